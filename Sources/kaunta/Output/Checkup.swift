import Console
import Daraja
import Payments
import Screen

/// One line of `doctor`: what was looked at, how it is, and what to do about it.
struct Checkup: Equatable, Sendable {
    /// What was looked at.
    var name: String
    /// How it is.
    var finding: Finding
    /// What was found.
    var detail: String
    /// What to do; empty when there is nothing to do.
    var fix = ""
    /// What the shell is told when it is bad.
    var status = ShellStatus.usage

    /// How something is.
    enum Finding: Equatable, Sendable {
        case good
        /// Worth a look; it stops nothing.
        case odd
        case bad

        fileprivate var mark: Mark {
            switch self {
            case .good: .paid
            case .odd: .dot
            case .bad: .failed
            }
        }

        fileprivate var role: Ink.Role {
            switch self {
            case .good: .good
            case .odd: .faint
            case .bad: .bad
            }
        }
    }

    /// The line.
    func line(_ ink: Ink) -> String {
        let gap = String(repeating: " ", count: max(1, 20 - name.count))
        let sign = ink.paint(String(finding.mark.character(in: ink.tier)), as: finding.role)
        return ink.fitted("\(sign) \(name)\(gap)\(detail)\(fix.isEmpty ? "" : " → \(fix)")")
    }
}

extension Checkup {
    /// The settings: where each came from, and what is wrong with them.
    static func settings(_ report: SettingsReport) -> [Checkup] {
        var lines = [
            Checkup(
                name: "settings file", finding: report.configPath == nil ? .odd : .good,
                detail: report.configPath ?? "none (it would be \(report.usualConfigPath ?? "config.toml"))"),
            Checkup(
                name: "secrets file", finding: report.secretsPath == nil ? .odd : .good,
                detail: report.secretsPath ?? "none"),
        ]
        for name in SettingName.allCases {
            guard let entry = report.entries[name] else { continue }
            lines.append(
                Checkup(name: name.rawValue, finding: .good, detail: "\(entry.value)  from \(entry.origin)".fitForEyes))
        }
        return lines
    }

    /// What stops the settings from being used.
    static func problems(_ error: SettingsError) -> [Checkup] {
        error.findings.map {
            Checkup(name: "settings", finding: .bad, detail: "\($0.place): \($0.what)".fitForEyes, fix: $0.fix)
        }
    }

    /// The gateway that the settings lead to.
    static func gateway(_ settings: GatewaySettings) -> [Checkup] {
        let heard =
            settings.callback.map { "\($0), heard at \(settings.listening.host):\(settings.listenPort)" }
            ?? "no address: questions do the work"
        return [
            Checkup(name: "gateway", finding: .good, detail: settings.account.description),
            Checkup(name: "callbacks", finding: settings.callback == nil ? .odd : .good, detail: heard),
            Checkup(name: "questions", finding: .good, detail: "\(settings.queriesPerMinute) a minute at most"),
        ]
    }

    /// What is said of the token while a till at work has one.
    static let tokenInUse = Checkup(
        name: "token", finding: .good, detail: "not asked for: the till at work has one, which a new one would end")

    /// Whether the gateway gives a token, and how far the clocks are apart.
    static func token(_ refusal: GatewayUnready?, skew: Duration?) -> [Checkup] {
        var lines: [Checkup] = []
        switch refusal {
        case nil, .clock: lines.append(Checkup(name: "token", finding: .good, detail: "given"))
        case .credentials(let reason):
            lines.append(
                Checkup(
                    name: "token", finding: .bad, detail: reason,
                    fix: "Copy key and secret from the Daraja portal again.",
                    status: .refused))
        case .unavailable(let reason):
            lines.append(
                Checkup(
                    name: "token", finding: .bad, detail: reason, fix: "Check this machine's network, then try again.",
                    status: .unavailable))
        }
        guard let skew else { return lines }
        let seconds = abs(skew.wholeSeconds)
        let detail = "\(seconds) s \(skew < .zero ? "behind" : "ahead of") the gateway's"
        lines.append(
            seconds > 300
                ? Checkup(
                    name: "clock", finding: .bad, detail: detail, fix: "Set the clock: prompts are held back.",
                    status: .refused)
                : Checkup(
                    name: "clock", finding: seconds > 60 ? .odd : .good, detail: detail,
                    fix: seconds > 60 ? "Set the clock before it gets worse." : ""))
        return lines
    }

    /// The terminal.
    static func terminal(_ surroundings: Surroundings, _ ink: Ink) -> Checkup {
        let name = surroundings.environment["TERM"] ?? ""
        let signs =
            switch ink.tier {
            case .unicode: "UTF-8"
            case .console: "the text console's signs"
            case .ascii: "ASCII only"
            }
        guard surroundings.canShowScreen else {
            return Checkup(
                name: "terminal", finding: .odd, detail: "no full screen here (TERM=\(name))".fitForEyes,
                fix: "The console prints lines here. For the full screen, use a terminal.")
        }
        return Checkup(
            name: "terminal", finding: ink.tier == .ascii ? .odd : .good,
            detail: "\(name), \(signs), \(ink.isColoured ? "colours" : "no colours")".fitForEyes,
            fix: ink.tier == .ascii ? "For better signs: export LANG=C.UTF-8" : "")
    }
}

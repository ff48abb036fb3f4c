import ArgumentParser
import Console
import Daraja
import Ledger
import Logging
import Payments
import Transport

/// Looks at everything that a payment needs, one line each.
struct DoctorVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check settings, keys, clock, ledger and terminal, each on a line with its fix.",
        discussion: """
            It asks the gateway for a token, which moves no money; not while a console or kaunta listen is at work, whose \
            token that would end. The exit status is that of the first fault.
            """
    )

    @Flag(help: "Ask nobody: look at this machine only.")
    var offline = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let surroundings = Surroundings.ofThisProcess()
        let report = common.report(surroundings)
        var checkups = Checkup.settings(report)
        var ink = Ink(
            language: .english, color: .auto, isTerminal: surroundings.writesToTerminal,
            environment: surroundings.environment)
        var settings: Settings?
        do {
            let found = try Settings(from: report)
            settings = found
            ink = Ink(
                language: found.language, color: found.color, isTerminal: surroundings.writesToTerminal,
                environment: surroundings.environment)
        } catch {
            checkups += Checkup.problems(error)
        }
        do {
            let gateway = try GatewaySettings(from: report)
            checkups += Checkup.gateway(gateway)
            let isAtWork = settings.map(Self.isAtWork) ?? false
            if !offline { checkups += try waitFor { await Self.ask(gateway, isAtWork: isAtWork) } }
        } catch let error as SettingsError {
            let known = checkups.map(\.detail)
            checkups += Checkup.problems(error).filter { !known.contains($0.detail) }
        }
        if let settings {
            checkups += try waitFor { [await Self.look(at: settings), await Self.supervisors(settings)] }
        }
        checkups.append(Checkup.terminal(surroundings, ink))

        for checkup in checkups { print(checkup.line(ink)) }
        if let worst = checkups.first(where: { $0.finding == .bad }) { throw worst.status }
    }

    /// Whether somebody takes payments with that ledger now.
    static func isAtWork(_ settings: Settings) -> Bool {
        let ledger = try? Ledger.open(at: settings.ledgerPath, as: .watcher, till: settings.till, timekeeper: .system)
        return ledger?.isWrittenTo ?? false
    }

    private static func ask(_ settings: GatewaySettings, isAtWork: Bool) async -> [Checkup] {
        let address = await Checkup.lookAtAddress(settings, at: Timekeeper.system.now())
        // A new token would end the one that the till at work sends its prompts with.
        if isAtWork { return [.tokenInUse] + [address].compactMap { $0 } }
        let wire = Wire(Transport(logger: .quiet("kaunta.doctor")))
        let gateway = DarajaGateway(account: settings.account, wire: wire, timekeeper: .system)
        var refusal: GatewayUnready?
        do { try await gateway.makeReady() } catch { refusal = error }
        let token = Checkup.token(refusal, skew: await gateway.clockSkew)
        return token + [address].compactMap { $0 }
    }

    /// Whether somebody's PIN can be found right.
    private static func supervisors(_ settings: Settings) async -> Checkup {
        let name = "supervisors"
        do {
            let found = try await LedgerReader(settings).supervisors()
            guard !found.isEmpty else {
                return Checkup(
                    name: name, finding: .odd, detail: "nobody has a PIN", fix: "kaunta supervisor set NAME")
            }
            try await LedgerReader(settings).checkKey(settings.pinKey?.read())
            return Checkup(name: name, finding: .good, detail: found.map(\.name.fitForEyes).joined(separator: ", "))
        } catch LedgerError.missing {
            return Checkup(name: name, finding: .odd, detail: "nobody has a PIN", fix: "kaunta supervisor set NAME")
        } catch {
            let words = VerbFailure(error)?.message ?? "\(error)"
            let prefix = "Nothing was changed: "
            let detail = words.hasPrefix(prefix) ? String(words.dropFirst(prefix.count)) : words
            return Checkup(name: name, finding: .bad, detail: detail.fitForEyes)
        }
    }

    private static func look(at settings: Settings) async -> Checkup {
        let path = settings.ledgerPath
        do {
            let ledger = try Ledger.open(at: path, as: .watcher, till: settings.till, timekeeper: .system)
            try await ledger.checkedWhole()
            try await ledger.checkSeals()
            try await ledger.checkStates()
            let count = try await ledger.count()
            let open = try await ledger.openLines().count
            return Checkup(name: "ledger", finding: .good, detail: "\(path): \(count) payments, \(open) open")
        } catch LedgerError.missing {
            return Checkup(name: "ledger", finding: .odd, detail: "\(path): not there yet, the first payment makes it")
        } catch {
            return Checkup(name: "ledger", finding: .bad, detail: "\(error)".fitForEyes, status: .fault)
        }
    }
}

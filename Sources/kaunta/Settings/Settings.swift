import Payments
import Screen

/// The settings that every verb needs: the ledger, the till's name, the language, the colours.
struct Settings: Equatable, Sendable {
    /// The file of the ledger.
    var ledgerPath: String
    /// Whether it is where a ledger is when nobody says where: that folder is made where there is none.
    var isUsualLedger: Bool
    /// The file of what PINs are mixed with, outside the ledger; nil where there is no folder for it.
    var pinKeyPath: String?
    /// The till's name: two letters or digits, the beginning of its tags.
    var till: String
    /// The name of the theme.
    var theme: String
    /// Whether a person chose that theme, by an option, a variable or the settings file.
    var isThemeChosen: Bool
    /// A theme file of its own (`--theme-file`), which goes before the name.
    var themeFile: String?
    /// The language of the words.
    var language: Language
    /// Whether to use colour.
    var color: ColorChoice
    /// The file of a person's own keys, where the command line names one.
    var keysFile: String?
    /// Whether the screen is for a screen reader.
    var isAccessible: Bool
    /// Whether the screen is drawn with the characters of ASCII alone: some fonts lack the others.
    var isASCII: Bool
    /// Whether little should move; nil when nobody said.
    var reducesMotion: Bool?
    /// What is heard and seen when something happens.
    var signals: Signals
    /// How the console appears; the verb that opens it finds out.
    var appearance = Appearance()

    /// Whether to use colour.
    enum ColorChoice: String, CaseIterable, Sendable {
        /// On a terminal, unless `NO_COLOR` is set.
        case auto
        case on
        case off
    }

    /// Checks what every verb needs.
    ///
    /// - Throws: `SettingsError`, everything that is wrong at once.
    init(from report: SettingsReport) throws(SettingsError) {
        var findings = report.findings.filter { $0.stops == .everything }
        ledgerPath = report[.ledger] ?? report.usualLedger ?? ""
        isUsualLedger = ledgerPath == report.usualLedger
        pinKeyPath = report.pinKeyPath
        if ledgerPath.isEmpty {
            findings.append(
                SettingsFinding(
                    what: "there is no home folder to keep the ledger in.", place: "HOME",
                    fix: "Say where: --ledger PATH", stops: .everything))
        }
        till = (report[.till] ?? "K2").uppercased()
        if till.count != 2 || !till.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) {
            findings.append(.wrong(.till, report, want: "two letters or digits, such as K2"))
        }
        theme = report[.theme] ?? "savanna-dark"
        isThemeChosen = report[.theme] != nil
        if !Settings.isThemeName(theme) {
            findings.append(.wrong(.theme, report, want: "a theme's name, such as savanna-dark or mono"))
        }
        language = .english
        if let code = report[.lang] {
            if let known = Language(rawValue: code.lowercased()) {
                language = known
            } else {
                findings.append(.wrong(.lang, report, want: "en or sw"))
            }
        }
        color = .auto
        if let word = report[.color] {
            if let known = ColorChoice(rawValue: word.lowercased()) {
                color = known
            } else {
                findings.append(.wrong(.color, report, want: "auto, on or off"))
            }
        }
        isASCII = Self.flag(.ascii, report, &findings) ?? false
        isAccessible = Self.flag(.accessible, report, &findings) ?? false
        reducesMotion = Self.flag(.reduceMotion, report, &findings)
        signals = Signals(
            paid: Self.signal(.signalPaid, report, &findings), failed: Self.signal(.signalFailed, report, &findings),
            needsYou: Self.signal(.signalNeedsYou, report, &findings))
        if !findings.isEmpty { throw SettingsError(findings: findings) }
    }

    /// Whether a word can be a theme's name: nothing that leads out of the folders.
    static func isThemeName(_ word: String) -> Bool {
        !word.isEmpty && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }

    private static func flag(
        _ name: SettingName, _ report: SettingsReport, _ findings: inout [SettingsFinding]
    ) -> Bool? {
        guard let word = report[name]?.lowercased() else { return nil }
        if ["1", "on", "true", "yes"].contains(word) { return true }
        if !["0", "off", "false", "no"].contains(word) { findings.append(.wrong(name, report, want: "on or off")) }
        return false
    }

    private static func signal(
        _ name: SettingName, _ report: SettingsReport, _ findings: inout [SettingsFinding]
    ) -> Signal {
        guard let word = report[name] else { return .bell }
        if let signal = Signal(rawValue: word.lowercased()) { return signal }
        findings.append(.wrong(name, report, want: "none, bell, flash or both"))
        return .bell
    }
}

extension SettingsFinding {
    /// A value that does not fit. The value is shown, so this is never used for a secret.
    static func wrong(_ name: SettingName, _ report: SettingsReport, want: String) -> SettingsFinding {
        SettingsFinding(
            what: "“\(report.entries[name]?.value.description ?? "")” is no \(name.rawValue).",
            place: report.place(of: name),
            fix: "Write \(want).", stops: name.isForGateway ? .gateway : .everything)
    }
}

import Daraja
import Payments

/// What it takes to talk to Safaricom, or to the sandbox of our own: checked, typed, and safe together.
struct GatewaySettings: Equatable, Sendable {
    /// The account at the gateway: which one, its keys, and what customers pay to.
    var account: DarajaAccount
    /// Who may ask about single receipts and give payments back; nil where nobody may.
    var initiator: Initiator?
    /// Where callbacks reach us from outside; nil when nothing does, and questions do the work.
    var callback: CallbackBase?
    /// The port where callbacks are heard.
    var listenPort: Int
    /// How they are heard, and whose.
    var listening: ListenerSettings
    /// How many questions a minute the app may ask.
    var queriesPerMinute: Int
    /// How many prompts may go out.
    var promptLimits: PromptLimits
    /// The organisation's own phone, as registered with Safaricom for its list; nil where the list is not used.
    var pullPhone: MSISDN?

    /// The questions a minute that Safaricom's sandbox answers.
    static let usualQueriesPerMinute = 5

    /// Where callbacks are heard when nobody says otherwise.
    static let usualListenPort = 8701

    /// Checks them, each and together.
    ///
    /// - Throws: `SettingsError`, everything that is wrong at once.
    init(from report: SettingsReport) throws(SettingsError) {
        var findings = report.findings.filter { $0.stops != .nobody }
        let host = DarajaHost.read(report, &findings)
        let payee = CollectionPoint.read(report, &findings)
        callback = CallbackBase.read(report, host: host, &findings)
        listenPort = Self.number(.listenPort, report, 1...65_535, usual: Self.usualListenPort, &findings)
        listening = ListenerSettings(report, host: host, &findings)
        queriesPerMinute = Self.number(
            .queriesPerMinute, report, 1...600, usual: Self.usualQueriesPerMinute, &findings)
        let usual = PromptLimits()
        promptLimits = PromptLimits(
            perPhone: Self.number(.promptsPerPhone, report, 1...1000, usual: usual.perPhone, &findings),
            perPhoneDay: Self.number(.promptsPerPhoneDay, report, 1...1000, usual: usual.perPhoneDay, &findings),
            perTill: Self.number(.promptsPerTill, report, 1...1000, usual: usual.perTill, &findings))
        if let text = report[.pullPhone] {
            pullPhone = try? MSISDN(parsing: text)
            if pullPhone == nil {
                findings.append(.wrong(.pullPhone, report, want: "a mobile number, such as 0712345678"))
            }
        }
        initiator = Self.initiator(report, &findings)
        let key = Self.secret(.consumerKey, report, &findings)
        let secret = Self.secret(.consumerSecret, report, &findings)
        let passkey = Self.secret(.passkey, report, &findings)
        guard findings.isEmpty, let host, let payee else { throw SettingsError(findings: findings) }
        do {
            account = try DarajaAccount(
                consumerKey: key, consumerSecret: secret, passkey: passkey, payee: payee, host: host)
        } catch {
            throw SettingsError(findings: [Self.finding(for: error, report)])
        }
    }

    private static func secret(
        _ name: SettingName, _ report: SettingsReport, _ findings: inout [SettingsFinding]
    ) -> Secret {
        let value = report[name] ?? ""
        if value.isEmpty {
            // A file that was refused is the reason, and said already.
            let refused = findings.contains { finding in
                report.secretsPath.map(finding.place.hasPrefix) ?? false
            }
            if !refused { findings.append(.missing(name)) }
        } else if !value.allSatisfy({ $0.isASCII && !$0.isWhitespace }) {
            findings.append(
                SettingsFinding(
                    what: "the \(name.rawValue) has a space or a strange character in it.",
                    place: report.place(of: name), fix: "Copy it again from the Daraja portal, in one piece.",
                    stops: .gateway))
        }
        return Secret(value)
    }

    /// Both of its parts, or none of them.
    private static func initiator(_ report: SettingsReport, _ findings: inout [SettingsFinding]) -> Initiator? {
        let names: [SettingName] = [.initiatorName, .securityCredential]
        guard names.contains(where: { report[$0] != nil }) else { return nil }
        for name in names where report[name] == nil { findings.append(.missing(name)) }
        guard let name = report[.initiatorName], report[.securityCredential] != nil else { return nil }
        return Initiator(name: name, credential: secret(.securityCredential, report, &findings))
    }

    private static func number(
        _ name: SettingName, _ report: SettingsReport, _ range: ClosedRange<Int>, usual: Int,
        _ findings: inout [SettingsFinding]
    ) -> Int {
        guard let text = report[name] else { return usual }
        guard let number = Int(text), range.contains(number) else {
            findings.append(
                .wrong(name, report, want: "a whole number from \(range.lowerBound) to \(range.upperBound)"))
            return usual
        }
        return number
    }

    /// An account refuses what belongs to the public sandbox when real money would move.
    private static func finding(for fault: AccountFault, _ report: SettingsReport) -> SettingsFinding {
        let name: SettingName =
            switch fault {
            case .missing("consumer key"): .consumerKey
            case .missing("consumer secret"): .consumerSecret
            case .missing, .sandboxInProduction("passkey"): .passkey
            case .sandboxInProduction: .shortcode
            }
        return SettingsFinding(
            what: fault.description, place: report.place(of: name),
            fix: "Set your own, or set \(SettingName.environment.variable)=sandbox.", stops: .gateway)
    }
}

extension SettingsFinding {
    /// A setting that has to be there.
    static func missing(_ name: SettingName) -> SettingsFinding {
        let file = name.isSecret ? "secrets.toml" : "config.toml"
        return SettingsFinding(
            what: "it is not set.", place: name.variable,
            fix: "Export \(name.variable), or put \(name.rawValue) into \(file).", stops: .gateway)
    }
}

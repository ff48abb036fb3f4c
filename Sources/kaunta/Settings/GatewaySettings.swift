import Payments
import Transport

/// What it takes to talk to Safaricom, or to the sandbox of our own: checked, typed, and safe together.
struct GatewaySettings: Equatable, Sendable {
    /// Which gateway.
    var host: HostChoice
    /// The app's key.
    var consumerKey: Secret
    /// The app's secret.
    var consumerSecret: Secret
    /// The passkey of the number that signs.
    var passkey: Secret
    /// What customers pay to.
    var payee: CollectionPoint
    /// Where callbacks reach us from outside; nil when nothing does, and questions do the work.
    var callback: WebAddress?
    /// The port on loopback where callbacks are heard.
    var listenPort: Int
    /// How many questions a minute the app may ask.
    var queriesPerMinute: Int

    /// The passkey that Safaricom publishes for its sandbox.
    static let publicSandboxPasskey = "bfb279f9aa9bdbcf158e97dd71a467cd2e0c893059b10f78e6b72ada1ed2c919"

    /// The questions a minute that Safaricom's sandbox answers.
    static let usualQueriesPerMinute = 5

    /// Where callbacks are heard when nobody says otherwise.
    static let usualListenPort = 8701

    /// Checks them, each and together.
    ///
    /// - Throws: `SettingsError`, everything that is wrong at once.
    init(from report: SettingsReport) throws(SettingsError) {
        var findings = report.findings.filter { $0.stops != .nobody }
        let host = HostChoice.read(report, &findings)
        let payee = CollectionPoint.read(report, &findings)
        callback = WebAddress.readCallback(report, host: host, &findings)
        listenPort = Self.number(.listenPort, report, 1...65_535, usual: Self.usualListenPort, &findings)
        queriesPerMinute = Self.number(
            .queriesPerMinute, report, 1...600, usual: Self.usualQueriesPerMinute, &findings)
        consumerKey = Self.secret(.consumerKey, report, &findings)
        consumerSecret = Self.secret(.consumerSecret, report, &findings)
        passkey = Self.secret(.passkey, report, &findings)
        if host == .production {
            Self.guardProduction(report, payee: payee, &findings)
        }
        guard findings.isEmpty, let host, let payee else { throw SettingsError(findings: findings) }
        self.host = host
        self.payee = payee
    }

    private static func secret(
        _ name: SettingName, _ report: SettingsReport, _ findings: inout [SettingsFinding]
    ) -> Secret {
        let value = report[name] ?? ""
        if value.isEmpty {
            // A file that was refused is the reason, and said already.
            let refused = findings.contains { finding in report.secretsPath.map(finding.place.hasPrefix) ?? false }
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

    private static func guardProduction(
        _ report: SettingsReport, payee: CollectionPoint?, _ findings: inout [SettingsFinding]
    ) {
        if let payee, [payee.signer.digits, payee.payee.digits].contains(ShortCode.publicSandbox) {
            findings.append(
                SettingsFinding(
                    what:
                        "\(ShortCode.publicSandbox) is the public sandbox's number: in production nobody here would get the money.",
                    place: report.place(of: .shortcode),
                    fix: "Set your own number, or set \(SettingName.environment.variable)=sandbox.", stops: .gateway))
        }
        if report[.passkey] == publicSandboxPasskey {
            findings.append(
                SettingsFinding(
                    what: "this is the public sandbox's passkey: production refuses it.",
                    place: report.place(of: .passkey),
                    fix:
                        "Set the passkey that came with your number, or set \(SettingName.environment.variable)=sandbox.",
                    stops: .gateway))
        }
    }
}

extension SettingsFinding {
    /// A setting that has to be there.
    static func missing(_ name: SettingName) -> SettingsFinding {
        let file = name.isSecret ? "secrets.toml" : "config.toml"
        return SettingsFinding(
            what: "it is not set.", place: name.variable,
            fix: "Export \(name.variable), or put \(name.rawValue) into \(file).",
            stops: .gateway)
    }
}

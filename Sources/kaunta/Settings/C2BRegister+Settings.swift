import Daraja
import Payments

extension C2BRegister {
    /// Makes the registration that the settings describe: the callback address with a secret last part for each of the
    /// two.
    ///
    /// - Parameter number: whose payments are told of; nil takes the number that signs.
    /// - Throws: `SettingsError`, everything that is missing at once.
    static func read(
        _ report: SettingsReport, _ gateway: GatewaySettings, number: ShortCode? = nil, version: C2BVersion,
        silence: Silence
    ) throws(SettingsError) -> C2BRegister {
        var findings: [SettingsFinding] = []
        if gateway.callback == nil {
            findings.append(
                SettingsFinding(
                    what: "it is not set, so Safaricom could post nowhere.", place: report.place(of: .callbackURL),
                    fix: "Write the public https address that leads here.", stops: .gateway))
        }
        let confirmation = token(.confirmationToken, report, &findings)
        let validation = token(.validationToken, report, &findings)
        guard let base = gateway.callback, let confirmation, let validation else {
            throw SettingsError(findings: findings)
        }
        do {
            return try C2BRegister(
                number ?? gateway.account.payee.signer, at: base, confirmation: confirmation, validation: validation,
                version: version, silence: silence)
        } catch {
            throw SettingsError(findings: [
                SettingsFinding(
                    what: "\(error)", place: report.place(of: .validationToken),
                    fix: "Make two new ones: kaunta c2b tokens", stops: .gateway)
            ])
        }
    }

    private static func token(
        _ name: SettingName, _ report: SettingsReport, _ findings: inout [SettingsFinding]
    ) -> CallbackToken? {
        guard let text = report[name] else {
            findings.append(
                SettingsFinding(
                    what: "it is not set.", place: name.variable,
                    fix: "Put \(name.rawValue) into secrets.toml. Fresh ones: kaunta c2b tokens", stops: .gateway))
            return nil
        }
        guard let token = CallbackToken(text) else {
            findings.append(
                SettingsFinding(
                    what: "the \(name.rawValue) is not 40 lowercase hex digits.", place: report.place(of: name),
                    fix: "Fresh ones: kaunta c2b tokens", stops: .gateway))
            return nil
        }
        return token
    }
}

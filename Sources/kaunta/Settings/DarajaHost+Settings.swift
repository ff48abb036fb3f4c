import Daraja

extension DarajaHost {
    /// Chooses the gateway by `environment` and `base_url`, which must not pull apart.
    static func read(_ report: SettingsReport, _ findings: inout [SettingsFinding]) -> DarajaHost? {
        let environment = report[.environment]
        guard let written = report[.baseURL] else {
            return environment == "production" ? .production : .sandbox
        }
        let host: DarajaHost
        do {
            host = try DarajaHost(base: written)
        } catch {
            findings.append(
                SettingsFinding(
                    what: error.description, place: report.place(of: .baseURL),
                    fix: "Write \(DarajaHost.sandbox.base), \(DarajaHost.production.base) or http://127.0.0.1:8700.",
                    stops: .gateway))
            return nil
        }
        guard let environment, (environment == "production") != (host == .production) else { return host }
        let isEscape = environment == "production"
        let environmentVariable = SettingName.environment.variable
        let addressVariable = SettingName.baseURL.variable
        findings.append(
            SettingsFinding(
                what: isEscape
                    ? "production settings can never reach a sandbox."
                    : "the sandbox was chosen, and the base address is production's.",
                place: "\(report.place(of: .environment)), \(report.place(of: .baseURL))",
                fix: isEscape
                    ? "Take \(addressVariable) out for production, or set \(environmentVariable)=sandbox."
                    : "Take \(addressVariable) out, or set \(environmentVariable)=production.",
                stops: .gateway))
        return nil
    }
}

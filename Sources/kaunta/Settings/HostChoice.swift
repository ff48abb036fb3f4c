import Transport

/// Which gateway the settings choose.
enum HostChoice: Equatable, Sendable, CustomStringConvertible {
    /// Safaricom's sandbox.
    case sandbox
    /// Safaricom, for real money.
    case production
    /// A server on this machine that speaks as Safaricom does.
    case local(WebAddress)

    /// The two hosts of Safaricom.
    static let sandboxHost = "sandbox.safaricom.co.ke"
    static let productionHost = "api.safaricom.co.ke"

    /// Whether real money moves.
    var movesMoney: Bool { self == .production }

    var description: String {
        switch self {
        case .sandbox: "Safaricom's sandbox"
        case .production: "Safaricom, production"
        case .local(let address): "this machine's sandbox (\(address))"
        }
    }

    /// Chooses it by `environment` and `base_url`, which must not pull apart.
    static func read(_ report: SettingsReport, _ findings: inout [SettingsFinding]) -> HostChoice? {
        let environment = report[.environment]
        guard let written = report[.baseURL] else {
            return environment == "production" ? .production : .sandbox
        }
        guard let address = WebAddress(bare: written), let host = named(by: address) else {
            findings.append(
                SettingsFinding(
                    what: "a base address may only be Safaricom's or this machine's own.",
                    place: report.place(of: .baseURL),
                    fix: "Write https://\(sandboxHost), https://\(productionHost) or http://127.0.0.1:8700.",
                    stops: .gateway))
            return nil
        }
        guard environment != nil, environment != host.environment else { return host }
        let isEscape = environment == "production"
        findings.append(
            SettingsFinding(
                what: isEscape
                    ? "production settings can never reach a sandbox."
                    : "the sandbox was chosen, and the base address is production's.",
                place: "\(report.place(of: .environment)), \(report.place(of: .baseURL))",
                fix: isEscape
                    ? "Take \(SettingName.baseURL.variable) out for production, or set \(SettingName.environment.variable)=sandbox."
                    : "Take \(SettingName.baseURL.variable) out, or set \(SettingName.environment.variable)=production.",
                stops: .gateway))
        return nil
    }

    private static func named(by address: WebAddress) -> HostChoice? {
        guard address.path.isEmpty else { return nil }
        if address.isLoopback { return .local(address) }
        guard address.isSecure, address.port == 443 else { return nil }
        switch address.host {
        case sandboxHost: return .sandbox
        case productionHost: return .production
        default: return nil
        }
    }

    private var environment: String {
        switch self {
        case .sandbox, .local: "sandbox"
        case .production: "production"
        }
    }
}

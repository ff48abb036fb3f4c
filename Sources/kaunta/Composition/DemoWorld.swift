import Glibc
import Logging
import Payments
import Sandbox

/// A sandbox with a customer in it, inside this process: what `kaunta demo` practises on.
struct DemoWorld {
    /// The settings that lead to the sandbox.
    let gateway: GatewaySettings
    /// The ledger, thrown away at the end unless one was named.
    let ledgerPath: String
    private let folder: String?
    private let serving: Task<Void, Never>

    /// How long the customer in it takes to type a PIN.
    static let customerTakes = Duration.seconds(6)

    /// Starts it on a free port.
    ///
    /// - Parameter ledger: the ledger to use; nil makes one that is thrown away.
    static func open(ledger: String?) async throws -> DemoWorld {
        var configuration = SandboxConfiguration()
        configuration.port = 0
        configuration.customer = .pays(after: customerTakes)
        // A person who tries things out sells the same tea twice within two minutes.
        configuration.refusesSameAmount = false
        configuration.queryLimit = RateLimit(calls: 60, period: .seconds(60), burst: 10)
        let server = try SandboxServer(
            configuration: configuration, timekeeper: .system, logger: .quiet("kaunta.sandbox"))
        let serving = Task { _ = try? await server.run() }
        let exports = try await server.exports
        // The same person asks the same phone again and again.
        let sources = SettingsSources(
            flags: [
                .queriesPerMinute: "30", .promptsPerPhone: "1000", .promptsPerPhoneDay: "1000", .promptsPerTill: "1000",
            ], configFlag: nil,
            environment: Dictionary(exports.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
            read: { _ in nil }, user: geteuid())
        let gateway = try GatewaySettings(from: SettingsReport(from: sources))
        let folder = ledger == nil ? try makeFolder() : nil
        return DemoWorld(
            gateway: gateway, ledgerPath: ledger ?? "\(folder ?? "/tmp")/ledger.sqlite", folder: folder,
            serving: serving)
    }

    /// Ends it, and throws the practice ledger away.
    func close() async {
        serving.cancel()
        await serving.value
        guard let folder else { return }
        for name in Self.files { unlink("\(folder)/\(name)") }
        rmdir("\(folder)/ledger.sqlite.listener")
        rmdir(folder)
    }

    private static let files = [
        "ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm", "ledger.sqlite.lock",
        "ledger.sqlite.listener/messages",
    ]

    private static func makeFolder() throws -> String {
        var name = Array("/tmp/kaunta-demo-XXXXXX".utf8CString)
        guard mkdtemp(&name) != nil else {
            throw VerbFailure("No folder for the practice ledger could be made in /tmp.", .fault)
        }
        return String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

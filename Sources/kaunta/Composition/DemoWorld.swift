import Daraja
import Glibc
import Ledger
import Logging
import Payments
import Sandbox

/// A sandbox with a customer in it, inside this process: what `kaunta demo` practises on.
struct DemoWorld {
    /// The settings that lead to the sandbox.
    let gateway: GatewaySettings
    /// The ledger, thrown away at the end unless one was named.
    let ledgerPath: String
    /// Where somebody in it pays straight to the shop.
    let payments: String
    /// The last parts of the addresses where that is told.
    private let direct: (confirmation: CallbackToken, validation: CallbackToken)
    private let folder: String?
    private let server: SandboxServer
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
        let direct = (
            confirmation: CallbackToken(from: .system), validation: CallbackToken(from: .system)
        )
        // The same person asks the same phone again and again.
        let sources = SettingsSources(
            flags: [
                .queriesPerMinute: "30", .promptsPerPhone: "1000", .promptsPerPhoneDay: "1000", .promptsPerTill: "1000",
                .confirmationToken: direct.confirmation.hex, .validationToken: direct.validation.hex,
            ], configFlag: nil,
            environment: Dictionary(exports.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
            read: { _ in nil }, user: geteuid())
        let gateway = try GatewaySettings(from: SettingsReport(from: sources))
        let folder = ledger == nil ? try makeFolder() : nil
        return DemoWorld(
            gateway: gateway, ledgerPath: ledger ?? "\(folder ?? "/tmp")/ledger.sqlite",
            payments: "\(try await server.baseURL)/sandbox/payments", direct: direct, folder: folder, server: server,
            serving: serving)
    }

    /// Has money that is paid straight to the shop told there.
    ///
    /// - Throws: what is wrong with the address, or why the sandbox did not take it.
    func tell(of base: CallbackBase) async throws {
        let addresses = try C2BRegister(
            gateway.account.payee.signer, at: base, confirmation: direct.confirmation, validation: direct.validation)
        _ = try await gateway.account.registering(for: "demo") { calls async throws(GatewayUnready) in
            try await calls.register(addresses)
        }
    }

    /// How money comes that no prompt asked for.
    var hint: Phrase {
        let order = "curl -d '{\"amount\": 350, \"account\": \"INV1\"}' \(payments)"
        return Phrase(
            "Practice: somebody pays straight to the shop when another terminal says \(order)",
            sw: "Mazoezi: mtu hulipa moja kwa moja dukani terminali nyingine ikisema \(order)")
    }

    /// Has somebody pay straight to the shop; the reason when that could not be.
    func feed(_ order: DirectOrder) -> String? {
        do { _ = try waitFor { [server] in try await server.pay(order) } } catch { return "\(error)" }
        return nil
    }

    /// The key of its PINs, beside its ledger: they are for practice.
    var pinKeyPath: String { folder.map { "\($0)/pin.key" } ?? "\(ledgerPath).pin.key" }

    /// The PIN in it, which is no good anywhere else: everybody has read it.
    static let practiceDigits = "730518"
    private static let supervisor = (name: "Amina", digits: practiceDigits)

    /// Whose PIN there is.
    static let practicePIN = Phrase(
        "practice: \(supervisor.name), \(supervisor.digits)", sw: "mazoezi: \(supervisor.name), \(supervisor.digits)")

    /// Gives its supervisor a PIN, if nobody has one.
    func appoint(in ledger: Ledger, _ settings: Settings, at now: Timestamp) async throws {
        guard let key = settings.pinKey, let pin = PIN(typed: Self.supervisor.digits) else { return }
        let supervisors = Supervisors(
            // A PIN that everybody reads off the screen is worth no work.
            of: ledger, pepper: try key.read() ?? key.make(from: .system), chance: .system, work: 8)
        if try await supervisors.all().isEmpty {
            try await supervisors.set(pin, for: Self.supervisor.name, by: nil, at: now)
        }
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
        "ledger.sqlite.listener/messages", "pin.key",
    ]

    private static func makeFolder() throws -> String {
        var name = Array("/tmp/kaunta-demo-XXXXXX".utf8CString)
        guard mkdtemp(&name) != nil else {
            throw VerbFailure("No folder for the practice ledger could be made in /tmp.", .fault)
        }
        return String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

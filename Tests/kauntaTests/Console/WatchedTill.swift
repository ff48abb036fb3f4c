import Foundation
import Glibc
import Ledger
import Logging
import Payments
import Sandbox
import TestSupport
import Testing
import Transport

@testable import kaunta

/// A real till against a sandbox in this process. Whenever its screen is looked at, what it says is held against the
/// ledger.
final class WatchedTill {
    private let till: Till
    private let server: SandboxServer
    private let ledgerPath: String
    private let known: Set<Int64>
    private var ledger: Ledger?

    init(_ till: Till, server: SandboxServer, ledgerPath: String, known: Set<Int64>) {
        self.till = till
        self.server = server
        self.ledgerPath = ledgerPath
        self.known = known
    }

    /// What the screen says now.
    var claims: ScreenClaims { ScreenClaims(on: till.text.split(separator: "\n").map(String.init), known: known) }

    /// Whether the list of all payments is shown, with a row for each.
    var showsRows: Bool { known.allSatisfy { till.text.contains(" \($0).00 ") } }

    /// Opens the ledger beside the till, to watch.
    func openLedger() throws -> Ledger {
        let ledger = try Ledger.open(at: ledgerPath, as: .watcher, till: "K2", timekeeper: .system)
        self.ledger = ledger
        return ledger
    }

    /// Looks at the screen until it shows that text.
    func wait(for text: String) async throws {
        try await watch(until: "“\(text)” is shown") { self.till.text.contains(text) }
    }

    /// Looks at the screen until something is so, and takes every look for the truth of what it says.
    ///
    /// - Throws: when the screen says PAID of what the ledger does not, or the wait is hopeless.
    func watch(until what: String, _ isSo: () async throws -> Bool) async throws {
        for _ in 0..<6000 {
            try await look()
            if try await isSo() { return }
            try await Task.sleep(for: .milliseconds(25))
        }
        throw Pseudoterminal.Failure(reason: "It never came that \(what). The screen:\n\(till.text)")
    }

    /// Types a payment, reads it back, and sends it.
    func send(_ shillings: Int64, to phone: String, reference: String = "") async throws {
        let ledger = try #require(ledger)
        try await watch(until: "the form is there") { !self.till.text.contains("F9 ") }
        till.type("\(phone)\r\(shillings)\r\(reference)\r")
        try await watch(until: "\(shillings) is read back") { self.till.text.contains("F9 ") }
        // The send key is dead while the hand is still moving. Once the payment is sent and the form empty, it does
        // nothing.
        let clock = ContinuousClock()
        var next = clock.now + Self.stroke
        try await watch(until: "\(shillings) is sent") {
            if try await ledger.record(of: shillings) != nil { return true }
            if clock.now >= next {
                self.till.type("\u{1B}[20~")
                next = clock.now + Self.stroke
            }
            return false
        }
    }

    /// From one press of the send key to the next: longer than it is dead.
    private static let stroke = Duration.milliseconds(700)

    /// Goes to the list of all payments.
    func showList() { till.type("\u{1B}OR") }

    /// Posts a success that never happened to the payment's own callback address, as whoever overheard it could.
    func forgeSuccess(of shillings: Int64) async throws {
        let ledger = try #require(ledger)
        var reference: AccountReference?
        try await watch(until: "\(shillings) is accepted") {
            let record = try await ledger.record(of: shillings)
            reference = record?.attempt.reference
            return record?.state == .pending
        }
        let log = await server.log
        let order = try #require(log.orders.first { $0.reference == reference?.text })
        let checkout = try #require(order.prompts.first)
        let address = try #require(URL(string: order.callback))
        let body: JSON = [
            "Body": [
                "stkCallback": [
                    "MerchantRequestID": "29115-34620561-1", "CheckoutRequestID": .string(checkout), "ResultCode": 0,
                    "ResultDesc": "The service request is processed successfully.",
                    "CallbackMetadata": [
                        "Item": [
                            ["Name": "Amount", "Value": .number("\(shillings).00")],
                            ["Name": "MpesaReceiptNumber", "Value": "UKP7FORGED"],
                        ]
                    ],
                ]
            ]
        ]
        let reply = try await RawHTTP.send(
            "POST", address.path, port: try #require(address.port), headers: ["Content-Type": "application/json"],
            body: body.bytes)
        #expect(reply.status == 200)
    }

    /// One look. What stands on the screen was written before the ledger is read, so the ledger must know it.
    private func look() async throws {
        till.look(milliseconds: 0)
        guard let ledger else { return }
        let claims = claims
        let settled = try await ledger.settled()
        let isTrue =
            claims.amounts.isSubset(of: settled) && (claims.ownerless.isEmpty || !settled.isEmpty)
            && claims.total ?? 0 <= settled.count
        if !isTrue {
            throw Pseudoterminal.Failure(
                reason: "The screen says paid: \(claims). Settled: \(settled). The screen:\n\(till.text)")
        }
    }
}

/// Runs a sandbox and a till against it for the time of a test.
func withWatchedTill(
    language: Language, known: Set<Int64>, body: (WatchedTill) async throws -> Void
) async throws {
    var configuration = SandboxConfiguration()
    configuration.port = 0
    configuration.queryLimit = nil
    let server = try SandboxServer(
        configuration: configuration, timekeeper: .system,
        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let serving = Task { try await server.run() }
    let home = FileManager.default.temporaryDirectory.appending(path: "kaunta-truth-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    defer {
        serving.cancel()
        try? FileManager.default.removeItem(at: home)
    }
    let port = try RawHTTP.freePort()
    var environment = [
        "KAUNTA_LEDGER": home.appending(path: "ledger.sqlite").path, "KAUNTA_LANG": language.rawValue,
        "KAUNTA_QUERIES_PER_MINUTE": "600", "KAUNTA_LISTEN_PORT": "\(port)",
        "KAUNTA_PROMPTS_PER_PHONE": "1000", "KAUNTA_PROMPTS_PER_PHONE_DAY": "1000", "KAUNTA_PROMPTS_PER_TILL": "1000",
        "MPESA_CALLBACK_URL": "http://127.0.0.1:\(port)",
    ]
    for export in try await server.exports { environment[export.name] = export.value }
    // In a function of its own: the till is gone, and asks nothing more, before the server goes.
    func watch() async throws {
        let till = try Till(arguments: [], columns: 120, rows: 40, extra: environment)
        try await body(
            WatchedTill(till, server: server, ledgerPath: home.appending(path: "ledger.sqlite").path, known: known))
    }
    try await watch()
}

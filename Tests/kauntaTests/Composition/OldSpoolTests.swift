import Daraja
import Engine
import Foundation
import Ledger
import Payments
import Synchronization
import TestSupport
import Testing

@testable import Listener
@testable import kaunta

/// What an older version put aside beside the ledger, when it listened in the process that keeps the books.
@Suite(.timeLimit(.minutes(1))) struct OldSpoolTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/kaunta-old-spool-\(UUID().uuidString)"
    private let clock = TestTimekeeper()
    private let payee = CollectionPoint.payBill(knownShortCode, account: nil)

    private var path: String { folder + "/ledger.sqlite" }

    /// A ledger with a prompt that is out, and beside it a file with a message about it, or about one that is not there.
    private func withOldSpool(
        about other: AttemptID? = nil, _ body: (Ledger, AttemptID, ListenerEvents) async throws -> Void
    ) async throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let ledger = try Ledger.open(
            at: path, as: .owner(program: "test", boot: BootID("boot")), till: "T4", timekeeper: clock.timekeeper)
        let token = CallbackToken(from: SeededChance(7).chance)
        let attempt = try await ledger.prepare(try order(), payee: payee, token: token, at: clock.now).attempt.id
        _ = try await ledger.markSending(attempt, token: token, boot: BootID("boot"), at: clock.now)
        let message = """
            {"Body":{"stkCallback":{"MerchantRequestID":"1-1-1","CheckoutRequestID":"ws_CO_1","ResultCode":0,\
            "ResultDesc":"ok","CallbackMetadata":{"Item":[{"Name":"Amount","Value":100.00},\
            {"Name":"MpesaReceiptNumber","Value":"UJ27ABCD12"}]}}}}
            """
        let left = SpooledMessage(
            body: Array(message.utf8), address: .known(.prompt(other ?? attempt)), peer: "127.0.0.1", isListed: true,
            at: clock.now)
        #expect(await (try EmergencySpool(at: path + ".spool")).put(left))
        let events = ListenerEvents()
        let hearing = try await Hearing.start(
            on: .nowhere, try GatewaySettings(from: Samples.report()).listening, payee: payee, ledger: ledger, at: path,
            clock: SteadyClock(clock.timekeeper), pulse: Pulse(clock: SteadyClock(clock.timekeeper)),
            bells: IntakeBells(onHeard: { _ in }), telling: { events.note($0) })
        defer { for task in hearing.tasks { task.cancel() } }
        try await body(ledger, attempt, events)
    }

    @Test func whatAnOlderVersionPutAsideIsReadAndItsFileIsGone() async throws {
        try await withOldSpool { ledger, attempt, _ in
            while access(path + ".spool", F_OK) == 0 { try await Task.sleep(for: .milliseconds(1)) }
            while try await !ledger.unsettled().isEmpty { try await Task.sleep(for: .milliseconds(1)) }
            #expect(try await ledger.record(of: attempt)?.state == .claimed)
        }
    }

    @Test func whatWaitsForAPaymentThatIsNotThereStaysInTheFile() async throws {
        try await withOldSpool(about: AttemptID("gone")) { _, _, events in
            while !events.all.contains(.stranded(count: 1)) { try await Task.sleep(for: .milliseconds(1)) }
            #expect(await (try EmergencySpool(at: path + ".spool")).messages.count == 1)
        }
    }
}

/// What the listener told of itself.
private final class ListenerEvents: Sendable {
    private let events = Mutex<[ListenerEvent]>([])

    var all: [ListenerEvent] { events.withLock { $0 } }

    func note(_ event: ListenerEvent) { events.withLock { $0.append(event) } }
}

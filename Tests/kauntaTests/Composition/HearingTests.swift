import Daraja
import Engine
import FoundationEssentials
import Ledger
import Listener
import Payments
import TestSupport
import Testing

@testable import kaunta

/// How the listener of a till at work is started.
@Suite struct HearingTests {
    private let path = FileManager.default.temporaryDirectory.appending(path: "kaunta-hearing-\(UUID().uuidString)")
        .path
    private let clock = TestTimekeeper()
    private let payee = CollectionPoint.payBill(knownShortCode, account: nil)

    @Test func withoutAnAddressWhatAnEarlierRunKeptIsReadAllTheSame() async throws {
        defer {
            for end in ["", "-wal", "-shm", ".lock", ".listener"] {
                try? FileManager.default.removeItem(atPath: path + end)
            }
        }
        let ledger = try Ledger.open(
            at: path, as: .owner(program: "test", boot: BootID("boot")), till: "T4",
            timekeeper: clock.timekeeper)
        let token = CallbackToken(from: SeededChance(7).chance)
        let attempt = try await ledger.prepare(try order(), payee: payee, token: token, at: clock.now).attempt.id
        _ = try await ledger.markSending(attempt, token: token, boot: BootID("boot"), at: clock.now)
        func message() -> InboundMessage {
            let body = """
                {"Body":{"stkCallback":{"MerchantRequestID":"1-1-1","CheckoutRequestID":"ws_CO_1","ResultCode":0,\
                "ResultDesc":"ok","CallbackMetadata":{"Item":[{"Name":"Amount","Value":100.00},\
                {"Name":"MpesaReceiptNumber","Value":"UJ27ABCD12"}]}}}}
                """
            return InboundMessage(body: Array(body.utf8), address: .prompt(attempt), peer: "127.0.0.1", at: clock.now)
        }
        _ = try await ledger.keep(message())
        let hearing = try await Hearing.start(
            on: .nowhere, try GatewaySettings(from: Samples.report()).listening, payee: payee, ledger: ledger, at: path,
            clock: SteadyClock(clock.timekeeper), pulse: Pulse(clock: SteadyClock(clock.timekeeper)),
            bells: IntakeBells(onHeard: { _ in }))
        // What the disk did not take yet is tried again, and nothing else runs.
        #expect(hearing.tasks.count == 2)
        for task in hearing.tasks { task.cancel() }
        #expect(try await ledger.unsettled().isEmpty)
        #expect(try await ledger.record(of: attempt)?.state == .claimed)
    }

    @Test(arguments: [
        ("INVOICE 7", true), ("invoice 7", true), ("T4ABCD", true), ("t4abcd", true), ("T4ABC", false), ("", false),
    ])
    func aPayersAccountIsReadWhateverItsCase(account: String, isMeant: Bool) throws {
        let line = PaymentLine(
            number: 1, id: AttemptID("a"), tag: Tag("T4ABCD"), createdAt: clock.now,
            phone: try order().phone, amount: try order().amount,
            reference: try #require(AccountReference("Invoice 7")), state: .pending, resultCode: nil, receipt: nil,
            nextCheckAt: nil, sentAt: nil, updatedAt: clock.now)
        #expect(line.isPaid(to: account) == isMeant)
    }
}

import Ledger
import Payments
import TestSupport
import Testing

/// What becomes of a sale that two prompts paid, once one of the two payments was given back.
struct DoubledTests {
    private let ledger: Ledger

    init() throws { ledger = try Shop().open() }

    private let later = Shop.start + .seconds(200)
    private let receipts = ["UK6H4X2QP7", "UK6H4X2QP8", "UK6H4X2QP9"].compactMap(Receipt.init)

    /// Two prompts for one sale, of which the second is paid.
    private func asked() async throws -> (first: AttemptID, second: AttemptID) {
        let first = try await ledger.pending(checkout: "ws_CO_1")
        let denied = Fact.queryFailed(checkout: CheckoutRequestID("ws_CO_1"), code: ResultCode("1032"), text: "no")
        try await ledger.add(Evidence(source: .query, fact: denied, at: Shop.start), to: first)
        var again = try order(phone: "712000000", shillings: 100)
        again.sale = try await ledger.record(of: first)?.attempt.sale
        let token = CallbackToken(from: .system)
        let second = try await ledger.prepare(
            again, payee: .payBill(knownShortCode, account: nil), token: token, at: later
        ).attempt.id
        _ = try await ledger.markSending(second, token: token, boot: BootID("boot-1"), at: later)
        try await find(receipts[0], for: second)
        return (first, second)
    }

    private func find(_ receipt: Receipt, for id: AttemptID) async throws {
        let row = Fact.receiptFound(receipt, amount: Money(cents: 10_000))
        try await ledger.add(Evidence(source: .statement, fact: row, at: later), to: id)
    }

    private func giveBack(_ id: AttemptID) async throws {
        let word = try #require(Approval(by: "Amina", reason: "sent back"))
        try await ledger.add(Evidence(source: .person, fact: .resolved(.doubled, word), at: later), to: id)
        #expect(try await ledger.record(of: id)?.isRefunded == true)
    }

    private func claim(_ receipt: Receipt, for id: AttemptID) async throws {
        let claim = CallbackClaim(
            merchant: nil, checkout: CheckoutRequestID("ws_CO_1"), receipt: receipt, amount: Money(cents: 10_000),
            payer: nil, paidAt: nil, balance: nil)
        try await ledger.add(Evidence(source: .callback, fact: .callbackPaid(claim), at: later), to: id)
    }

    @Test func aMessageThatNamesTheOtherPaymentDoesNotUndoThatItWasGivenBack() async throws {
        let (first, _) = try await asked()
        try await find(receipts[1], for: first)
        try await giveBack(first)
        try await claim(receipts[0], for: first)
        let told = try #require(try await ledger.record(of: first))
        #expect(!told.doubts.contains(.doubled))
        #expect(told.isRefunded)
    }

    @Test func aForgedReceiptBesideItsOwnDoesNotTellAnewWhatAPersonGaveBack() async throws {
        let (first, _) = try await asked()
        let paid = Fact.queryPaid(checkout: CheckoutRequestID("ws_CO_1"), text: "ok")
        try await ledger.add(Evidence(source: .query, fact: paid, at: later), to: first)
        try await giveBack(first)
        try await claim(receipts[2], for: first)
        try await find(receipts[1], for: first)
        // The list has the forged one as another payer's.
        try await ledger.add(
            Evidence(source: .console, fact: .notItsReceipt(receipts[2]), at: later), to: first)
        let told = try #require(try await ledger.record(of: first))
        #expect(told.evidence.count { if case .doubled = $0.fact { true } else { false } } == 1)
        #expect(!told.doubts.contains(.doubled) && told.isRefunded)
    }
}

import Ledger
import Payments
import TestSupport
import Testing

/// What becomes of a sale that two prompts paid, once one of the two payments was given back.
struct DoubledTests {
    private let ledger: Ledger

    init() throws { ledger = try Shop().open() }

    @Test func aMessageThatNamesTheOtherPaymentDoesNotUndoThatItWasGivenBack() async throws {
        let first = try await ledger.pending(checkout: "ws_CO_1")
        let denied = Fact.queryFailed(checkout: CheckoutRequestID("ws_CO_1"), code: ResultCode("1032"), text: "no")
        try await ledger.add(Evidence(source: .query, fact: denied, at: Shop.start), to: first)
        var again = try order(phone: "712000000", shillings: 100)
        again.sale = try await ledger.record(of: first)?.attempt.sale
        let (later, token) = (Shop.start + .seconds(200), CallbackToken(from: .system))
        let second = try await ledger.prepare(
            again, payee: .payBill(knownShortCode, account: nil), token: token, at: later
        ).attempt.id
        _ = try await ledger.markSending(second, token: token, boot: BootID("boot-1"), at: later)
        let receipts = try [#require(Receipt("UK6H4X2QP7")), #require(Receipt("UK6H4X2QP8"))]
        for (id, receipt) in zip([second, first], receipts) {
            let row = Fact.receiptFound(receipt, amount: Money(cents: 10_000))
            try await ledger.add(Evidence(source: .statement, fact: row, at: later), to: id)
        }
        let word = try #require(Approval(by: "Amina", reason: "sent back"))
        try await ledger.add(Evidence(source: .person, fact: .resolved(.doubled, word), at: later), to: first)
        #expect(try await ledger.record(of: first)?.isRefunded == true)

        let claim = CallbackClaim(
            merchant: nil, checkout: CheckoutRequestID("ws_CO_1"), receipt: receipts[0], amount: Money(cents: 10_000),
            payer: nil, paidAt: nil, balance: nil)
        try await ledger.add(Evidence(source: .callback, fact: .callbackPaid(claim), at: later), to: first)
        let told = try #require(try await ledger.record(of: first))
        #expect(!told.doubts.contains(.doubled))
        #expect(told.isRefunded)
    }
}

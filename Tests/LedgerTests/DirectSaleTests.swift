import Ledger
import Payments
import TestSupport
import Testing

@Test func aSaleThatWasPaidStraightOwesNothingMore() async throws {
    let ledger = try Shop().open()
    let told = C2BConfirmation(
        receipt: try #require(Receipt("UK6H4X2QP7")), amount: Money(cents: 35_000), payee: knownShortCode,
        account: "", payer: nil, name: "", paidAt: nil)
    let message = InboundMessage(body: [], address: .confirmation, peer: "test", at: Shop.start)
    try await ledger.settle(ledger.keep(message), as: .confirmed(told))
    _ = try await ledger.hold(told.receipt, for: "here", at: Shop.start)
    let taken = try await ledger.take(told.receipt, by: "here", at: Shop.start)

    var order = try PromptOrder(phone: MSISDN(parsing: "0712345678"), amount: told.amount)
    #expect(taken.sale != nil)
    order.sale = taken.sale
    await #expect(throws: JournalRefusal.overDue(remaining: .zero)) {
        try await ledger.prepare(
            order, payee: .payBill(knownShortCode, account: nil), token: CallbackToken(from: .system), at: Shop.start)
    }
}

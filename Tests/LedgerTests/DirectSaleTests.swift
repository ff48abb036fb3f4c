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

@Test(arguments: [false, true]) func aSaleWhoseCustomerPaidByHandIsShownAsItStands(isVerified: Bool) async throws {
    let ledger = try Shop().open()
    let made = try await ledger.pending(shillings: 350, checkout: "checkout-1")
    let failed = Fact.queryFailed(
        checkout: CheckoutRequestID("checkout-1"), code: ResultCode("1"), text: "no funds")
    try await ledger.add(Evidence(source: .query, fact: failed, at: Shop.start), to: made)
    let told = C2BConfirmation(
        receipt: try #require(Receipt("UK6H4X2QP7")), amount: Money(cents: 35_000), payee: knownShortCode,
        account: "", payer: nil, name: "", paidAt: nil)
    let message = InboundMessage(body: [], address: .confirmation, peer: "test", at: Shop.start)
    try await ledger.settle(ledger.keep(message), as: .confirmed(told))
    if isVerified { _ = try await ledger.verify([StatementLine(told)], source: .statement, at: Shop.start) }
    _ = try await ledger.hold(told.receipt, for: "here", at: Shop.start)
    let before = try #require(try await ledger.line(of: made)?.sale)
    let taken = try await ledger.take(told.receipt, for: before.id, by: "here", at: Shop.start)

    let after = try #require(try await ledger.line(of: made)?.sale)
    #expect(after.owed == .zero && after.revision > before.revision)
    #expect(after.paid == (isVerified ? told.amount : .zero))
    #expect(after.askedElsewhere == (isVerified ? .zero : told.amount))
    #expect(taken.takenAt == Shop.start)
    let back = Reversal(amount: told.amount, at: Shop.start, receipt: nil)
    _ = try await ledger.hear([ReversalLine(of: told.receipt, told: back)], from: .statement, at: Shop.start)
    let gone = try #require(try await ledger.line(of: made)?.sale)
    #expect(gone.owed == .zero && gone.paid == .zero && gone.revision > after.revision)
    let known = try await ledger.directPayment(told.receipt)?.reversalNumber
    let word = try #require(Approval(by: "Amina", reason: "looked"))
    try await ledger.look(into: told.receipt, found: nil, knowing: known, by: word, at: Shop.start)
    let looked = try #require(try await ledger.line(of: made)?.sale)
    #expect(looked.owed == told.amount && looked.revision > gone.revision)
}

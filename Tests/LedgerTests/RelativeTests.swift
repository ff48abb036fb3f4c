import Ledger
import Payments
import TestSupport
import Testing

/// What somebody paid by hand from another phone, under a prompt's reference, with a payer who can't be told.
extension StatementTests {
    private func asked(isFailed: Bool = false) async throws -> AttemptID {
        let (id, token) = try await ledger.prepared(reference: "INV77")
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        let name = CheckoutRequestID("ws_CO_1")
        try await ledger.add(
            Evidence(source: .pushAnswer, fact: .accepted(merchant: nil, checkout: name), at: Shop.start), to: id)
        guard isFailed else { return id }
        let denied = Fact.queryFailed(checkout: name, code: ResultCode("1032"), text: "cancelled")
        try await ledger.add(Evidence(source: .query, fact: denied, at: Shop.start), to: id)
        return id
    }

    private func relatives(_ payer: Payer? = nil) throws -> StatementLine {
        try line(account: "INV77", payer: payer ?? .hashed(String(repeating: "ab", count: 32)))
    }

    @Test(arguments: ["2547 ***** 126", "254722000126"])
    func moneyOfAnotherPhoneStandsByItselfOnceTheListNamesThatPhone(_ payer: String) async throws {
        let id = try await asked()
        try await hear(relatives())
        #expect(try await record(id).state == .claimed)
        let receipt = try relatives().receipt
        await #expect(throws: ClaimRefusal.mayBeAPrompts(id)) {
            try await ledger.hold(receipt, for: "T4", at: Shop.start)
        }
        for _ in 0..<2 { _ = try await verify(relatives(Payer(wire: payer))) }
        #expect(try await record(id).state == .claimed)
        #expect(try await ledger.directPayment(receipt)?.state == .paid)
        #expect(try await ledger.totals(of: Shop.start.day).direct[.paid]?.count == 1)
        _ = try await ledger.hold(receipt, for: "T4", at: Shop.start)
        _ = try await ledger.take(receipt, by: "T4", at: Shop.start)
    }

    @Test(arguments: [true, false])
    func moneyOnTheListWhosePayerCantBeToldIsInTheBooks(isHeard: Bool) async throws {
        let id = try await asked(isFailed: true)
        if isHeard { try await hear(relatives()) }
        let row = try relatives()
        let found = try await verify(row)
        #expect((isHeard ? found.confirmed : found.discovered) == [row.receipt])
        #expect(try await verify(row).known == [row.receipt])
        #expect(try await record(id).state == (isHeard ? .conflict : .failed))
        #expect(try await ledger.directPayment(row.receipt)?.state == .paid)
        #expect(try await ledger.directPayment(row.receipt)?.prompt == nil)
    }

    @Test func aFixedAccountIsNobodysReference() async throws {
        let payee = CollectionPoint.payBill(knownShortCode, account: AccountReference("SHOP"))
        let token = CallbackToken(from: .system)
        let id = try await ledger.prepare(try order(phone: "712000000"), payee: payee, token: token, at: Shop.start)
            .attempt.id
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        try await hear(line(account: "SHOP", payer: .hashed(String(repeating: "ab", count: 32))))
        try await claim(id)
        #expect(try await ledger.directPayment(#require(Receipt(Self.receipt)))?.prompt == nil)
    }

    @Test func aListThatNamesAnotherPhoneFreesWhatMightHaveBeenAPrompts() async throws {
        // The prompt is PAID, and its receipt is to follow.
        let id = try await ledger.pending(checkout: "ws_CO_1")
        let fact = Fact.queryPaid(checkout: CheckoutRequestID("ws_CO_1"), text: "ok")
        _ = try await ledger.add(Evidence(source: .query, fact: fact, at: Shop.start), to: id)
        try await hear(line(payer: .hashed(String(repeating: "ab", count: 32))))
        let receipt = try #require(Receipt(Self.receipt))
        await #expect(throws: ClaimRefusal.mayBeAPrompts(id)) {
            try await ledger.hold(receipt, for: "T4", at: Shop.start)
        }
        #expect(try await verify(line(phone: 77)).confirmed == [receipt])
        _ = try await ledger.hold(receipt, for: "T4", at: Shop.start)
        #expect(try await ledger.take(receipt, by: "T4", at: Shop.start).sale != nil)
    }
}

import Ledger
import Payments
import TestSupport
import Testing

/// What becomes of a prompt that Safaricom confirms, and for which a message named the receipt of another payment: its
/// customer has paid, and is never asked again.
extension StatementTests {
    private func resolve(_ kind: Doubt.Kind, of id: AttemptID) async throws {
        let word = try #require(Approval(by: "Amina", reason: "looked in the statement"))
        try await ledger.add(
            Evidence(source: .person, fact: .resolved(kind, word), at: Shop.start + .seconds(1000)), to: id)
    }

    /// Whether the books say, in the record and in the list, that its sale has the money.
    private func paysItsSale(_ id: AttemptID) async throws -> Bool {
        let line = try #require(try await ledger.line(of: id))
        #expect(try await record(id).paysItsSale == line.paysItsSale)
        #expect(line.sale?.owed == (line.paysItsSale ? .zero : line.amount))
        return line.paysItsSale
    }

    @Test func aPersonsWordAboutAnotherPayersReceiptLeavesTheSalePaid() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        _ = try await verify(line(phone: 77))
        #expect(try await record(id).doubts == [.otherReceipt])
        #expect(try await ledger.line(of: id)?.doubt == .otherReceipt)
        #expect(try await paysItsSale(id))
        try await resolve(.otherReceipt, of: id)
        #expect(try await record(id).doubts == [])
        #expect(try await paysItsSale(id))
        // The same list again raises nothing anew, whoever brings it.
        for source in [Evidence.Source.pull, .statement] {
            _ = try await ledger.verify([line(phone: 77)], source: source, at: Shop.start + .seconds(1200))
        }
        #expect(try await record(id).doubts == [])
    }

    @Test func whatALaterListGivesToAnotherPayerWasNotUsedTwiceWhateverWasSaidBefore() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        try await hear(line("UKK6AB12CF", phone: nil))
        _ = try await ledger.hold(#require(Receipt("UKK6AB12CF")), for: "T4", at: Shop.start)
        _ = try await ledger.take(#require(Receipt("UKK6AB12CF")), by: "T4", at: Shop.start)
        let second = try await ledger.pending(1, checkout: "ws_CO_2")
        try await ledger.pay(second, checkout: "ws_CO_2", receipt: "UKK6AB12CF")
        #expect(try await record(second).doubts == [.usedTwice])
        try await resolve(.usedTwice, of: second)
        #expect(try await !paysItsSale(second))
        _ = try await verify(line("UKK6AB12CF", phone: 77))
        #expect(try await record(second).doubts == [.otherReceipt])
        #expect(try await paysItsSale(second))
        #expect(try await paysItsSale(id))
    }

    @Test func aRowThatAloneProvesItAndIsAnotherPayersIsUsedTwice() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await claim(id)
        _ = try await verify(line(payer: .masked("2547 ***** 000")))
        try await hear(line(phone: 77))
        #expect(try await record(id).doubts == [.usedTwice])
        try await resolve(.usedTwice, of: id)
        #expect(try await !paysItsSale(id))
        // Once the gateway itself says so, it is paid without that row.
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        #expect(try await paysItsSale(id))
    }

    @Test func itsOwnReceiptBesideAnotherPayersIsNotPaidTwice() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        _ = try await verify(line(phone: 77))
        _ = try await verify(line("UKK6AB12CF"))
        #expect(try await record(id).receipt?.text == "UKK6AB12CF")
        #expect(try await record(id).doubts == [.otherReceipt])
    }

    @Test(arguments: ["", "REF1"])
    func aRowThatNamesNoPayerProvesAPromptByItsReferenceAndNotByAMessage(account: String) async throws {
        let (id, token) = try await ledger.prepared(reference: "REF1")
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        try await claim(id)
        let row = try line(account: account, phone: nil)
        let found = try await verify(row)
        #expect(found.proved == (account.isEmpty ? [] : [id]))
        #expect(found.odd == (account.isEmpty ? [row.receipt] : []))
        // The money is in the books either way, and nobody takes it while it may be the prompt's.
        #expect(try await ledger.totals(of: Shop.start.day).direct[.paid]?.count == (account.isEmpty ? 1 : nil))
        if account.isEmpty {
            await #expect(throws: ClaimRefusal.mayBeAPrompts(id)) {
                try await ledger.hold(row.receipt, for: "T4", at: Shop.start)
            }
        }
    }

    @Test(arguments: [nil, String(repeating: "ab", count: 32)])
    func theReferenceInTheListsRowBeatsAMessageThatNamedItsReceiptForAnotherPrompt(payer: String?) async throws {
        let wrong = try await ledger.pending(1, checkout: "ws_CO_1")
        try await hear(line(phone: nil))
        try await ledger.pay(wrong, checkout: "ws_CO_1", receipt: Self.receipt)
        let (right, token) = try await ledger.prepared(reference: "INV77")
        _ = try await ledger.markSending(right, token: token, boot: BootID("boot-1"), at: Shop.start)
        let row = try line(account: "INV77", phone: nil, payer: payer.map(Payer.hashed))
        for _ in 0..<2 { _ = try await verify(row) }
        #expect(try await record(wrong).doubts == [.otherReceipt])
        #expect(try await record(wrong).receipt == nil)
        #expect(try await ledger.directPayment(row.receipt)?.prompt != wrong)
        #expect(try await paysItsSale(wrong))
    }
}

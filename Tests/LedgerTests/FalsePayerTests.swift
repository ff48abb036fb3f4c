import Ledger
import Payments
import TestSupport
import Testing

/// A message that names another payer than Safaricom's own list: it frees no prompt's money for another sale.
extension StatementTests {
    /// A prompt that is PAID, and whose receipt a false message has as another payer's.
    private func paidUnderAFalsePayer() async throws -> AttemptID {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        try await hear(line(phone: 77))
        #expect(try await record(id).doubts == [.otherReceipt])
        return id
    }

    @Test func aMessageOfMoneyUnderAnotherReferenceDoesNotKeepAPromptsOwnRowFromIt() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        let paid = Fact.queryPaid(checkout: CheckoutRequestID("ws_CO_1"), text: "ok")
        try await ledger.add(Evidence(source: .query, fact: paid, at: Shop.start), to: id)
        try await hear(line(account: "LUNCH", phone: nil))
        try await claim(id)
        let tag = try await record(id).attempt.reference.text
        let own = try line("UKK6AB12CF", account: tag, payer: .masked("2547 ***** 000"))
        #expect(try await verify(own).proved == [id])
        #expect(try await record(id).receipt == own.receipt)
        #expect(try await ledger.directPayment(own.receipt) == nil)
    }

    @Test(arguments: [nil, "2547 ***** 000"])
    func aListThatNamesThePromptsPhoneGivesItsReceiptBack(mask: String?) async throws {
        let id = try await paidUnderAFalsePayer()
        let row = try line(payer: mask.map(Payer.masked))
        for _ in 0..<2 { _ = try await verify(row) }
        #expect(try await ledger.directPayment(row.receipt)?.prompt == id)
        #expect(try await record(id).receipt == row.receipt)
        #expect(try await record(id).doubts == [])
        #expect(try await ledger.totals(of: Shop.start.day).direct == [:])
    }

    @Test(arguments: [nil, String(repeating: "ab", count: 32)])
    func whatAListTellsWithoutItsPayerIsTakenByNobody(hash: String?) async throws {
        let id = try await paidUnderAFalsePayer()
        let row = try line(phone: nil, payer: hash.map(Payer.hashed))
        _ = try await verify(row)
        await #expect(throws: ClaimRefusal.belongsToPrompt(id)) {
            try await ledger.hold(row.receipt, for: "T4", at: Shop.start)
        }
    }

    @Test func whatWasTakenUnderAFalsePayerWasUsedTwiceOnceTheListNamesThePrompts() async throws {
        let receipt = try #require(Receipt(Self.receipt))
        try await hear(line(phone: 77))
        _ = try await ledger.hold(receipt, for: "T4", at: Shop.start)
        _ = try await ledger.take(receipt, by: "T4", at: Shop.start)
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        #expect(try await record(id).doubts == [.otherReceipt])
        for _ in 0..<2 { _ = try await verify(line()) }
        #expect(try await record(id).doubts.first == .usedTwice)
        #expect(try await ledger.line(of: id)?.doubt == .usedTwice)
    }

    /// Takes the prompt's money under a false payer, before the list names the true one and a person has looked.
    @Test(arguments: [true, false])
    func whatWasTakenUnderAFalsePayerLeavesThePromptsSalePaidWhateverAPersonSays(isNamed: Bool) async throws {
        let receipt = try #require(Receipt(Self.receipt))
        let (id, token) = try await ledger.prepared(reference: "REF1")
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        try await hear(line(account: "LUNCH", phone: 77))
        if isNamed { try await claim(id) }
        _ = try await ledger.hold(receipt, for: "T4", at: Shop.start)
        _ = try await ledger.take(receipt, by: "T4", at: Shop.start)
        for _ in 0..<2 { _ = try await verify(line(account: "REF1")) }
        #expect(try await record(id).doubts.first == .usedTwice)
        #expect(try await !record(id).isProvedByAnothersRow)
        let word = try #require(Approval(by: "Amina", reason: "looked in the statement"))
        try await ledger.add(
            Evidence(source: .person, fact: .resolved(.usedTwice, word), at: Shop.start + .seconds(1000)), to: id)
        #expect(try await record(id).paysItsSale)
        #expect(try #require(try await ledger.line(of: id)).paysItsSale)
    }

    @Test func whatWasTakenFromAPromptAndThenTakenBackIsToldOfThePrompt() async throws {
        let receipt = try #require(Receipt(Self.receipt))
        let (id, token) = try await ledger.prepared(reference: "REF1")
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        try await hear(line(account: "LUNCH", phone: 77))
        _ = try await ledger.hold(receipt, for: "T4", at: Shop.start)
        _ = try await ledger.take(receipt, by: "T4", at: Shop.start)
        let back = Reversal(amount: Money(cents: 10_000), at: nil, receipt: Receipt("UKK6AB12CX"))
        _ = try await ledger.verify(
            [], reversals: [ReversalLine(of: receipt, told: back)], source: .statement, at: Shop.start + .seconds(600))
        _ = try await verify(line(account: "REF1"))
        #expect(try await record(id).doubts.contains(.reversed))
    }

    @Test func aLostReceiptDoesNotHideItsOwn() async throws {
        let id = try await paidUnderAFalsePayer()
        let own = CallbackClaim(
            merchant: nil, checkout: CheckoutRequestID("ws_CO_1"), receipt: Receipt("UKK6AB12CF"),
            amount: Money(cents: 10_000), payer: nil, paidAt: nil, balance: nil)
        try await ledger.add(Evidence(source: .callback, fact: .callbackPaid(own), at: Shop.start), to: id)
        try await hear(line("UKK6AB12CF"))
        #expect(try await record(id).receipt?.text == "UKK6AB12CF")
        #expect(try await ledger.directPayment(#require(Receipt("UKK6AB12CF")))?.prompt == id)
    }
}

/// Money that comes in beside a prompt from the same phone, for the same amount: it proves no prompt that it is not for.
extension StatementTests {
    @Test(arguments: [3, -3, -20])
    func whatWasPaidUnderAnotherAccountProvesNoPromptOfThatPhone(seconds: Int64) async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        let row = try line(account: "LUNCH", paidAt: Shop.start + .seconds(seconds))
        let found = try await verify(row)
        #expect(found.proved == [] && found.discovered == [row.receipt])
        #expect(try await record(id).state == .pending)
        // Nobody takes it while the prompt's own receipt is not known.
        await #expect(throws: ClaimRefusal.mayBeAPrompts(id)) {
            try await ledger.hold(row.receipt, for: "T4", at: Shop.start)
        }
    }

    @Test func whatWasHeardOfBeforeAPromptOrPaidBeforeItIsNotItsPayment() async throws {
        let kept = try await ledger.keep(
            InboundMessage(
                body: [], address: .confirmation, peer: "196.201.214.200", at: Shop.start + .seconds(-10)))
        let row = try line(paidAt: Shop.start + .seconds(5))
        try await ledger.settle(kept, as: .confirmed(row.told))
        let id = try await ledger.pending(checkout: "ws_CO_1")
        _ = try await verify(row)
        #expect(try await record(id).state == .pending)
        let before = try line("UKK6AB12CF", paidAt: Shop.start + .seconds(-5))
        #expect(try await verify(before).odd.map(\.text) == ["UKK6AB12CF"])
        #expect(try await record(id).state == .pending)
    }
}

import Ledger
import Payments
import TestSupport
import Testing

/// A prompt failed, its customer paid by hand what was taken for its sale, and the prompt was paid after all.
struct DoubledByHandTests {
    private let ledger: Ledger
    private let told = C2BConfirmation(
        receipt: Receipt("UK6H4X2QP7") ?? { preconditionFailure("a receipt") }(), amount: Money(cents: 35_000),
        payee: knownShortCode, account: "", payer: nil, name: "", paidAt: nil)

    init() throws { ledger = try Shop().open() }

    /// The prompt that failed, and whose sale was paid by hand.
    private func paidByHand(isListed: Bool = true) async throws -> AttemptID {
        let made = try await ledger.pending(shillings: 350, checkout: "checkout-1")
        let failed = Fact.queryFailed(
            checkout: CheckoutRequestID("checkout-1"), code: ResultCode("1"), text: "no funds")
        try await ledger.add(Evidence(source: .query, fact: failed, at: Shop.start), to: made)
        let message = InboundMessage(body: [], address: .confirmation, peer: "test", at: Shop.start)
        try await ledger.settle(ledger.keep(message), as: .confirmed(told))
        _ = try await ledger.hold(told.receipt, for: "here", at: Shop.start)
        let sale = try #require(try await ledger.line(of: made)?.sale).id
        _ = try await ledger.take(told.receipt, for: sale, by: "here", at: Shop.start)
        if isListed { try await list() }
        return made
    }

    private func list() async throws {
        _ = try await ledger.verify([StatementLine(told)], source: .statement, at: Shop.start)
    }

    @discardableResult
    private func paid(_ id: AttemptID) async throws -> AttemptRecord {
        let fact = Fact.queryPaid(checkout: CheckoutRequestID("checkout-1"), text: "ok")
        return try await ledger.add(Evidence(source: .query, fact: fact, at: Shop.start + .seconds(900)), to: id)
    }

    @discardableResult
    private func found(_ id: AttemptID, _ receipt: String = "UK6H4X2QP8") async throws -> AttemptRecord {
        let row = Fact.receiptFound(try #require(Receipt(receipt)), amount: told.amount)
        return try await ledger.add(Evidence(source: .statement, fact: row, at: Shop.start + .seconds(950)), to: id)
    }

    private func takenBack(_ cents: Int64) async throws {
        let back = Reversal(amount: Money(cents: cents), at: Shop.start, receipt: nil)
        _ = try await ledger.hear([ReversalLine(of: told.receipt, told: back)], from: .statement, at: Shop.start)
    }

    @Test func itIsOneTooManyOnceListsHaveBothAndCanBeRecordedAsGivenBack() async throws {
        let id = try await paidByHand()
        #expect(try await paid(id).doubts == [.late])
        #expect(try await found(id).doubts == [.doubled])
        let word = try #require(Approval(by: "Amina", reason: "given back"))
        let looked = try await ledger.add(
            Evidence(source: .person, fact: .resolved(.doubled, word), at: Shop.start + .seconds(990)), to: id)
        #expect(looked.isRefunded && looked.doubts.isEmpty)
        let sale = try #require(try await ledger.line(of: id)?.sale)
        #expect(sale.owed == .zero && sale.paid == told.amount)
    }

    @Test func whileItsReceiptIsNotKnownTheTwoMayBeOnePaymentAndNobodyGivesAnythingBack() async throws {
        let id = try await paidByHand()
        #expect(try await paid(id).doubts == [.late])
        let same = try await found(id, told.receipt.text)
        #expect(!same.doubts.contains(.doubled))
        #expect(!same.evidence.contains { $0.fact.isDoubling })
    }

    @Test func whatAMessageAloneTellsSendsNoProvenMoneyBackUntilAListHasIt() async throws {
        let id = try await paidByHand(isListed: false)
        #expect(try await found(id).doubts == [.late])
        try await list()
        #expect(try await ledger.record(of: id)?.doubts == [.doubled])
    }

    @Test func itIsSoNoLongerOnceTheMoneyTakenByHandIsTakenBackAndAgainOnceAPersonFindsIt() async throws {
        let id = try await paidByHand()
        try await found(id)
        try await takenBack(35_000)
        #expect(try await ledger.record(of: id)?.doubts.contains(.doubled) == false)
        #expect(try await ledger.record(of: id)?.paysItsSale == true)
        let known = try await ledger.directPayment(told.receipt)?.reversalNumber
        let word = try #require(Approval(by: "Amina", reason: "it was not taken back"))
        try await ledger.look(into: told.receipt, found: told.amount, knowing: known, by: word, at: Shop.start)
        #expect(try await ledger.record(of: id)?.doubts == [.doubled])
    }

    @Test func whatWasTakenBackBeforeMakesNoPromptOneTooMany() async throws {
        let id = try await paidByHand()
        try await takenBack(35_000)
        #expect(try await found(id).doubts == [.late])
    }

    @Test func ofOnePaymentTooManyOneWordIsSaidWhateverIsHeardLater() async throws {
        let id = try await paidByHand()
        try await found(id)
        try await list()
        #expect(try await paid(id).evidence.count { $0.fact.isDoubling } == 1)
    }
}

import Ledger
import Payments
import TestSupport
import Testing

/// What the books make of reversals of a part, of the same reversal in several forms, and of whose payment it is.
extension StatementTests {
    private func contest() async throws -> DirectPayment.Contest? {
        try await ledger.directPayment(line().receipt)?.contested
    }

    private func resolve(
        _ id: AttemptID, _ kind: Doubt.Kind = .reversed, _ reason: String = "looked in the statement"
    ) async throws {
        let word = try #require(Approval(by: "Amina", reason: reason))
        try await ledger.add(
            Evidence(source: .person, fact: .resolved(kind, word), at: Shop.start + .seconds(1000)), to: id)
    }

    private func paid() async throws -> AttemptID {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        return id
    }

    @Test func partsOfAPaymentAddUp() async throws {
        _ = try await verify(line())
        try await tell(back(shillings: 40))
        #expect(try await contest() == .amount(Money(cents: 6_000)))
        try await tell(back(shillings: 60, own: "UK6ZZ12ZZY"))
        #expect(try await ledger.directPayment(line().receipt)?.reversal?.amount == Money(cents: 10_000))
        #expect(try await contest() == .amount(Money(cents: 10_000)))
    }

    @Test func whereNoListTellsHowMuchAPersonSaysWhatIsLeft() async throws {
        let row = try line()
        _ = try await verify(row)
        try await tell(back(shillings: nil))
        #expect(try await contest() == .upTo(Money(cents: 10_000)))
        await #expect(throws: ClaimRefusal.foundOtherwise(.upTo(Money(cents: 10_000)))) {
            _ = try await self.say(101, of: row)
        }
        #expect(try await say(75, of: row).amount == Money(cents: 7_500))
    }

    @Test func whatAListToldMeanwhileIsNotDecidedUnseen() async throws {
        let row = try line()
        _ = try await verify(row)
        try await tell(back(shillings: nil))
        let known = try await ledger.directPayment(row.receipt)?.reversalNumber
        try await tell(back(shillings: nil, own: "UK6ZZ12ZZY"))
        let word = try #require(Approval(by: "Amina", reason: "looked in the statement"))
        for found in [Money(cents: 6_000), nil] {
            for number in [known, nil] {
                await #expect(throws: ClaimRefusal.toldAnew) {
                    try await ledger.look(
                        into: row.receipt, found: found, knowing: number, by: word, at: Shop.start)
                }
            }
        }
        #expect(try await ledger.disputedDirectPayments().count == 1)
    }

    @Test(arguments: [true, false], [Int64(100), 40])
    func theSameReversalInTwoFormsIsOne(statusFirst: Bool, shillings: Int64) async throws {
        let row = try line()
        _ = try await verify(row)
        let status = try back(shillings: shillings == 100 ? 100 : nil, own: nil)
        let linked = try back(shillings: shillings)
        try await tell(statusFirst ? status : linked)
        _ = try await say(nil, of: row)
        let again = try await tell(statusFirst ? linked : status)
        #expect(again.reversed.isEmpty && again.known == [row.receipt])
        #expect(try await ledger.directPayment(row.receipt)?.state == .failed)
        #expect(try await ledger.disputedDirectPayments().isEmpty)
        // Another reversal is news.
        let more = try await tell(back(shillings: 60, own: "UK6ZZ12ZZY"))
        #expect(more.reversed == [row.receipt])
    }

    @Test func halfAndHalfOfAPromptIsAllOfIt() async throws {
        let id = try await paid()
        try await tell(back(shillings: 50))
        try await resolve(id)
        #expect(try await record(id).isRefunded == false)
        try await tell(back(shillings: 50, own: "UK6ZZ12ZZY"))
        #expect(try await record(id).doubts == [.reversed])
        #expect(try await record(id).isRefunded == false, "nobody has said so yet")
        #expect(try await ledger.line(of: id)?.isRefunded == false)
        try await resolve(id, .reversed, "it is all back")
        #expect(try await record(id).isRefunded)
        #expect(try await ledger.line(of: id)?.isRefunded == true)
    }

    @Test func whatAPersonSaidWasGivenBackStaysSoWhateverIsToldLater() async throws {
        let id = try await paid()
        try await tell(back())
        try await resolve(id)
        try await tell(back(own: nil))
        #expect(try await record(id).doubts.isEmpty)
        try await tell(back(shillings: 40, own: "UK6ZZ12ZZY"))
        #expect(try await record(id).doubts == [.reversed])
        #expect(try await record(id).isRefunded)
        #expect(try await ledger.line(of: id)?.isRefunded == true)
    }

    @Test func aReversalGoesToThePromptThatHasTheReceiptAlone() async throws {
        let id = try await paid()
        let other = try await ledger.pending(1, checkout: "ws_CO_2")
        try await claim(other)
        #expect(try await tell(back()).touched == [id])
        #expect(try await !record(other).evidence.contains { if case .reversed = $0.fact { true } else { false } })
    }

    @Test func aReversalOfMoneyStraightToTheShopIsNoPromptsThatAMessageNamedItFor() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await claim(id)
        try await hear(line(phone: 77))
        let found = try await tell(back())
        #expect(found.touched.isEmpty && found.reversed.map(\.text) == [Self.receipt])
        #expect(try await ledger.directPayment(line().receipt)?.isReversed == true)
    }

    @Test func aReceiptThatAMessageAloneNamedKeepsNoMoneyThatWasTakenBack() async throws {
        let id = try await paid()
        _ = try await verify(line())
        try await claim(id, receipt: "UK6H4X2QP8")
        try await tell(back())
        #expect(try await record(id).isReversedWhole)
        for kind in try await record(id).doubts { try await resolve(id, kind) }
        #expect(try await record(id).isRefunded)
        #expect(try await ledger.line(of: id)?.isRefunded == true)
    }

    @Test func ofMoneyThatNothingToldOfTheRestIsNotLostWithThePartThatWasTakenBack() async throws {
        let row = try line(shillings: 1000)
        let found = try await tell(back(shillings: 100, row: row))
        #expect(found.discovered == [row.receipt] && found.reversed == [row.receipt])
        #expect(try await contest() == .amount(Money(cents: 90_000)))
    }

    @Test func aRowOfWhichAPartWasTakenBackProvesItsPromptAndRaisesTheDoubt() async throws {
        let (id, token) = try await ledger.prepared(reference: "SALE1")
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        try await ledger.add(
            Evidence(source: .pushAnswer, fact: .answerLost(reason: "reset"), at: Shop.start), to: id)
        try await tell(back(shillings: 40, row: line(account: "SALE1")))
        #expect(try await record(id).state == .paid)
        #expect(try await record(id).doubts.first == .reversed)
    }

    @Test func theOwnRowOfWhatWasTakenBackTellsItsAmountAndItsPayer() async throws {
        try await hear(line(shillings: 9999, phone: 77))
        let row = try line(shillings: 1)
        try await tell(back(shillings: 1, row: row))
        let direct = try #require(try await ledger.directPayment(row.receipt))
        #expect(direct.listedAmount == Money(cents: 100) && direct.listedPayer == row.told.payer)
        #expect(direct.contested == .amount(Money(cents: 100)))
    }

    @Test func whatMayBeAPromptsOwnIsNotCountedByItselfWithThePartThatIsLeft() async throws {
        let row = try line(payer: .masked("2547****00"))
        try await hear(row)
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.add(
            Evidence(
                source: .query, fact: .queryPaid(checkout: CheckoutRequestID("ws_CO_1"), text: ""), at: Shop.start),
            to: id)
        try await tell(back(shillings: 40))
        await #expect(throws: ClaimRefusal.mayBeAPrompts(id)) { _ = try await self.say(60, of: row) }
    }
}

import Foundation
import Ledger
import Payments
import TestSupport
import Testing

/// Money that may be a prompt's, and what a person or a message says of it.
struct SetApartTests {
    private let base: StatementTests
    private var ledger: Ledger { base.ledger }

    init() throws { base = try StatementTests() }

    private func approval() throws -> Approval {
        try #require(Approval(by: "Amina", reason: "the statement has 0733"))
    }

    /// A prompt that is PAID by Safaricom's word, which tells no receipt.
    private func paid(_ number: Int = 0, reference: String? = nil) async throws -> AttemptID {
        let checkout = "ws_CO_\(number)"
        let id = try await ledger.pending(number, checkout: checkout, reference: reference)
        try await pay(id, checkout)
        return id
    }

    private func pay(_ id: AttemptID, _ checkout: String) async throws {
        let fact = Fact.queryPaid(checkout: CheckoutRequestID(checkout), text: "ok")
        _ = try await ledger.add(Evidence(source: .query, fact: fact, at: Shop.start + .seconds(100)), to: id)
    }

    @Test func whatAPersonSetsApartFromAPaidPromptIsFreeAndThePromptStaysPaid() async throws {
        let id = try await paid()
        let row = try base.line(payer: .masked("2547 ***** 00"))
        #expect(try await base.verify(row).waiting == [row.receipt])
        let direct = try await ledger.setApart(row.receipt, by: approval(), at: Shop.start + .seconds(700))
        #expect(direct.isFree && direct.state == .paid)
        #expect(try await ledger.unplacedRows().isEmpty)
        let record = try await base.record(id)
        #expect(record.state == .paid && record.doubts == [])
        #expect(record.evidence.contains { $0.source == .person && $0.raw == "Amina: the statement has 0733" })
        _ = try await ledger.hold(row.receipt, for: "T4", at: Shop.start + .seconds(701))
        _ = try await ledger.take(row.receipt, by: "T4", at: Shop.start + .seconds(702))
        // The same list again changes nothing of it.
        #expect(try await base.verify(row).known == [row.receipt])
    }

    @Test(arguments: [(1_500, true), (2_300, true), (2_400, false)])
    func whatCameBeforeALatePromptWasProvedPaidMayBeItsPayment(after seconds: Int, isHeld: Bool) async throws {
        let id = try await ledger.pending(0, checkout: "ws_CO_0", reference: "TABLE5")
        let denied = Fact.queryFailed(checkout: CheckoutRequestID("ws_CO_0"), code: ResultCode("1032"), text: "")
        _ = try await ledger.add(Evidence(source: .query, fact: denied, at: Shop.start + .seconds(60)), to: id)
        let proof = Fact.queryPaid(checkout: CheckoutRequestID("ws_CO_0"), text: "ok")
        _ = try await ledger.add(Evidence(source: .query, fact: proof, at: Shop.start + .seconds(2_000)), to: id)
        let row = try base.line(payer: .masked("2547 ***** 00"), paidAt: Shop.start + .seconds(seconds))
        #expect(try await base.verify(row).waiting.isEmpty != isHeld)
        #expect(try await ledger.freeDirectPayments().isEmpty == isHeld)
    }

    @Test func aContradictionIsNotClosedWhileAListHasMoneyThatMayBeItsPayment() async throws {
        let id = try await ledger.pending(0, checkout: "ws_CO_0", reference: "TABLE5")
        let row = try base.line(payer: .masked("2547 ***** 00"))
        let claim = CallbackClaim(
            merchant: nil, checkout: nil, receipt: nil, amount: row.told.amount, payer: nil, paidAt: nil, balance: nil)
        _ = try await ledger.add(Evidence(source: .callback, fact: .callbackPaid(claim), at: Shop.start), to: id)
        let denied = Fact.queryFailed(checkout: CheckoutRequestID("ws_CO_0"), code: ResultCode("1032"), text: "")
        _ = try await ledger.add(Evidence(source: .query, fact: denied, at: Shop.start + .seconds(60)), to: id)
        #expect(try await base.verify(row).waiting == [row.receipt])
        let record = try await base.record(id)
        let closing = Closing(of: record, seen: .pull, times: record.timeToCover, approval: try approval().proven())
        let close = Evidence(source: .person, fact: closing.fact, at: Shop.start + .seconds(2_000))
        await #expect(throws: JournalRefusal.notClosed(.mayBePaid(row.receipt))) {
            try await ledger.add(close, to: id)
        }
        #expect(try await base.record(id).state == .conflict)
        _ = try await ledger.setApart(row.receipt, by: approval(), at: Shop.start + .seconds(2_001))
        _ = try await ledger.add(close, to: id)
        #expect(try await base.record(id).state == .failed)
    }

    @Test func aPromptIsNotReleasedWhileAListHasMoneyThatMayBeItsPayment() async throws {
        let id = try await ledger.pending(0, checkout: "ws_CO_0", reference: "TABLE5")
        _ = try await ledger.add(
            Evidence(source: .console, fact: .deadlinePassed, at: Shop.start + .seconds(180)), to: id)
        let row = try base.line(payer: .masked("2547 ***** 00"))
        #expect(try await base.verify(row).waiting == [row.receipt])
        let asked = Evidence(source: .query, fact: .queryOpen(reason: "busy"), at: Shop.start + .seconds(2_000))
        _ = try await ledger.add(asked, to: id)
        let release = Evidence(
            source: .person, fact: .released(try approval().proven()), at: Shop.start + .seconds(2_001))
        await #expect(throws: JournalRefusal.notReleased(.mayBePaid(row.receipt))) {
            try await ledger.add(release, to: id)
        }
        #expect(try await base.record(id).isReleased == false)
        // Somebody has looked, and it is another customer's.
        _ = try await ledger.setApart(row.receipt, by: approval(), at: Shop.start + .seconds(2_002))
        _ = try await ledger.add(release, to: id)
        #expect(try await base.record(id).isReleased)
    }

    /// The row may be another prompt's, which is PAID and lacks a receipt: setting it apart would make that one's money free.
    @Test func whatAPaidPromptMayHaveHadStandsAgainstNoClosing() async throws {
        let other = try await ledger.pending(0, checkout: "ws_CO_0", reference: "TABLE5")
        try await pay(other, "ws_CO_0")
        let odd = try await ledger.pending(100, checkout: "ws_CO_100", reference: "TABLE5")
        let claim = CallbackClaim(
            merchant: nil, checkout: nil, receipt: nil, amount: nil, payer: nil, paidAt: nil, balance: nil)
        _ = try await ledger.add(Evidence(source: .callback, fact: .callbackPaid(claim), at: Shop.start), to: odd)
        let denied = Fact.queryFailed(checkout: CheckoutRequestID("ws_CO_100"), code: ResultCode("1032"), text: "")
        _ = try await ledger.add(Evidence(source: .query, fact: denied, at: Shop.start + .seconds(60)), to: odd)
        let row = try base.line(account: "TABLE5", payer: .masked("2547 ***** 00"))
        #expect(try await base.verify(row).waiting == [row.receipt])
        let unplaced = try #require(try await ledger.unplacedRows().first)
        #expect(Set(unplaced.perhapsOf.map(\.id)) == [other, odd])
        let record = try await base.record(odd)
        let closing = Closing(of: record, seen: .pull, times: record.timeToCover, approval: try approval().proven())
        _ = try await ledger.add(
            Evidence(source: .person, fact: closing.fact, at: Shop.start + .seconds(2_000)), to: odd)
        #expect(try await base.record(odd).state == .failed)
        #expect(try await ledger.freeDirectPayments().isEmpty)
    }

    @Test func whatAMessageNamesForThePromptThoughAPersonSetItApartWasUsedTwice() async throws {
        let id = try await paid(reference: "TABLE5")
        let row = try base.line(payer: .masked("2547 ***** 00"))
        _ = try await base.verify(row)
        _ = try await ledger.setApart(row.receipt, by: approval(), at: Shop.start + .seconds(700))
        _ = try await ledger.hold(row.receipt, for: "T4", at: Shop.start + .seconds(701))
        _ = try await ledger.take(row.receipt, by: "T4", at: Shop.start + .seconds(702))
        let claim = CallbackClaim(
            merchant: nil, checkout: nil, receipt: row.receipt, amount: row.told.amount, payer: nil, paidAt: nil,
            balance: nil)
        _ = try await ledger.add(
            Evidence(source: .callback, fact: .callbackPaid(claim), at: Shop.start + .seconds(800)), to: id)
        #expect(try await base.record(id).doubts.contains(.usedTwice))
    }

    @Test func whatMayBeAPromptsOnAPhoneIsNotSetApart() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1", reference: "TABLE5")
        let row = try base.line(account: "TABLE5", phone: nil)
        #expect(try await base.verify(row).waiting == [row.receipt])
        await #expect(throws: ClaimRefusal.mayBeAPrompts(id)) {
            try await ledger.setApart(row.receipt, by: approval(), at: Shop.start + .seconds(60))
        }
        #expect(try await base.record(id).evidence.allSatisfy { $0.source != .person })
    }

    @Test func theSameCustomersNextPaymentIsNotMostLikelyThatOfAPromptWithAReceipt() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1", reference: "TABLE5")
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: "UK6H4X2QP1")
        let next = try base.line(paidAt: Shop.start + .seconds(300))
        try await base.hear(next)
        let row = try #require(try await ledger.unplacedRows().first)
        #expect(row.told.receipt == next.receipt && !row.isLikelySpent)
        let found = EarlierMoney.found(
            among: try await ledger.freeDirectPayments(), [row], for: try order(phone: "712000000", shillings: 100),
            at: Shop.start + .seconds(400))
        #expect(found.map(\.receipt) == [next.receipt])
    }

    @Test func whatWaitsForNothingIsNotSetApart() async throws {
        let row = try base.line()
        await #expect(throws: ClaimRefusal.unheard(row.receipt)) {
            try await ledger.setApart(row.receipt, by: approval(), at: Shop.start)
        }
        _ = try await base.verify(row)
        await #expect(throws: ClaimRefusal.waitsForNothing) {
            try await ledger.setApart(row.receipt, by: approval(), at: Shop.start)
        }
    }

    @Test func whatAMessageAloneTellsOfStandsBesideThePromptThatItMayHavePaid() async throws {
        let (id, token) = try await ledger.prepared(reference: "TABLE5")
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        _ = try await ledger.add(
            Evidence(source: .pushAnswer, fact: .answerLost(reason: "timeout"), at: Shop.start), to: id)
        let told = try base.line(payer: .hashed(String(repeating: "ab", count: 32)))
        try await base.hear(told)
        let row = try #require(try await ledger.unplacedRows().first)
        #expect(row.mayBePayment(of: id) && !row.isListed && row.source == .confirmation)
        var order = try order(phone: "712000000", shillings: 100)
        order.sale = try await base.record(id).attempt.sale
        let found = EarlierMoney.found(
            among: try await ledger.freeDirectPayments(), [row], for: order, at: Shop.start + .seconds(3_600))
        #expect(found == [.unplaced(row)])
    }

    @Test func whatWasPaidByHandWithoutTheReferenceDoesNotProveThePromptThatCarriesOne() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        let byHand = try base.line("UK6H4X2QP8", paidAt: Shop.start + .seconds(40))
        #expect(try await base.verify(byHand).waiting == [byHand.receipt])
        #expect(try await base.record(id).state == .pending)
        let reference = try await base.record(id).attempt.reference.text
        // The customer pays the prompt, too, and the list says so: what was paid by hand is anybody's to take.
        let own = try base.line(account: reference)
        let found = try await base.verify(byHand, own)
        #expect(found.proved == [id] && found.discovered == [byHand.receipt] && found.waiting.isEmpty)
        #expect(found.odd.isEmpty)
        #expect(try await base.record(id).receipt == own.receipt)
        #expect(try await ledger.directPayment(byHand.receipt)?.isFree == true)
        #expect(try await ledger.unplacedRows().isEmpty)
    }

    @Test func theHashOfAPhoneFindsItsPromptWhereNoReferenceDoes() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1", reference: "TABLE5")
        let hash = sha256(Data(try await base.record(id).attempt.phone.digits.utf8)).map { String(format: "%02x", $0) }
            .joined()
        #expect(try await base.verify(base.line(payer: .hashed(hash))).proved == [id])
        #expect(try await base.record(id).state == .paid)
    }

    @Test func moneyTakenByHandThatALatePromptWasMostLikelyPaidByIsToldOfThere() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1", reference: "TABLE5")
        let denied = Fact.queryFailed(
            checkout: CheckoutRequestID("ws_CO_1"), code: ResultCode("1032"), text: "cancelled")
        _ = try await ledger.add(Evidence(source: .query, fact: denied, at: Shop.start + .seconds(20)), to: id)
        let row = try base.line(paidAt: Shop.start + .seconds(60))
        #expect(try await base.verify(row).discovered == [row.receipt])
        _ = try await ledger.hold(row.receipt, for: "T4", at: Shop.start + .seconds(70))
        _ = try await ledger.take(row.receipt, by: "T4", at: Shop.start + .seconds(71))
        try await pay(id, "ws_CO_1")
        #expect(try await base.record(id).state == .paid)
        #expect(try await base.record(id).doubts.contains(.usedTwice))
    }

    @Test func aRowThatWaitsBreaksTheSilenceOfALaterList() async throws {
        let (id, token) = try await ledger.prepared()
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        _ = try await ledger.add(
            Evidence(source: .pushAnswer, fact: .answerLost(reason: "timeout"), at: Shop.start), to: id)
        let own = try base.line(account: "", payer: .masked("2547 ***** 00"))
        #expect(try await base.verify(own).waiting == [own.receipt])
        let time = try #require(TimeSpan(from: Shop.start + .seconds(-3_600), to: Shop.start + .seconds(7_200)))
        let found = try await ledger.verify([], of: time, source: .statement, at: Shop.start + .seconds(8_000))
        #expect(found.missing.isEmpty)
    }

    @Test func ofRowsThatContendForTooFewPromptsInAChainNoneIsTakenForSettled() async throws {
        var prompts: [Attempt] = []
        for number in 0..<4 { prompts.append(try await base.record(paid(number)).attempt) }
        func rows(_ rivals: [[Int]]) throws -> [UnplacedRow] {
            try rivals.enumerated().map { place, rival in
                UnplacedRow(
                    told: try base.line("UK6H4X2Q\(10 + place)").told, source: .pull, listedAt: Shop.start,
                    perhapsOf: rival.map { prompts[$0] }, isLikelySpent: true)
            }
        }
        // Each row alone has as many prompts as rivals; all together there are four rows for three prompts.
        let chain = try rows([[0], [0, 1], [1, 2], [2], [3]]).withoutCrowds
        #expect(chain.map(\.isLikelySpent) == [false, false, false, false, true])
        let apart = try rows([[0], [0, 1], [1, 2], [3]]).withoutCrowds
        #expect(apart.map(\.isLikelySpent) == [true, true, true, true])
        // One that could be either's takes the free one: the first two do not contend with it.
        let shared = try rows([[0, 1], [0], [1, 2]]).withoutCrowds
        #expect(shared.map(\.isLikelySpent) == [true, true, true])
    }
}

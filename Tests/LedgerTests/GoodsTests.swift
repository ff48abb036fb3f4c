import Ledger
import Payments
import TestSupport
import Testing

/// Goods that a supervisor lets go without proof: written down on a name, and no payment.
struct GoodsTests {
    private let ledger: Ledger
    private let word: Fact

    init() throws {
        ledger = try Shop().open()
        word = .goodsGiven(try #require(Approval(by: "Amina", reason: "a customer of old")).proven())
    }

    private func say(_ id: AttemptID) async throws {
        try await ledger.add(Evidence(source: .person, fact: word, at: Shop.start + .seconds(60)), to: id)
    }

    @Test func theyChangeNoVerdictAndTheDayNamesThemUntilItIsPaid() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.add(Evidence(source: .console, fact: .deadlinePassed, at: Shop.start), to: id)
        let before = try #require(try await ledger.record(of: id))
        try await say(id)
        let record = try #require(try await ledger.record(of: id))
        #expect(record.state == .expired && record.verdict == .dontKnow && record.doubts == before.doubts)
        let line = try #require(try await ledger.line(of: id))
        #expect(line.isGoodsGiven && line.doubt == .unknown && !line.isReleased)
        #expect(try await ledger.count(PaymentFilter(words: ["status:goods.expired"])) == 1)
        #expect(
            try await ledger.totals(of: Shop.start.day).goodsGiven
                == DayTotals.Bucket(count: 1, sum: Money(cents: 10_000)))
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: "UKK6AB12CD")
        #expect(try await ledger.line(of: id)?.isGoodsGiven == false)
        #expect(try await ledger.totals(of: Shop.start.day).goodsGiven.count == 0)
        #expect(try await ledger.record(of: id)?.evidence.contains { $0.fact == word } == true)
    }

    @Test func whatIsPaidOrWasNeverSentNeedsNobodysName() async throws {
        let (never, _) = try await ledger.prepared()
        await #expect(throws: JournalRefusal.needsNoName(.prepared)) { try await say(never) }
        let paid = try await ledger.pending(1, checkout: "ws_CO_2")
        try await ledger.pay(paid, checkout: "ws_CO_2", receipt: "UKK6AB12CE")
        await #expect(throws: JournalRefusal.needsNoName(.paid)) { try await say(paid) }
    }

    @Test func theDayForgetsThemOnceTheSaleIsPaidByAnotherPromptAndNamesThemAgainWhenThatMoneyIsGivenBack() async throws
    {
        let first = try await ledger.pending(checkout: "ws_CO_1")
        let denied = Fact.queryFailed(checkout: CheckoutRequestID("ws_CO_1"), code: ResultCode("1032"), text: "")
        try await ledger.add(Evidence(source: .query, fact: denied, at: Shop.start), to: first)
        try await say(first)
        var order = try order(phone: "712000001", shillings: 100)
        order.sale = try #require(try await ledger.record(of: first)).attempt.sale
        let (token, later) = (CallbackToken(from: .system), Shop.start + .seconds(600))
        let second = try await ledger.prepare(
            order, payee: .payBill(knownShortCode, account: nil), token: token, at: later
        ).attempt.id
        _ = try await ledger.markSending(second, token: token, boot: BootID("boot-1"), at: later)
        #expect(try await ledger.totals(of: Shop.start.day).goodsGiven.count == 1)
        try await ledger.pay(second, checkout: "ws_CO_2", receipt: "UKK6AB12CE")
        #expect(try await ledger.totals(of: Shop.start.day).goodsGiven.count == 0)
        #expect(try await ledger.line(of: first)?.isGoodsGiven == false)
        // What a stranger paid is not the sale's.
        let wrong = Evidence(source: .person, fact: .wrongNumber, at: later, raw: "Amina: not theirs")
        try await ledger.add(wrong, to: second)
        #expect(try await ledger.totals(of: Shop.start.day).goodsGiven.sum == Money(cents: 10_000))
        try await ledger.add(Evidence(source: .person, fact: word, at: later), to: second)
    }

    @Test func theyOpenNoGateForAnotherPrompt() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await say(id)
        await #expect(throws: JournalRefusal.self) { _ = try await ledger.prepared() }
    }
}

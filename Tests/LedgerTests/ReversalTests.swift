import Ledger
import Payments
import TestSupport
import Testing

/// What the books make of payments that a list of Safaricom's own says were taken back.
extension StatementTests {
    func back(
        _ receipt: String = receipt, shillings: Int64? = 100, own: String? = "UK6ZZ12ZZZ", row: StatementLine? = nil
    ) throws -> ReversalLine {
        ReversalLine(
            of: try #require(Receipt(receipt)),
            told: Reversal(
                amount: shillings.map { Money(cents: $0 * 100) }, at: Shop.start + .seconds(300),
                receipt: own.flatMap { Receipt($0) }),
            payment: row?.told)
    }

    @discardableResult
    func tell(_ lines: ReversalLine...) async throws -> StatementFindings {
        try await ledger.hear(lines, from: .statement, at: Shop.start + .seconds(900))
    }

    private func approval() throws -> Approval {
        try #require(Approval(by: "Amina", reason: "looked in the statement"))
    }

    /// Says what a person found who knows all that lists told.
    func say(_ shillings: Int64?, of row: StatementLine) async throws -> DirectPayment {
        let known = try await ledger.directPayment(row.receipt)?.reversalNumber
        return try await ledger.look(
            into: row.receipt, found: shillings.map { Money(cents: $0 * 100) }, knowing: known, by: approval(),
            at: Shop.start)
    }

    private func paid(_ shillings: Int64 = 100, _ count: Int = 1) -> [AttemptState: DayTotals.Bucket] {
        [.paid: DayTotals.Bucket(count: count, sum: Money(cents: shillings * 100))]
    }

    @Test func aRowOfAPromptThatWasTakenBackSaysSo() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        try await tell(back())
        let line = try #require(try await ledger.line(of: id))
        #expect(line.state == .paid && line.doubt == .reversed && line.paysItsSale)
        #expect(try await ledger.doubts(uncheckedSince: Shop.start).map(\.kind) == [.reversed])
        #expect(try await ledger.count(PaymentFilter(words: ["status:doubt.reversed"])) == 1)
        #expect(try await ledger.count(PaymentFilter(words: ["status:plain.paid"])) == 0)
        let day = Shop.start.day
        let report = try await ledger.report(of: day, at: Shop.start + .seconds(1000))
        #expect(report.tills.map(\.paid.count) == [0])
        #expect(try await ledger.totals(of: day).refunded.count == 0)
        try await ledger.add(
            Evidence(source: .person, fact: .resolved(.reversed, approval()), at: Shop.start + .seconds(1000)), to: id)
        let looked = try #require(try await ledger.line(of: id))
        #expect(looked.state == .paid && looked.doubt == nil && looked.isRefunded && !looked.paysItsSale)
        #expect(try await ledger.totals(of: day).refunded == DayTotals.Bucket(count: 1, sum: Money(cents: 10_000)))
        #expect(try await ledger.totals(of: day).buckets == paid())
    }

    @Test(arguments: [(99, true, false), (100, false, false), (100, true, true)])
    func aLineSaysTheSameOfItsSaleAsItsRecord(shillings: Int64, isAlone: Bool, isRefunded: Bool) async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        if !isAlone {
            let other = Fact.receiptFound(try #require(Receipt("UK6H4X2QP8")), amount: Money(cents: 10_000))
            try await ledger.add(Evidence(source: .pull, fact: other, at: Shop.start), to: id)
        }
        try await tell(back(shillings: shillings))
        for kind in try await record(id).doubts {
            try await ledger.add(
                Evidence(source: .person, fact: .resolved(kind, approval()), at: Shop.start + .seconds(1000)), to: id)
        }
        #expect(try await record(id).isRefunded == isRefunded)
        #expect(try await ledger.line(of: id)?.isRefunded == isRefunded)
        #expect(try await ledger.totals(of: Shop.start.day).refunded.count == (isRefunded ? 1 : 0))
    }

    @Test func aPromptWhoseReceiptIsToFollowIsFoundByTheRowThatWasTakenBack() async throws {
        let (id, token) = try await ledger.prepared(reference: "SALE1")
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        let checkout = CheckoutRequestID("ws_CO_1")
        for (source, fact) in [
            (Evidence.Source.pushAnswer, Fact.accepted(merchant: nil, checkout: checkout)),
            (.query, .queryPaid(checkout: checkout, text: "")),
        ] {
            try await ledger.add(Evidence(source: source, fact: fact, at: Shop.start), to: id)
        }
        let found = try await tell(back(row: line(account: "SALE1")))
        #expect(found.touched == [id] && found.reversed.map(\.text) == [Self.receipt])
        #expect(try await record(id).doubts == [.reversed])
        // It is PAID already: the row names its receipt.
        #expect(try await record(id).receipt?.text == Self.receipt)
        #expect(try await record(id).isReversedWhole)
    }

    @Test(arguments: [true, false])
    func aPromptWhosePaymentWasTakenBackReadsReversedWhicheverIsToldFirst(isRowFirst: Bool) async throws {
        let (id, token) = try await ledger.prepared(reference: "SALE1")
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        try await ledger.add(
            Evidence(source: .pushAnswer, fact: .answerLost(reason: "reset"), at: Shop.start), to: id)
        if isRowFirst { _ = try await verify(line(account: "SALE1")) }
        try await tell(back(row: line(account: "SALE1")))
        if !isRowFirst { _ = try await verify(line(account: "SALE1")) }
        #expect(try await record(id).state == .paid)
        #expect(try await record(id).doubts.first == .reversed)
        #expect(try await record(id).isReversedWhole)
    }

    @Test func aRowThatMayBeAPromptsIsShownToAPerson() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.add(
            Evidence(
                source: .query, fact: .queryPaid(checkout: CheckoutRequestID("ws_CO_1"), text: ""), at: Shop.start),
            to: id)
        let found = try await tell(back(row: line(payer: .masked("2547****00"))))
        #expect(found.odd.map(\.text) == [Self.receipt] && found.touched.isEmpty)
    }

    @Test func moneyStraightToTheShopThatWasTakenBackCountsAsNothingUntilAPersonHasLooked() async throws {
        let row = try line()
        _ = try await verify(row)
        #expect(try await ledger.totals(of: Shop.start.day).direct == paid())
        try await tell(back())
        #expect(try await ledger.totals(of: Shop.start.day).direct == [:])
        #expect(try await ledger.disputedDirectPayments().map(\.id) == [row.receipt])
        let count = { (word: String) in try await ledger.count(PaymentFilter(words: [word])) }
        #expect(try await count("status:conflict") == 1)
        #expect(try await count("status:paid") == 0)
        let looked = try await say(nil, of: row)
        #expect(looked.state == .failed && looked.look?.approval.by == "Amina")
        #expect(try await ledger.disputedDirectPayments().isEmpty)
        #expect(try await ledger.totals(of: Shop.start.day).direct == [:])
        #expect(try await count("status:failed") == 1)
        await #expect(throws: ClaimRefusal.reversed) { try await ledger.hold(row.receipt, for: "T4", at: Shop.start) }
    }

    @Test(arguments: [(40, 60), (100, 100)])
    func aPersonMaySayThatWhatIsLeftIsAPayment(taken: Int64, counts: Int64) async throws {
        let row = try line()
        _ = try await verify(row)
        try await tell(back(shillings: taken))
        let looked = try await say(counts, of: row)
        #expect(looked.state == .paid && looked.amount == Money(cents: counts * 100))
        #expect(try await ledger.totals(of: Shop.start.day).direct == paid(counts))
        #expect(try await ledger.count(PaymentFilter(words: ["amount:\(counts)"])) == 1)
    }

    @Test func aWordThatDidNotKnowOfTheNewestReversalCountsNoMore() async throws {
        let row = try line()
        _ = try await verify(row)
        try await tell(back(shillings: 40))
        _ = try await say(60, of: row)
        try await tell(back(shillings: 40))
        #expect(try await ledger.disputedDirectPayments().isEmpty)
        try await tell(back(shillings: 60, own: "UK6ZZ12ZZY"))
        #expect(try await ledger.disputedDirectPayments().map(\.id) == [row.receipt])
        #expect(try await ledger.totals(of: Shop.start.day).direct == [:])
        _ = try await say(nil, of: row)
        #expect(try await ledger.directPayment(row.receipt)?.state == .failed)
    }

    @Test func aReversalOfWhatWasInDisputeBeforeIsLookedIntoAnew() async throws {
        try await hear(line(shillings: 9999))
        let row = try line(shillings: 1)
        _ = try await verify(row)
        _ = try await say(1, of: row)
        try await tell(back(shillings: 1))
        #expect(try await ledger.directPayment(row.receipt)?.isReversed == true)
        let looked = try await say(nil, of: row)
        #expect(looked.state == .failed)
        #expect(try await ledger.totals(of: Shop.start.day).direct == [:])
    }

    @Test func whatASaleHasAndWasTakenBackIsLookedInto() async throws {
        let row = try line()
        _ = try await verify(row)
        _ = try await ledger.hold(row.receipt, for: "T4", at: Shop.start)
        _ = try await ledger.take(row.receipt, by: "T4", at: Shop.start)
        try await tell(back())
        #expect(try await ledger.disputedDirectPayments().map(\.id) == [row.receipt])
        #expect(try await ledger.totals(of: Shop.start.day).direct == [:])
        let looked = try await say(nil, of: row)
        #expect(looked.state == .failed && looked.sale != nil)
    }

    @Test(arguments: [100, 60])
    func aReversalThatIsHeardFirstMeetsThePaymentThatIsListedLater(shillings: Int64) async throws {
        let part = try back(shillings: shillings)
        #expect(try await tell(part).reversedElsewhere.map(\.text) == [Self.receipt])
        let row = try line()
        // Money of which nothing is left is none to write down.
        let isLeft = shillings < 100
        #expect(try await verify(row).discovered == (isLeft ? [row.receipt] : []))
        #expect(try await ledger.disputedDirectPayments().map(\.id) == (isLeft ? [row.receipt] : []))
        #expect(try await ledger.totals(of: Shop.start.day).direct == [:])
    }

    @Test func whatAListGaveToAnotherPayerAndWasTakenBackIsNoReversalOfThePromptThatNamedIt() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        let others = try line(phone: 77)
        _ = try await verify(others)
        try await tell(back())
        #expect(try await record(id).doubts == [.otherReceipt])
        #expect(try await ledger.disputedDirectPayments().map(\.id) == [others.receipt])
        // Nor where the reversal was heard of before.
        let second = try await ledger.pending(1, checkout: "ws_CO_2")
        try await ledger.pay(second, checkout: "ws_CO_2", receipt: "UKK6AB12CF")
        let otherRow = try line("UKK6AB12CF", phone: 77)
        try await tell(back("UKK6AB12CF"))
        #expect(try await record(second).doubts == [.reversed])
        _ = try await verify(otherRow)
        // A person was told already, and looks; his word about it leaves the sale paid.
        #expect(try await record(second).doubts == [.reversed, .otherReceipt])
        #expect(try await !record(second).isReversedWhole)
    }

    @Test func aRehearsalKeepsNoReversal() async throws {
        let row = try line()
        _ = try await verify(row)
        let found = try await ledger.verify(
            [], reversals: [back()], source: .statement, at: Shop.start, isRehearsal: true)
        #expect(found.reversed == [row.receipt])
        #expect(try await ledger.directPayment(row.receipt)?.reversal == nil)
    }
}

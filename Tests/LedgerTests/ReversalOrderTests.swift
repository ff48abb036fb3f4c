import GRDB
import Payments
import TestSupport
import Testing

@testable import Ledger

/// Orders to give payments back, as the books keep them: sent once, one for each payment, done by Safaricom's word alone.
struct ReversalOrderTests {
    private let shop: Shop
    let ledger: Ledger
    let receipt: Receipt
    let approval: Approval
    let names = Conversation(id: "AG_1", originator: "1-1")
    let id = ReversalID("order-1")
    let token = CallbackToken(from: SeededChance(5).chance)
    let now = Shop.start + .seconds(600)

    init() throws {
        shop = try Shop()
        ledger = try shop.open()
        receipt = try #require(Receipt("UK6ABCD123"))
        approval = try #require(Approval(by: "Amina", reason: "paid twice"))
    }

    var told: C2BConfirmation {
        get throws {
            C2BConfirmation(
                receipt: receipt, amount: Money(cents: 10_000), payee: knownShortCode, account: "SHOP",
                payer: .clear(try MSISDN(parsing: "254733000000")), name: "AMINA", paidAt: Shop.start)
        }
    }

    /// Money straight to the shop that a list has.
    func receive() async throws {
        _ = try await ledger.verify([StatementLine(try told)], source: .pull, at: Shop.start)
    }

    func prepare(_ id: ReversalID? = nil, second: String = "Brian", at now: Timestamp? = nil) async throws {
        let token = id == nil ? token : CallbackToken(from: .system)
        _ = try await ledger.prepare(
            id ?? self.id, of: receipt, by: approval, with: second, heardAt: token, at: now ?? self.now)
    }

    func send(_ answer: ReversalAnswer? = nil) async throws {
        let permit = try await ledger.markSending(id, heardAt: token, at: now)
        #expect(permit.order.amount == Money(cents: 10_000) && permit.order.receipt == receipt)
        if let answer { try await ledger.note(answer, of: id, at: now) }
    }

    func latest() async throws -> ReversalOrder { try #require(try await ledger.reversal(of: receipt)) }

    func hear(_ told: ReversalResult.Told, named other: Conversation? = nil) async throws -> [String?] {
        let kept = try await ledger.keep(
            InboundMessage(body: [123], address: .reversal(id), peer: "196.201.214.200", at: now))
        try await ledger.settle(kept, as: .reversed(ReversalResult(other ?? names, told: told)))
        return try await ledger.read { database in
            let row = try Row.fetchOne(
                database, sql: "SELECT outcome, reason FROM inbox WHERE number = ?", arguments: [kept.number])
            return [row?["outcome"], row?["reason"]]
        }
    }

    func given(_ receipt: Receipt? = nil) -> ReversalResult.Told {
        .done(of: receipt, Reversal(amount: Money(cents: 10_000), at: now, receipt: Receipt("UK6ZZZZ999")))
    }

    @Test func whatWentBackReadsReversedUntilAPersonHasLooked() async throws {
        try await receive()
        try await prepare()
        #expect(try await latest().state == .prepared)
        try await send(.taken(names))
        #expect(try await latest().state == .asked)
        #expect(try await hear(given(receipt)) == ["applied", nil])
        let done = try await latest()
        #expect(done.state == .done && done.second == "Brian" && done.approval == approval)
        let direct = try #require(try await ledger.directPayment(receipt))
        #expect(direct.isReversed && direct.reversal?.receipt == Receipt("UK6ZZZZ999"))
        #expect(try await ledger.disputedDirectPayments().map(\.id) == [receipt])
        await #expect(throws: ClaimRefusal.reversed) { try await ledger.hold(receipt, for: "T4", at: now) }
        #expect(try await hear(given(receipt)) == ["duplicate", nil])
    }

    @Test func aPromptsPaymentGoesBackAndThePromptIsDoubtful() async throws {
        let prompt = try await sentToTill()
        try await receive()
        #expect(try await ledger.record(of: prompt)?.state == .paid)
        try await prepare()
        try await send(.taken(names))
        _ = try await hear(given(receipt))
        let record = try #require(try await ledger.record(of: prompt))
        #expect(record.isReversedWhole && record.doubts.contains(.reversed) && record.state == .paid)
    }

    @Test func whatOnlyAMessageNamedIsNotGivenBack() async throws {
        // A forged callback names another customer's receipt for a prompt that Safaricom says is paid.
        let prompt = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.pay(prompt, checkout: "ws_CO_1", receipt: receipt.text)
        await #expect(throws: ReversalRefusal.unproven(receipt)) { try await prepare() }
    }

    @Test func whatOnlyAMessageToldIsNotGivenBack() async throws {
        let kept = try await ledger.keep(InboundMessage(body: [1], address: .confirmation, peer: "x", at: Shop.start))
        try await ledger.settle(kept, as: .confirmed(try told))
        await #expect(throws: ReversalRefusal.unproven(receipt)) { try await prepare() }
    }

    @Test func whatIsNotInTheBooksIsNotGivenBack() async throws {
        await #expect(throws: ReversalRefusal.unheard(receipt)) { try await prepare() }
    }

    @Test(arguments: ["Amina", " amina ", "", "  "]) func itTakesTwoPeople(second: String) async throws {
        try await receive()
        await #expect(throws: ReversalRefusal.samePerson) { try await prepare(second: second) }
    }

    @Test func oneOrderAtATimeAndOneMarkForEach() async throws {
        try await receive()
        try await prepare()
        await #expect(throws: ReversalRefusal.underway(.prepared)) { try await prepare(ReversalID("order-2")) }
        try await send()
        await #expect(throws: ReversalRefusal.notPrepared(.sending)) { try await send() }
        await #expect(throws: ReversalRefusal.underway(.sending)) { try await prepare(ReversalID("order-2")) }
        try await ledger.note(.taken(names), of: id, at: now)
        await #expect(throws: ReversalRefusal.underway(.asked)) { try await prepare(ReversalID("order-2")) }
        _ = try await hear(given())
        await #expect(throws: ReversalRefusal.takenBack) { try await prepare(ReversalID("order-2")) }
    }

    static let failures: [(ReversalAnswer, ReversalOrder.State)] = [
        (.refused(reason: "no"), .refused), (.neverLeft(reason: "no way"), .void),
    ]

    @Test(arguments: failures)
    func whatNeverWentOutMayBeTriedAgain(answer: ReversalAnswer, state: ReversalOrder.State) async throws {
        try await receive()
        try await prepare()
        try await send(answer)
        #expect(try await latest().state == state)
        try await prepare(ReversalID("order-2"))
    }

    /// A question, answered by a message that Safaricom has the money, or ended with a reason.
    func ask(_ name: String, at moment: Timestamp, reason: String? = nil) async throws {
        let id = StatusQuestionID(name)
        try await ledger.open(
            StatusQuestion(id: id, receipt: receipt, askedAt: moment), heardAt: CallbackToken(from: .system))
        if let reason { return try await ledger.end(id, because: reason, at: moment) }
        try await ledger.note(names, of: id)
        let kept = try await ledger.keep(InboundMessage(body: [1], address: .status(id), peer: "x", at: moment))
        try await ledger.settle(kept, as: .told(StatusResult(names, told: .paid(try told))))
        #expect(try await ledger.question(about: receipt)?.answer?.reason == nil)
    }

    @Test func nobodyKnowsUntilSafaricomHasSaidSinceThatThePaymentStands() async throws {
        try await receive()
        try await prepare()
        try await send(.lost(reason: "cut off"))
        let (early, late) = (now + .seconds(299), now + .seconds(300))
        func isBarred(_ what: Comment) async {
            await #expect(throws: ReversalRefusal.askFirst, what) { try await prepare(ReversalID("order-2"), at: late) }
        }
        await isBarred("nobody asked")
        try await ask("q1", at: now + .seconds(-1))
        await isBarred("asked before it was sent")
        try await ask("q2", at: early)
        await isBarred("asked too soon after it")
        try await ask("q3", at: late, reason: "Safaricom did not take it")
        await isBarred("a question that was refused says nothing")
        try await ask("q4", at: late)
        try await prepare(ReversalID("order-2"), at: late)
        #expect(try await latest().id == ReversalID("order-2"))
    }

    @Test func anOrderThatNeverLeftDoesNotMakeAnEarlierOneForgotten() async throws {
        try await receive()
        try await prepare()
        try await send(.lost(reason: "cut off"))
        let late = now + .seconds(300)
        try await ask("q1", at: late)
        try await prepare(ReversalID("order-2"), at: late)
        try await ledger.withdraw(ReversalID("order-2"), because: "no token", at: late)
        // The first one's result is still that of the first one.
        #expect(try await hear(given(receipt)) == ["applied", nil])
        await #expect(throws: ReversalRefusal.takenBack) { try await prepare(ReversalID("order-3"), at: late) }
    }

    @Test func whatMayBeOnItsWayBackIsNotTakenForASale() async throws {
        try await receive()
        for (step, answer) in [nil, ReversalAnswer.taken(names)].enumerated() {
            if step == 0 { try await prepare() } else { try await send(answer) }
            await #expect(throws: ClaimRefusal.onItsWayBack) { try await ledger.hold(receipt, for: "T4", at: now) }
            #expect(try await ledger.directPayment(receipt)?.isOnItsWayBack == true)
        }
        _ = try await hear(.failed(ResultCode("1"), text: "no funds"))
        #expect(try await ledger.directPayment(receipt)?.isOnItsWayBack == false)
        _ = try await ledger.hold(receipt, for: "T4", at: now)
        try await prepare(ReversalID("order-2"))
        await #expect(throws: ClaimRefusal.onItsWayBack) { try await ledger.take(receipt, by: "T4", at: now) }
        #expect(try await ledger.openReversals().map(\.id) == [ReversalID("order-2")])
    }

    @Test func whatAPersonGaveBackInCashDoesNotGoBackAgain() async throws {
        let prompt = try await sentToTill()
        try await receive()
        try await ledger.add(
            Evidence(source: .person, fact: .wrongNumber, at: now, raw: "Amina: wrong number"), to: prompt)
        try await ledger.add(
            Evidence(source: .person, fact: .resolved(.refundOwed, approval), at: now), to: prompt)
        #expect(try await ledger.record(of: prompt)?.isRefunded == true)
        await #expect(throws: ReversalRefusal.takenBack) { try await prepare() }
    }

    @Test func aPromptThatWasPaidTwiceIsGivenBackWholeOnlyWhenBothAre() async throws {
        let prompt = try await sentToTill()
        try await receive()
        let second = try #require(Receipt("UK6ABCD124"))
        try await ledger.add(
            Evidence(
                source: .statement, fact: .receiptFound(second, amount: Money(cents: 10_000)), at: now), to: prompt)
        for (place, receipt) in [receipt, second].enumerated() {
            let told = Reversal(amount: Money(cents: 10_000), at: nil, receipt: Receipt("UK6YYYY99\(place)"))
            try await ledger.hear([ReversalLine(of: receipt, told: told)], from: .statement, at: now)
            #expect(try await ledger.record(of: prompt)?.isReversedWhole == (place == 1))
        }
        for kind in [Doubt.Kind.reversed, .doubled] {
            try await ledger.add(Evidence(source: .person, fact: .resolved(kind, approval), at: now), to: prompt)
        }
        #expect(try await ledger.record(of: prompt)?.isRefunded == true)
        #expect(try await ledger.line(of: prompt)?.isRefunded == true)
    }

    func sentToTill() async throws -> AttemptID {
        let token = CallbackToken(from: .system)
        let prompt = try await ledger.prepare(
            order(phone: "733000000", shillings: 100), payee: .till(knownShortCode, store: knownShortCode),
            token: token, at: Shop.start
        ).attempt.id
        _ = try await ledger.markSending(prompt, token: token, boot: BootID("boot-1"), at: Shop.start)
        return prompt
    }

    @Test func aResultThatDoesNotComeIsLikeNoAnswer() async throws {
        try await receive()
        try await prepare()
        try await send(.taken(names))
        await #expect(throws: ReversalRefusal.underway(.asked)) {
            try await prepare(ReversalID("order-2"), at: now + .seconds(299))
        }
        await #expect(throws: ReversalRefusal.askFirst) {
            try await prepare(ReversalID("order-2"), at: now + .seconds(300))
        }
    }

    @Test func theFileRefusesASecondOrderAndEveryChange() async throws {
        try await receive()
        try await prepare()
        try await send(.taken(names))
        _ = try await hear(given())
        for change in [
            """
            INSERT INTO reversal_order (id, token_sha256, receipt_no, amount_cents, person, second, reason, prepared_ms) \
            VALUES ('x', zeroblob(32), 'UK6ABCD123', 1, 'a', 'b', 'c', 1)
            """,
            "UPDATE reversal_order SET amount_cents = 1", "UPDATE reversal_order SET sent_ms = 1",
            "UPDATE reversal_order SET second = 'Amina'", "UPDATE reversal_order SET outcome = 'failed'",
            "UPDATE reversal_order SET conversation = 'x'", "DELETE FROM reversal_order",
        ] {
            await #expect(throws: (any Error).self, "\(change)") {
                try await ledger.write(isRepeatable: false) { try $0.database.execute(sql: change) }
            }
        }
    }
}

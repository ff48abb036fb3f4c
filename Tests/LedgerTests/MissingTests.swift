import Ledger
import Payments
import TestSupport
import Testing

/// What it does to a prompt that a complete list of Safaricom's own has no row of it.
struct MissingTests {
    private let ledger: Ledger

    init() throws { ledger = try Shop().open() }

    /// The least that such a list has to cover.
    private static let span = TimeSpan(from: Shop.start + .seconds(-300), to: Shop.start + .seconds(480))

    private func sent(
        _ evidence: [Evidence] = [lost], to payee: CollectionPoint = .payBill(knownShortCode, account: nil),
        reference: String? = nil
    ) async throws -> AttemptID {
        var order = try order(shillings: 100)
        order.reference = reference.flatMap { AccountReference($0) }
        let token = CallbackToken(from: .system)
        let id = try await ledger.prepare(order, payee: payee, token: token, at: Shop.start).attempt.id
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        for item in evidence { try await ledger.add(item, to: id) }
        return id
    }

    private func row(
        _ receipt: String = "UK6H4X2QP7", shillings: Int64 = 40, account: String = "SHOP", payer: Payer? = nil,
        after wait: Duration = .seconds(30)
    ) throws -> StatementLine {
        StatementLine(
            C2BConfirmation(
                receipt: try #require(Receipt(receipt)), amount: Money(cents: shillings * 100), payee: knownShortCode,
                account: account, payer: payer, name: "JANE", paidAt: Shop.start + wait))
    }

    private func bring(_ rows: [StatementLine], of time: TimeSpan? = span) async throws -> StatementFindings {
        try await ledger.verify(rows, of: time, source: .pull, at: Shop.start + .seconds(900))
    }

    private func state(of id: AttemptID) async throws -> AttemptState? { try await ledger.record(of: id)?.state }

    @Test(arguments: [[restarted], [lost], [accepted, asked], [accepted, denied, asked], [accepted, overdue, asked]])
    func aPromptThatACompleteListLacksIsNotPaid(evidence: [Evidence]) async throws {
        let id = try await sent(evidence)
        let others = try row()
        #expect(try await bring([others]).missing == [id])
        #expect(try await state(of: id) == .failed)
        #expect(try await bring([others]).missing == [])
        #expect(try await ledger.record(of: id)?.evidence.count { $0.fact == .rowMissing } == 1)
    }

    @Test func whatACallbackClaimsAndTheListLacksIsAContradiction() async throws {
        let id = try await sent([Self.accepted, Self.claimed, Self.asked])
        #expect(try await bring([row()]).missing == [id])
        #expect(try await state(of: id) == .conflict)
    }

    @Test(arguments: [nil, (179_999, "{}"), (180_000, nil)] as [(Int64, String?)?])
    func whatCanBeAskedAboutIsAskedAboutFirst(question: (milliseconds: Int64, answer: String?)?) async throws {
        let open = Fact.queryOpen(reason: "still under processing")
        let early = question.map {
            Evidence(source: .query, fact: open, at: Shop.start + .milliseconds($0.milliseconds), raw: $0.answer)
        }
        let id = try await sent([Self.accepted] + [early].compactMap { $0 })
        let found = try await bring([row()])
        #expect(found.missing == [] && found.toAskFirst == [id])
        #expect(try await state(of: id) == .pending)
    }

    @Test func aRowThatComesAfterAllIsALatePayment() async throws {
        let id = try await sent()
        _ = try await bring([row()])
        let record = try #require(try await ledger.record(of: id))
        let own = try row(
            "UK6H4X2QP8", shillings: 100, account: record.attempt.reference.text, payer: .clear(record.attempt.phone))
        #expect(try await bring([row(), own]).proved == [id])
        #expect(try await ledger.record(of: id)?.doubts == [.late])
    }

    @Test(arguments: [
        nil, TimeSpan(from: Shop.start + .milliseconds(1), to: Shop.start + .seconds(900)),
        TimeSpan(from: Shop.start + .seconds(-900), to: Shop.start + .milliseconds(179_999)),
    ])
    func aListThatMayLackItSaysNothing(time: TimeSpan?) async throws {
        let id = try await sent()
        #expect(try await bring([row()], of: time).missing == [])
        #expect(try await state(of: id) == .unknown)
    }

    @Test func aRowThatMayBeItsOwnSpeaksForIt() async throws {
        let id = try await sent([Self.accepted, Self.claimed, Self.asked])
        let reference = try #require(try await ledger.record(of: id)).attempt.reference.text
        let hidden = Payer.masked("2547 ***** 678")
        for own in [
            try row(shillings: 70, account: reference), try row("UKK6AB12CD", account: "X"),
            try row(shillings: 100, account: "", payer: hidden), try row(shillings: 100, after: .seconds(900)),
        ] {
            #expect(try await bring([own]).missing == [])
        }
        #expect(try await ledger.record(of: id)?.evidence.contains { $0.fact == .rowMissing } == false)
    }

    @Test func anothersRowDoesNotSpeakForIt() async throws {
        let id = try await sent()
        let stranger = Payer.clear(try MSISDN(parsing: "0722000126"))
        let others = [
            try row(shillings: 100, account: "", payer: stranger), try row("UK6H4X2QP8", shillings: 70, account: ""),
        ]
        #expect(try await bring(others).missing == [id])
    }

    @Test func whereRowsAreNotKnownByAReferenceOfItsOwnTheirAbsenceSaysNothing() async throws {
        let shared = try #require(AccountReference("RENT"))
        for (payee, reference) in [
            (CollectionPoint.till(knownShortCode, store: knownShortCode), nil),
            (.payBill(knownShortCode, account: shared), nil), (.payBill(knownShortCode, account: nil), "RENT"),
        ] {
            let alone = try MissingTests()
            _ = try await alone.sent(to: payee, reference: reference)
            #expect(try await alone.bring([row(account: "ELSE")]).missing == [])
        }
    }

    @Test func aListOfAnotherNumberSaysNothing() async throws {
        let number = try #require(ShortCode("700000"))
        let alone = try MissingTests()
        _ = try await alone.sent(to: .payBill(number, account: nil))
        #expect(try await alone.bring([row()]).missing == [])
    }

    @Test func whatIsSettledIsLeftAlone() async throws {
        for (evidence, state) in [([Self.refused], AttemptState.refused), ([Self.accepted, Self.paid], .paid)] {
            let alone = try MissingTests()
            let id = try await alone.sent(evidence)
            #expect(try await alone.bring([row()]).missing == [])
            #expect(try await alone.state(of: id) == state)
        }
    }

    @Test func aListIsCompleteFromItsOldestRowToTenMinutesBeforeItsNewest() throws {
        let (early, late) = (try row(), try row("UK6H4X2QP8", after: .seconds(1_000)))
        let now = Shop.start + .seconds(3_600)
        let list = StatementList([late, early], isComplete: true)
        #expect(list.complete(readAt: now) == TimeSpan(from: Shop.start + .seconds(30), to: Shop.start + .seconds(400)))
        // A list that tells its times late says nothing of the time after it was read.
        let soon = Shop.start + .seconds(700)
        #expect(
            list.complete(readAt: soon) == TimeSpan(from: Shop.start + .seconds(30), to: Shop.start + .seconds(100)))
        #expect(StatementList([early], isComplete: true).complete(readAt: now) == nil)
        #expect(StatementList([], isComplete: true).complete(readAt: now) == nil)
        #expect(StatementList([late, early]).complete(readAt: now) == nil)
    }

    private static let checkout = CheckoutRequestID("checkout-1")
    private static let lost = said(.pushAnswer, .answerLost(reason: "reset"))
    private static let restarted = said(.console, .restarted(boot: BootID("boot-2")))
    private static let accepted = said(.pushAnswer, .accepted(merchant: nil, checkout: checkout))
    private static let refused = said(
        .pushAnswer, .refused(Refusal(code: "400.002.02", message: "bad", kind: .invalidField)))
    private static let asked = Evidence(
        source: .query, fact: .queryOpen(reason: "still under processing"), at: Shop.start + .seconds(180),
        raw: "{}")
    private static let overdue = said(.console, .deadlinePassed)
    private static let paid = said(.query, .queryPaid(checkout: checkout, text: "ok"))
    private static let denied = said(
        .callback,
        .callbackFailed(CallbackDenial(merchant: nil, checkout: nil, code: ResultCode("1032"), text: "cancelled")))
    private static let claimed = said(
        .callback,
        .callbackPaid(
            CallbackClaim(
                merchant: nil, checkout: nil, receipt: Receipt("UKK6AB12CD"), amount: Money(cents: 10_000), payer: nil,
                paidAt: nil, balance: nil)))

    private static func said(_ source: Evidence.Source, _ fact: Fact) -> Evidence {
        Evidence(source: source, fact: fact, at: Shop.start)
    }
}

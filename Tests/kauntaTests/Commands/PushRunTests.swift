import Engine
import Ledger
import Payments
import TestSupport
import Testing

@testable import kaunta

/// A counter that answers with one payment, to which a test adds evidence.
private actor StagedCounter: Counter {
    private var current: AttemptRecord
    private let error: CashierError?
    private let isUnreadable: Bool
    /// The money paid straight to the shop; nil when the books can't be read for it.
    private let straight: [DirectPayment]?
    private let unplaced: [UnplacedRow]
    private let errorAtSecond: CashierError?
    private let onTake: (@Sendable (Int) async -> Void)?
    private var listeners: [AsyncStream<AttemptID>.Continuation] = []
    private(set) var taken = 0

    init(
        _ record: AttemptRecord, error: CashierError? = nil, errorAtSecond: CashierError? = nil,
        isUnreadable: Bool = false, straight: [DirectPayment]? = [],
        unplaced: [UnplacedRow] = [], onTake: (@Sendable (Int) async -> Void)? = nil
    ) {
        self.onTake = onTake
        current = record
        self.error = error
        self.errorAtSecond = errorAtSecond
        self.isUnreadable = isUnreadable
        self.straight = straight
        self.unplaced = unplaced
    }

    func take(_ order: PromptOrder) async throws(CashierError) -> AttemptRecord {
        taken += 1
        if let error { throw error }
        if let errorAtSecond, taken == 2 { throw errorAtSecond }
        if let onTake { await onTake(taken) }
        return current
    }

    func askNow(_ id: AttemptID) async {}
    func find(_ text: String) async throws -> [AttemptID] { [current.attempt.id] }

    func record(of id: AttemptID) async throws -> AttemptRecord? {
        if isUnreadable { throw LedgerError.noPermission(path: "/ledger") }
        return current
    }

    func latestDirect() async throws -> [DirectPayment] {
        guard let straight else { throw LedgerError.noPermission(path: "/ledger") }
        return straight
    }

    func unplacedRows() async throws -> [UnplacedRow] { unplaced }

    func changes() async -> AsyncStream<AttemptID> {
        let (stream, continuation) = AsyncStream.makeStream(of: AttemptID.self)
        listeners.append(continuation)
        return stream
    }

    func close() async {}

    /// Waits for somebody to listen, then learns a fact.
    func learn(_ source: Evidence.Source, _ fact: Fact) async {
        while listeners.isEmpty { await Task.yield() }
        let evidence = Evidence(source: source, fact: fact, at: current.updatedAt + .seconds(1))
        current = AttemptRecord(attempt: current.attempt, evidence: current.evidence + [evidence])
        for listener in listeners { listener.yield(current.attempt.id) }
    }
}

@Suite struct PushRunTests {
    private let time = TestTimekeeper(at: Records.start)
    private let interruption = Interruption()

    private func push(at counter: any Counter) -> PushRun {
        PushRun(
            counter: counter, timekeeper: time.timekeeper, interruption: interruption, ink: Ink())
    }

    private func pending() throws -> AttemptRecord {
        try Records.record((.console, Records.marked), (.pushAnswer, Records.accepted))
    }

    private func order() throws -> PromptOrder {
        try PromptOrder(phone: MSISDN(parsing: "0712345678"), amount: Money(cents: 10_000))
    }

    @Test func theSecondPartOfASaleGoesOnlyOnceTheFirstIsPaid() async throws {
        let open = StagedCounter(try pending())
        var told = 0
        let status = try await push(at: open).run(
            [try order(), try order()], for: nil, wait: .zero, isQuiet: true, tell: { _ in told += 1 })
        #expect(await open.taken == 1)
        #expect(status == .dontKnow && told == 1)
        let paid = StagedCounter(
            try Records.record(
                (.console, Records.marked), (.pushAnswer, Records.accepted),
                (.query, .queryPaid(checkout: Records.checkout, text: "paid"))))
        let done = try await push(at: paid).run(
            [try order(), try order()], for: nil, wait: .zero, isQuiet: true, tell: { _ in told += 1 })
        #expect(await paid.taken == 2)
        #expect(done == .done && told == 3)
    }

    @Test func everyPartIsToldAsOneAndTheEndAsTheWholeSale() async throws {
        let counter = StagedCounter(try paid())
        let run = push(at: counter)
        var (told, said): ([String], [String]) = ([], [])
        _ = try await run.run(
            [try order(), try order()], for: nil, wait: .zero, isQuiet: true, tell: { told.append(run.words(of: $0)) },
            warn: { said.append($0) })
        #expect(told.first?.hasPrefix("PAID  part 1 of 2  KES 100") == true)
        #expect(told.last?.hasPrefix("PAID  part 2 of 2  KES 100") == true)
        #expect(said == ["SALE COMPLETE: KES 200 is PAID (T4222229C, T4222229C)."])
        told = []
        _ = try await run.run(
            [try order()], for: nil, wait: .zero, isQuiet: true, tell: { told.append(run.words(of: $0)) })
        #expect(told.first?.contains("part") == false)
    }

    @Test func aSaleThatAnotherPhoneHoldsNamesThatPhone() async throws {
        let held = CashierError.held(.shut(by: AttemptID("9k3m7p1rxt5vw2yz"), state: .pending))
        let other = try PromptOrder(phone: MSISDN(parsing: "0722000901"), amount: Money(cents: 10_000))
        let run = push(at: StagedCounter(try pending(), error: held))
        let failure = await #expect(throws: VerbFailure.self) { try await run.run(other, wait: .zero, isQuiet: true) }
        #expect(failure?.message.contains("to another phone (0712 ••• 678, T4222229C)") == true)
        #expect(failure?.message.contains("this phone") == false && failure?.status == .held)
        await #expect(throws: held) { try await run.run(try order(), wait: .zero, isQuiet: true) }
    }

    /// A hundred shillings that came straight to the shop so many seconds ago.
    private func straight(
        _ receipt: String, from payer: Payer?, ago: Int64 = 60, takenAgo: Int64? = nil
    ) throws -> DirectPayment {
        let told = C2BConfirmation(
            receipt: try #require(Receipt(receipt)), amount: Money(cents: 10_000),
            payee: try #require(ShortCode("600984")), account: "TEA", payer: payer, name: "JANE", paidAt: nil)
        return DirectPayment(
            number: 3, told: told, heardAt: Records.start + .seconds(-ago), verifiedAt: nil, prompt: nil,
            sale: takenAgo.map { _ in SaleID("s") }, takenAt: takenAgo.map { Records.start + .seconds(-$0) },
            claim: nil)
    }

    @Test func whoHasJustPaidThatStraightToTheShopIsNotAskedForItOnceMore() async throws {
        let paid = try straight("UK6H4X2QP7", from: .masked("254712***678"))
        let counter = StagedCounter(try pending(), straight: [paid])
        let run = push(at: counter)
        let order = try order()
        let held = PaidAlready(money: .direct(paid), order: order)
        await #expect(throws: held) {
            try await run.run([order], for: nil, wait: .zero, isQuiet: true, tell: { _ in })
        }
        #expect(await counter.taken == 0)
        for words in [held.words.english, held.words.swahili] {
            for part in ["0712 ••• 678", "kaunta claim UK6H4X2QP7", "--besides UK6H4X2QP7"] {
                #expect(words.contains(part))
            }
        }
        #expect(held.words.english.hasPrefix("Not sent: KES 100"))
        #expect(VerbFailure(held)?.status == .held)
        #expect(held.line.hasPrefix(#"{"attempt":null,"state":"HELD","verdict":"DON'T KNOW","amount":"100.00""#))
        #expect(held.line.contains(#""paidAlready":{"receipt":"UK6H4X2QP7","amount":"100.00""#))
        #expect(!held.line.contains("712345678"))
    }

    @Test func whoseMoneyWasJustTakenForASaleIsNotAskedASecondTime() async throws {
        let paid = try straight("UK6H4X2QP7", from: .masked("254712***678"), ago: 2000, takenAgo: 599)
        let counter = StagedCounter(try pending(), straight: [paid])
        var run = push(at: counter)
        let order = try order()
        let held = PaidAlready(money: .direct(paid), order: order)
        await #expect(throws: held) { try await run.run(order, wait: .zero, isQuiet: true) }
        #expect(await counter.taken == 0 && VerbFailure(held)?.status == .held)
        let at = (Records.start + .seconds(-599)).hourAndMinute
        for part in ["taken for a sale at \(at)", "second payment", "--besides UK6H4X2QP7"] {
            #expect(held.words.english.contains(part))
        }
        for part in ["mauzo saa \(at)", "malipo ya pili", "--besides UK6H4X2QP7"] {
            #expect(held.words.swahili.contains(part))
        }
        #expect(!held.words.english.contains("kaunta claim"))
        run.besides = [paid.id]
        _ = try await run.run(order, wait: .zero, isQuiet: true)
        #expect(await counter.taken == 1)
    }

    /// A hundred shillings in Safaricom's own list that may be what an earlier prompt was paid.
    private func unplaced(
        from payer: Payer?, listedAgo: Int64 = 5_000, isLikelySpent: Bool = false
    ) throws -> UnplacedRow {
        UnplacedRow(
            told: try straight("UK6H4X2QP7", from: payer).told, source: .pull,
            listedAt: Records.start + .seconds(-listedAgo), perhapsOf: [try pending().attempt],
            isLikelySpent: isLikelySpent)
    }

    @Test func moneyThatMayBeAnEarlierPromptsHoldsBackWhoeverMayHavePaidIt() async throws {
        let (order, masked) = (try order(), Payer.masked("254722***901"))
        let other = try PromptOrder(phone: MSISDN(parsing: "0722000901"), amount: Money(cents: 10_000))
        for (row, order, isHeld) in [
            // To the same phone, whoever paid it and whenever.
            (try unplaced(from: nil), order, true), (try unplaced(from: masked), order, true),
            (try unplaced(from: nil, isLikelySpent: true), order, false),
            // To another phone, that the payer may have.
            (try unplaced(from: masked), other, true), (try unplaced(from: nil), other, false),
            (try unplaced(from: nil, listedAgo: 899), other, true),
            (try unplaced(from: .masked("254722***902")), other, false),
        ] {
            let counter = StagedCounter(try pending(), unplaced: [row])
            var run = push(at: counter)
            guard isHeld else {
                _ = try await run.run(order, wait: .zero, isQuiet: true)
                continue
            }
            let held = PaidAlready(money: .unplaced(row), order: order)
            await #expect(throws: held) { try await run.run(order, wait: .zero, isQuiet: true) }
            #expect(await counter.taken == 0)
            for words in [held.words.english, held.words.swahili] {
                for part in ["T4222229C", "kaunta verify UK6H4X2QP7", "--besides UK6H4X2QP7"] {
                    #expect(words.contains(part))
                }
            }
            #expect(held.line.contains(#""paidAlready":{"receipt":"UK6H4X2QP7","amount":"100.00""#))
            run.besides = [row.told.receipt]
            _ = try await run.run(order, wait: .zero, isQuiet: true)
            #expect(await counter.taken == 1)
        }
    }

    @Test func whatAPersonNamesAsAnotherPaymentHoldsNothingBackAndWhatCameSinceDoes() async throws {
        let known = try straight("UK6H4X2QP7", from: nil)
        let newer = try straight("UK6H4X2QP8", from: nil, ago: 5)
        for (books, taken) in [([known], 1), ([newer, known], 0)] {
            let counter = StagedCounter(try pending(), straight: books)
            var run = push(at: counter)
            run.besides = [known.id]
            _ = try? await run.run([try order()], for: nil, wait: .zero, isQuiet: true, tell: { _ in })
            #expect(await counter.taken == taken)
        }
    }

    @Test func anothersMoneyAndOldMoneyHoldNothingBack() async throws {
        let stranger = try straight("UK6H4X2QP7", from: .masked("254722***678"))
        let old = try straight("UK6H4X2QP8", from: nil, ago: 900)
        let taken = try straight("UK6H4X2QP9", from: nil, ago: 700, takenAgo: 600)
        let counter = StagedCounter(try pending(), straight: [stranger, old, taken])
        _ = try await push(at: counter).run([try order()], for: nil, wait: .zero, isQuiet: true, tell: { _ in })
        #expect(await counter.taken == 1)
    }

    @Test func whileTheBooksCannotBeReadNothingIsSent() async throws {
        let counter = StagedCounter(try pending(), straight: nil)
        let failure = await #expect(throws: VerbFailure.self) {
            try await push(at: counter).run([try order()], for: nil, wait: .zero, isQuiet: true, tell: { _ in })
        }
        #expect(failure?.message.contains("Nothing was sent now.") == true)
        #expect(await counter.taken == 0)
    }

    @Test func aPaymentThatWasTakenBackIsNotCalledPaidWhenTheSameIsAskedForAgain() async throws {
        let receipt = try #require(Receipt("UK6H4X2QP7"))
        let back = try Records.record(
            (.console, Records.marked), (.pushAnswer, Records.accepted),
            (.statement, .receiptFound(receipt, amount: Money(cents: 10_000))),
            (.statement, .reversed(receipt, Reversal(amount: Money(cents: 10_000), at: nil, receipt: nil))))
        let held = CashierError.held(.asks(about: back.attempt.id, paidAt: Records.start))
        let run = push(at: StagedCounter(back, error: held))
        let failure = await #expect(throws: VerbFailure.self) {
            try await run.run(try order(), wait: .zero, isQuiet: true)
        }
        #expect(failure?.message.contains("went back") == true && failure?.message.contains("--again") == true)
        #expect(failure?.status == .held)
    }

    @Test func whatIsMeantAgainNamesItsOption() {
        let error = CashierError.held(.asks(about: AttemptID("9k3m7p1rxt5vw2yz"), paidAt: Records.start))
        #expect(VerbFailure(error)?.message.contains("--again") == true)
    }

    private func paid() throws -> AttemptRecord {
        try Records.record(
            (.console, Records.marked), (.pushAnswer, Records.accepted),
            (.query, .queryPaid(checkout: Records.checkout, text: "paid")))
    }

    @Test(arguments: [ShellStatus.interrupted, .terminated])
    func afterAnInterruptionNoFurtherPartIsSentThoughTheFirstIsPaid(signal: ShellStatus) async throws {
        let counter = StagedCounter(try paid()) { [interruption] _ in interruption.ask(toEndWith: signal) }
        var said: [String] = []
        let status = try await push(at: counter).run(
            [try order(), try order()], for: nil, wait: .seconds(60), isQuiet: true, tell: { _ in },
            warn: { said.append($0) })
        #expect(await counter.taken == 1)
        #expect(status == signal)
        #expect(
            said == [
                "KES 100 of 200 is PAID (T4222229C). KES 100 was not asked for and is still owed: not all the goods yet. "
                    + "Ask for it: kaunta push PHONE 100 --sale T4222229C --wait 120"
            ])
    }

    @Test func aPartThatMayBeOnThePhoneIsNotAskedForAgain() async throws {
        let sent = CashierError.answerNotWritten(AttemptID("b"), reason: "disk full")
        let counter = StagedCounter(try paid(), errorAtSecond: sent)
        var said: [String] = []
        await #expect(throws: sent) {
            try await push(at: counter).run(
                [try order(), try order()], for: nil, wait: .seconds(60), isQuiet: true, tell: { _ in },
                warn: { said.append($0) })
        }
        #expect(
            said == [
                "KES 100 of 200 is PAID (T4222229C). Nobody knows yet about the other KES 100: not all the goods yet."
            ])
        let unsent = StagedCounter(try paid(), errorAtSecond: .notWritten(reason: "disk full"))
        await #expect(throws: CashierError.self) {
            try await push(at: unsent).run(
                [try order(), try order()], for: nil, wait: .seconds(60), isQuiet: true, tell: { _ in },
                warn: { said.append($0) })
        }
        #expect(said.last?.contains("was not asked for") == true)
    }

    @Test func anInterruptionBeforeTheFirstPromptSendsNothing() async throws {
        let counter = StagedCounter(try paid())
        interruption.ask(toEndWith: .interrupted)
        await #expect(throws: VerbFailure("Interrupted. Nothing was sent.", .interrupted)) {
            try await push(at: counter).run(
                [try order()], for: nil, wait: .seconds(60), isQuiet: true, tell: { _ in }, warn: { _ in })
        }
        #expect(await counter.taken == 0)
    }

    @Test func anInterruptionIsHeardInTheSecondWaitToo() async throws {
        _ = try await PromptWait(
            counter: StagedCounter(try paid()), timekeeper: time.timekeeper, interruption: interruption
        )
        .follow(AttemptID("a"), for: .seconds(60), onChange: { _ in })
        let second = StagedCounter(try pending()) { [interruption] _ in interruption.ask(toEndWith: .interrupted) }
        let found = try await push(at: second).run(try order(), wait: .seconds(60), isQuiet: true)
        #expect(found.ending == .interrupted(.interrupted))
    }

    @Test func whatIsSaidOfTheRestFollowsWhatBecameOfThePart() throws {
        var parts = SaleParts([Money(cents: 10_000), Money(cents: 5_000)])
        let failed = try Records.record(
            (.console, Records.marked), (.pushAnswer, Records.accepted), (.query, Records.failed("1032")))
        #expect(parts.notAsked == nil)
        #expect(parts.stopped(by: failed)?.english == "The rest (KES 50) was not asked for. No goods for it.")
        parts.paid = [try paid()]
        #expect(
            parts.stopped(by: failed)?.english.contains("KES 50 is NOT PAID and still owed: not all the goods yet")
                == true)
        let open = try #require(parts.stopped(by: try pending())).english
        #expect(open.contains("Nobody knows yet about the other KES 50") && !open.contains("kaunta push"))
        #expect(SaleParts([Money(cents: 10_000)]).stopped(by: failed) == nil)
    }

    @Test func theWaitEndsWhenSafaricomConfirms() async throws {
        let counter = StagedCounter(try pending())
        let push = push(at: counter)
        async let outcome = push.run(try order(), wait: .seconds(60), isQuiet: true)
        await counter.learn(.callback, try Records.claim())
        await counter.learn(.query, .queryPaid(checkout: Records.checkout, text: "paid"))
        let found = try await outcome
        #expect(found.ending == .settled)
        #expect(push.status(of: found) == .done)
        #expect(push.notice(of: found) == nil)
        #expect(found.record.receipt?.text == "UK6H4X2QP7")
    }

    @Test func aCallbackAloneEndsNoWait() async throws {
        let counter = StagedCounter(try pending())
        let push = push(at: counter)
        async let outcome = push.run(try order(), wait: .seconds(60), isQuiet: true)
        await counter.learn(.callback, try Records.claim())
        await time.wakeNext()
        let found = try await outcome
        #expect(found.ending == .timeUp)
        #expect(push.status(of: found) == .dontKnow)
    }

    @Test func whenTheTimeIsUpItSaysWhatStaysOpen() async throws {
        let counter = StagedCounter(try pending())
        let push = push(at: counter)
        async let outcome = push.run(try order(), wait: .seconds(60), isQuiet: true)
        await time.wakeNext()
        let found = try await outcome
        #expect(push.status(of: found) == .dontKnow)
        let notice = try #require(push.notice(of: found))
        #expect(notice.contains("stays open"))
        #expect(notice.contains("kaunta query \(found.record.attempt.tag)"))
        #expect(await counter.taken == 1)
    }

    @Test func withoutAWaitAnAcceptedPromptIsStillInDoubt() async throws {
        let push = push(at: StagedCounter(try pending()))
        let found = try await push.run(try order(), wait: .zero, isQuiet: true)
        #expect(push.status(of: found) == .dontKnow)
    }

    @Test(arguments: [ShellStatus.interrupted, .terminated])
    func anInterruptionEndsTheWaitAndLeavesThePromptWatched(signal: ShellStatus) async throws {
        let counter = StagedCounter(try pending())
        let push = push(at: counter)
        interruption.ask(toEndWith: signal)
        let found = try await push.run(try order(), wait: .seconds(60), isQuiet: true)
        #expect(found.ending == .interrupted(signal))
        #expect(push.status(of: found) == signal)
        #expect(push.notice(of: found)?.contains("stays open") == true)
    }

    @Test func anInterruptionDoesNotHideAVerdict() async throws {
        let record = try Records.record(
            (.console, Records.marked), (.pushAnswer, Records.accepted),
            (.query, .queryPaid(checkout: Records.checkout, text: "")))
        let push = push(at: StagedCounter(record))
        let outcome = PushRun.Outcome(record: record, ending: .interrupted(.interrupted), at: Records.start)
        #expect(push.status(of: outcome) == .done)
    }

    @Test func booksThatCannotBeReadAfterTheSendLeaveItInDoubt() async throws {
        let push = push(at: StagedCounter(try pending(), isUnreadable: true))
        let found = try await push.run(try order(), wait: .seconds(60), isQuiet: true)
        #expect(push.status(of: found) == .dontKnow)
        #expect(push.notice(of: found)?.contains("do not send again") == true)
        let words = VerbFailure.afterSending(LedgerError.noPermission(path: "/ledger")).message
        #expect(words.contains("may be charged: do not send again"))
        #expect(!words.contains("Nothing was sent"))
    }

    @Test func booksThatCannotBeReadBeforeTheSendSayThatNothingWasSent() async throws {
        let counter = StagedCounter(try pending(), isUnreadable: true)
        let failure = await #expect(throws: VerbFailure.self) { try await push(at: counter).sale(named: "K2ABC") }
        #expect(failure?.message.hasSuffix("Nothing was sent now.") == true)
        #expect(await counter.taken == 0)
    }

    @Test func aPromptThatIsHeldBackIsAnError() async throws {
        let held = CashierError.held(.shut(by: AttemptID("a"), state: .pending))
        let push = push(at: StagedCounter(try pending(), error: held))
        await #expect(throws: held) { try await push.run(try order(), wait: .seconds(60), isQuiet: true) }
    }
}

import Engine
import Ledger
import Payments
import TestSupport
import Testing

@testable import kaunta

@Suite struct PushRunTests {
    private let time = TestTimekeeper(at: Records.start)
    private let interruption = Interruption()

    func push(at counter: any Counter) -> PushRun {
        PushRun(
            counter: counter, timekeeper: time.timekeeper, interruption: interruption, ink: Ink())
    }

    func pending() throws -> AttemptRecord {
        try Records.record((.console, Records.marked), (.pushAnswer, Records.accepted))
    }

    func order() throws -> PromptOrder {
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

    @Test func aPartThatHasToGoBackEndsTheSale() async throws {
        let counter = StagedCounter(
            try Records.record(
                (.console, Records.marked), (.pushAnswer, Records.accepted),
                (.query, .queryPaid(checkout: Records.checkout, text: "paid")),
                (.console, .doubled(with: AttemptID("b")))))
        var said: [String] = []
        let status = try await push(at: counter).run(
            [try order(), try order()], for: nil, wait: .zero, isQuiet: true, tell: { _ in }, warn: { said.append($0) })
        #expect(await counter.taken == 1)
        #expect(status == .differences && said.count == 1 && !said[0].contains("COMPLETE"))
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

    @Test func ofAPartThatWasPaidTheRestIsNamedAndNotTheWholeAgain() async throws {
        let part = try paid()
        let sale = SaleStanding(
            id: part.attempt.sale, due: Money(cents: 40_000_000), paid: Money(cents: 25_000_000))
        let line = PaymentLine(
            number: 1, id: part.attempt.id, tag: part.attempt.tag, createdAt: Records.start, phone: part.attempt.phone,
            amount: Money(cents: 25_000_000), reference: part.attempt.reference, state: .paid, resultCode: nil,
            receipt: nil, nextCheckAt: nil, sentAt: nil, updatedAt: Records.start, sale: sale)
        let held = CashierError.held(.asks(about: part.attempt.id, paidAt: Records.start))
        let run = push(at: StagedCounter(part, error: held, line: line))
        let failure = await #expect(throws: VerbFailure.self) {
            try await run.run(try order(), wait: .zero, isQuiet: true)
        }
        #expect(failure?.message.contains("still owes KES 150,000") == true && failure?.status == .held)
        #expect(failure?.message.contains("PHONE 150000.00 --sale \(part.attempt.tag)") == true)
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
        let counter = StagedCounter(record)
        var outcome = PushRun.Outcome(record: record, ending: .interrupted(.interrupted), at: Records.start)
        #expect(push(at: counter).status(of: outcome) == .differences, "how its sale stands could not be read")
        outcome.line = try await counter.line(of: record.attempt.id)
        #expect(push(at: counter).status(of: outcome) == .done)
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

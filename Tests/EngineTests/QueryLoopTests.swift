import Payments
import Synchronization
import TestSupport
import Testing

@testable import Engine

struct QueryLoopTests {
    let journal = MemoryJournal()
    let gateway = ScriptedGateway()
    let time = TestTimekeeper()

    var cashier: Cashier {
        Cashier(
            journal: journal, gateway: gateway, clock: SteadyClock(time.timekeeper), timekeeper: time.timekeeper,
            chance: SeededChance(7).chance, payee: .payBill(knownShortCode, account: nil), boot: BootID("boot-1"),
            onChange: { _ in })
    }

    func loop(perMinute: Int = 60, boot: String = "boot-1", clock: SteadyClock? = nil) -> QueryLoop {
        QueryLoop(
            journal: journal, gateway: gateway, clock: clock ?? SteadyClock(time.timekeeper),
            timekeeper: time.timekeeper,
            chance: SeededChance(9).chance, boot: BootID(boot), budget: QueryBudget(perMinute: perMinute))
    }

    /// Steps through that much time, one due thing after the other.
    func run(_ loop: QueryLoop, for span: Duration) async {
        let end = time.timekeeper.uptime() + span
        while true {
            let wait = await loop.step()
            let left = end - time.timekeeper.uptime()
            guard let wait, wait <= left else { break }
            time.advance(by: wait)
        }
        time.advance(by: end - time.timekeeper.uptime())
    }

    func state(of record: AttemptRecord) async throws -> AttemptState? {
        try await journal.record(of: record.attempt.id)?.state
    }

    /// A callback says that it is paid, and the loop is told.
    func hearPaid(_ record: AttemptRecord, _ loop: QueryLoop) async throws {
        let claim = CallbackClaim(
            merchant: nil, checkout: record.checkout, receipt: nil, amount: nil, payer: nil, paidAt: nil, balance: nil)
        try await journal.add(
            Evidence(source: .callback, fact: .callbackPaid(claim), at: time.now), to: record.attempt.id)
        await loop.watch(record.attempt.id)
    }

    @Test func theFirstQuestionComesTenSecondsAfterAcceptance() async throws {
        let record = try await cashier.take(order())
        let loop = loop()
        await loop.watch(record.attempt.id)
        await run(loop, for: .milliseconds(9_999))
        #expect(await gateway.asked.isEmpty)
        await run(loop, for: .milliseconds(1))
        _ = await loop.step()
        #expect(await gateway.asked.count == 1)
    }

    @Test func questionsFollowTheTimetableOfPaymentTruth() async throws {
        let record = try await cashier.take(order())
        let loop = loop()
        await loop.watch(record.attempt.id)
        await run(loop, for: .seconds(3 * 3600))
        let moments = try #require(await journal.record(of: record.attempt.id)).evidence
            .filter { $0.source == .query }.map { ($0.at - record.updatedAt).wholeSeconds }
        let minutes = { (count: Int64) in count * 60 }
        #expect(
            moments == [
                10, 25, 40, 55, 70, 85, 100, 115, 145, 175, 205, 235, 265, 295, 325, minutes(10), minutes(20),
                minutes(40), minutes(60), minutes(120), minutes(180),
            ])
    }

    @Test func aPaidAnswerSettlesItAndEndsTheQuestions() async throws {
        let record = try await cashier.take(order())
        await gateway.answerQuery(QueryAnswer(.paid(text: "processed")))
        let loop = loop()
        await loop.watch(record.attempt.id)
        await run(loop, for: .seconds(600))
        #expect(try await state(of: record) == .paid)
        #expect(await gateway.asked.count == 1)
    }

    @Test func aStrangersWordIsWorthOneQuestion() async throws {
        let record = try await cashier.take(order())
        let loop = loop()
        await loop.watch(record.attempt.id)
        await run(loop, for: .seconds(12))
        #expect(await gateway.asked.count == 1)
        await loop.askOnHint(about: record.attempt.id)
        await run(loop, for: .seconds(2))
        #expect(await gateway.asked.count == 2)
    }

    @Test func aStrangersWordCostsNoQuestionAboutWhatIsPaidAndAPersonsDoes() async throws {
        let record = try await cashier.take(order())
        await gateway.answerQuery(QueryAnswer(.paid(text: "processed")))
        let loop = loop()
        await loop.watch(record.attempt.id)
        await run(loop, for: .seconds(60))
        #expect(await gateway.asked.count == 1)
        await loop.askOnHint(about: record.attempt.id)
        await run(loop, for: .seconds(600))
        #expect(await gateway.asked.count == 1)
        await loop.askNow(record.attempt.id)
        await run(loop, for: .seconds(60))
        #expect(await gateway.asked.count == 2)
    }

    @Test func theSoftDeadlineSaysExpiredAndGoesOnAsking() async throws {
        let record = try await cashier.take(order())
        let loop = loop()
        await loop.watch(record.attempt.id)
        await run(loop, for: .seconds(181))
        #expect(try await state(of: record) == .expired)
        await gateway.answerQuery(QueryAnswer(.paid(text: "processed")))
        await run(loop, for: .seconds(60))
        let late = try #require(await journal.record(of: record.attempt.id))
        #expect(late.state == .paid)
        #expect(late.notes.contains(.late))
    }

    @Test func nothingFailsByTimeAlone() async throws {
        let record = try await cashier.take(order())
        let loop = loop()
        await loop.watch(record.attempt.id)
        await run(loop, for: .seconds(48 * 3600))
        #expect(try await state(of: record) == .expired)
    }

    @Test func aCallbackIsCheckedBeforeEverybodyElse() async throws {
        let first = try await cashier.take(order(phone: "0711000001"))
        let second = try await cashier.take(order(phone: "0711000002"))
        let loop = loop(perMinute: 5)
        await loop.watch(first.attempt.id)
        await loop.watch(second.attempt.id)
        time.advance(by: .seconds(10))
        let claim = CallbackClaim(
            merchant: nil, checkout: second.checkout, receipt: Receipt("UK67ABCD12"), amount: second.attempt.amount,
            payer: nil, paidAt: nil, balance: nil)
        try await journal.add(
            Evidence(source: .callback, fact: .callbackPaid(claim), at: time.now), to: second.attempt.id)
        await loop.watch(second.attempt.id)
        _ = await loop.step()
        #expect(await gateway.asked == [CheckoutRequestID("checkout-2")])
    }

    @Test func aClaimGoesFirstThenWhatAPersonAsksAboutThenADenial() async throws {
        var records: [AttemptRecord] = []
        for number in 1...3 { records.append(try await cashier.take(order(phone: "071100000\(number)"))) }
        let loop = loop(perMinute: 60)
        for record in records { await loop.watch(record.attempt.id) }
        time.advance(by: .seconds(10))
        let denial = CallbackDenial(merchant: nil, checkout: nil, code: ResultCode("1037"), text: "")
        let claim = CallbackClaim(
            merchant: nil, checkout: nil, receipt: nil, amount: nil, payer: nil, paidAt: nil, balance: nil)
        for (record, fact) in zip(records, [Fact.callbackFailed(denial), .callbackPaid(claim)]) {
            try await journal.add(Evidence(source: .callback, fact: fact, at: time.now), to: record.attempt.id)
            await loop.watch(record.attempt.id)
            time.advance(by: .seconds(1))
        }
        await loop.askNow(records[2].attempt.id)
        await run(loop, for: .seconds(4))
        #expect(await gateway.asked.prefix(3).map(\.text) == ["checkout-2", "checkout-3", "checkout-1"])
    }

    /// The second is watched for two days, and keeps no clock wrong.
    @Test(arguments: ["2001", "1037"])
    func aClockThatIsSetOnCutsNoPauseAfterAnOutcomeShort(code: String) async throws {
        let record = try await cashier.take(order())
        let clock = SteadyClock(time.timekeeper)
        let loop = loop(clock: clock)
        await loop.watch(record.attempt.id)
        for _ in 0..<9 { await gateway.answerQuery(QueryAnswer(.failed(ResultCode(code), text: "failed"))) }
        await run(loop, for: .seconds(11))
        #expect(try await state(of: record) == .failed)
        let before = clock.now()
        time.jump(by: .seconds(7_200))
        await run(loop, for: .seconds(300))
        #expect(clock.now() - before < .seconds(400))
        await run(loop, for: .seconds(1_200))
        await loop.watch(record.attempt.id)
        #expect(clock.drift == .zero)
    }

    @Test func questionsNeverComeFasterThanTheBudget() async throws {
        for number in 1...9 { _ = try await cashier.take(order(phone: "071100000\(number)")) }
        let loop = loop(perMinute: 5)
        try await loop.resume()
        await run(loop, for: .seconds(70))
        // From the tenth second on, one every twelve.
        #expect(await gateway.asked.count == 6)
    }

    @Test func tooManyQuestionsMeansWaitAsLongAsTheGatewaySays() async throws {
        let record = try await cashier.take(order())
        await gateway.answerQuery(QueryAnswer(.rateLimited(retryAfter: .seconds(40))), QueryAnswer(.paid(text: "ok")))
        let loop = loop()
        await loop.watch(record.attempt.id)
        await run(loop, for: .seconds(49))
        #expect(await gateway.asked.count == 1)
        await run(loop, for: .seconds(2))
        #expect(try await state(of: record) == .paid)
    }

    @Test func refusedKeysStopTheQuestionsUntilAPersonAsks() async throws {
        let record = try await cashier.take(order())
        await gateway.answerQuery(QueryAnswer(.ourFault(reason: "Wrong credentials")), QueryAnswer(.paid(text: "ok")))
        let loop = loop()
        await loop.watch(record.attempt.id)
        await run(loop, for: .seconds(300))
        #expect(await gateway.asked.count == 1)
        await loop.askNow(record.attempt.id)
        await run(loop, for: .seconds(2))
        #expect(try await state(of: record) == .paid)
    }

    @Test func keysThatWereMendedAreNoticedByOneQuestionEveryFiveMinutes() async throws {
        let record = try await cashier.take(order())
        _ = try await cashier.take(order(phone: "0711000002"))
        let refused = QueryAnswer(.ourFault(reason: "Wrong credentials"))
        // Where nothing came back, nothing is known of the keys.
        await gateway.answerQuery(refused, refused, QueryAnswer(.open(reason: "no answer")), refused)
        let loop = loop()
        try await loop.resume()
        await run(loop, for: .seconds(20 * 60))
        // At 10 s, and 5, 10 and 15 minutes after that.
        #expect(await gateway.asked.count == 4)
        // Only the first of them is an answer that counts for what is asked, and when.
        let kept = try await journal.record(of: record.attempt.id)?.evidence.count { $0.source == .query }
        #expect(kept == 1)
        await gateway.answerQuery(QueryAnswer(.paid(text: "ok")), QueryAnswer(.paid(text: "ok")))
        await run(loop, for: .seconds(12))
        #expect(await gateway.asked.count == 6)
        #expect(try await state(of: record) == .paid)
    }

    @Test func whereMoreWaitThanAMinuteHasRoomForItIsSaidHowLongTheyTake() async throws {
        for number in 1...6 { _ = try await cashier.take(order(phone: "071100000\(number)")) }
        let said = Mutex<[QueryLoopStatus]>([])
        let loop = QueryLoop(
            journal: journal, gateway: gateway, clock: SteadyClock(time.timekeeper), timekeeper: time.timekeeper,
            chance: SeededChance(9).chance, boot: BootID("boot-1"), budget: QueryBudget(perMinute: 5),
            report: { status in said.withLock { $0.append(status) } })
        try await loop.resume()
        time.advance(by: .seconds(10))
        _ = await loop.step()
        #expect(said.withLock { $0.first { $0.queue == 6 }?.queueMinutes } == 2)
        _ = await loop.step()
        #expect(said.withLock { $0.last?.queue } == 5)
        #expect(said.withLock { $0.last?.queueMinutes } == nil)
    }

    @Test func afterARestartWhatWasOnlyWrittenDownIsVoidAndWhatWasMarkedIsUnknown() async throws {
        let token = CallbackToken(from: SeededChance(3).chance)
        let payee = CollectionPoint.payBill(knownShortCode, account: nil)
        let written = try await journal.prepare(order(phone: "0711000001"), payee: payee, token: token, at: time.now)
        let marked = try await journal.prepare(order(phone: "0711000002"), payee: payee, token: token, at: time.now)
        _ = try await journal.markSending(marked.attempt.id, token: token, boot: BootID("boot-1"), at: time.now)
        let loop = loop(boot: "boot-2")
        try await loop.resume()
        #expect(try await state(of: written) == .void)
        #expect(try await state(of: marked) == .unknown)
        await run(loop, for: .seconds(600))
        #expect(await gateway.pushed.isEmpty)
        #expect(try await state(of: marked) == .expired)
    }

    @Test func aClaimThatCameBeforeACrashIsCheckedAfterTheRestart() async throws {
        let record = try await claimed(afterDeadline: false)
        let loop = loop(boot: "boot-2")
        try await loop.resume()
        await gateway.answerQuery(QueryAnswer(.paid(text: "processed")))
        await run(loop, for: .seconds(60))
        #expect(try await state(of: record) == .paid)
        #expect(await gateway.asked == [CheckoutRequestID("heard")])
    }

    @Test func aClaimAboutAPromptWhoseAnswerNeverCameIsCheckedEvenWhenItHadExpired() async throws {
        let record = try await claimed(afterDeadline: true)
        let loop = loop(boot: "boot-2")
        try await loop.resume()
        await gateway.answerQuery(QueryAnswer(.paid(text: "processed")))
        await run(loop, for: .seconds(60))
        #expect(try await state(of: record) == .paid)
    }

    /// A prompt with the send mark and no answer, about which a callback says paid.
    func claimed(afterDeadline: Bool) async throws -> AttemptRecord {
        let token = CallbackToken(from: SeededChance(3).chance)
        let record = try await journal.prepare(
            order(), payee: .payBill(knownShortCode, account: nil), token: token, at: time.now)
        let id = record.attempt.id
        _ = try await journal.markSending(id, token: token, boot: BootID("boot-1"), at: time.now)
        if afterDeadline {
            try await journal.add(Evidence(source: .console, fact: .deadlinePassed, at: time.now), to: id)
        }
        let claim = CallbackClaim(
            merchant: nil, checkout: CheckoutRequestID("heard"), receipt: Receipt("UK67ABCD12"),
            amount: record.attempt.amount, payer: nil, paidAt: nil, balance: nil)
        return try await journal.add(Evidence(source: .callback, fact: .callbackPaid(claim), at: time.now), to: id)
    }

    @Test func aCancelledPromptIsAskedAboutOnceMoreBeforeAnotherMayGoAndALatePaymentIsSeen() async throws {
        let record = try await cashier.take(order())
        let cancelled = QueryAnswer(.failed(ResultCode("1032"), text: "cancelled"))
        await gateway.answerQuery(cancelled, QueryAnswer(.paid(text: "processed")))
        let loop = loop()
        await loop.watch(record.attempt.id)
        await run(loop, for: .seconds(11))
        #expect(try await state(of: record) == .failed)
        await run(loop, for: .seconds(50))
        let late = try #require(await journal.record(of: record.attempt.id))
        #expect(late.state == .paid)
        #expect(late.notes.contains(.late))
    }

    @Test func aFailureIsWatchedForTwoDaysAndThenLeftAlone() async throws {
        let record = try await cashier.take(order())
        let cancelled = QueryAnswer(.failed(ResultCode("1037"), text: "unreachable"))
        for _ in 0..<80 { await gateway.answerQuery(cancelled) }
        let loop = loop()
        await loop.watch(record.attempt.id)
        await run(loop, for: .seconds(60 * 3600))
        #expect(await gateway.asked.count == 1 + 1 + 4 + 48)
        #expect(try await journal.attemptsToWatch().isEmpty)
    }

    @Test func aFailureThatGrewOldWhileNobodyAskedIsStillWatchedForADay() async throws {
        let record = try await cashier.take(order())
        let cancelled = QueryAnswer(.failed(ResultCode("1037"), text: "unreachable"))
        for _ in 0..<20 { await gateway.answerQuery(cancelled) }
        await gateway.answerQuery(QueryAnswer(.paid(text: "processed")))
        let loop = loop()
        await loop.watch(record.attempt.id)
        await run(loop, for: .seconds(11))
        time.advance(by: .seconds(72 * 3600))
        await run(loop, for: .seconds(18 * 3600))
        #expect(try await state(of: record) == .failed)
        await run(loop, for: .seconds(2 * 3600))
        #expect(try await state(of: record) == .paid)
    }

    @Test func aPromptThatTheClockMakesOldIsAskedAboutAllTheSame() async throws {
        let record = try await cashier.take(order())
        for _ in 0..<3 { await gateway.answerQuery(QueryAnswer(.open(reason: "no answer"))) }
        let loop = loop()
        await loop.watch(record.attempt.id)
        await run(loop, for: .seconds(11))
        time.advance(by: .seconds(42 * 3600))
        await run(loop, for: .seconds(60))
        await gateway.answerQuery(QueryAnswer(.paid(text: "processed")))
        await run(loop, for: .seconds(3 * 3600))
        #expect(try await state(of: record) == .paid)
    }

    @Test func thatWatchEndsAfterTwentyFourQuestions() async throws {
        let record = try await cashier.take(order())
        let cancelled = QueryAnswer(.failed(ResultCode("1037"), text: "unreachable"))
        for _ in 0..<80 { await gateway.answerQuery(cancelled) }
        let loop = loop()
        await loop.watch(record.attempt.id)
        await run(loop, for: .seconds(11))
        time.advance(by: .seconds(72 * 3600))
        await run(loop, for: .seconds(48 * 3600))
        #expect(await gateway.asked.count == 1 + 24)
        #expect(try await journal.attemptsToWatch().isEmpty)
    }

    @Test func aFailureThatCannotTurnIntoAPaymentIsNotAskedAboutAgain() async throws {
        let record = try await cashier.take(order())
        await gateway.answerQuery(QueryAnswer(.failed(ResultCode("2001"), text: "wrong PIN")))
        let loop = loop()
        await loop.watch(record.attempt.id)
        await run(loop, for: .seconds(3600))
        #expect(await gateway.asked.count == 1)
    }

    @Test func aRowThatNobodySendsIsVoidAfterAWhileAndFreesThePhone() async throws {
        let token = CallbackToken(from: SeededChance(3).chance)
        let record = try await journal.prepare(
            order(), payee: .payBill(knownShortCode, account: nil), token: token, at: time.now)
        let loop = loop()
        await loop.watch(record.attempt.id)
        await run(loop, for: .seconds(181))
        #expect(try await state(of: record) == .void)
    }

    @Test func aCallbackDatedAheadDoesNotPutOffTheNextQuestion() async throws {
        let record = try await cashier.take(order())
        let claim = CallbackClaim(
            merchant: nil, checkout: record.checkout, receipt: nil, amount: nil, payer: nil, paidAt: nil, balance: nil)
        let ahead = time.now + .seconds(3600)
        try await journal.add(Evidence(source: .callback, fact: .callbackPaid(claim), at: ahead), to: record.attempt.id)
        let claimed = try #require(await journal.record(of: record.attempt.id))
        #expect(QuerySchedule().nextQuestion(about: claimed) == record.updatedAt + .seconds(10))
    }

    @Test func aQuestionWithoutAnAnswerLeavesACallbackUncheckedAndIsAskedAgainSoon() async throws {
        let record = try await cashier.take(order())
        let id = record.attempt.id
        let loop = loop()
        await loop.watch(id)
        // In the slow lane: the next question by the timetable comes at 40 minutes.
        await run(loop, for: .seconds(1_500))
        let before = await gateway.asked.count
        try await hearPaid(record, loop)
        await run(loop, for: .seconds(1))
        #expect(await gateway.asked.count == before + 1)
        #expect(try await state(of: record) == .claimed)
        await gateway.answerQuery(QueryAnswer(.paid(text: "ok")))
        await run(loop, for: .seconds(15))
        #expect(try await state(of: record) == .paid)
    }

    @Test func aCallbackADayLaterIsAskedAboutUntilThereIsAnAnswer() async throws {
        let record = try await cashier.take(order())
        let id = record.attempt.id
        let loop = loop()
        await loop.watch(id)
        await run(loop, for: .seconds(30 * 3600))
        try await hearPaid(record, loop)
        await run(loop, for: .seconds(3 * 3600))
        await gateway.answerQuery(QueryAnswer(.paid(text: "ok")))
        await run(loop, for: .seconds(3600))
        #expect(try await state(of: record) == .paid)
    }

    @Test func aPersonsQuestionThatIsTurnedAwayIsWrittenDownOnceAndStaysDue() async throws {
        let record = try await cashier.take(order())
        let id = record.attempt.id
        let loop = loop()
        await loop.watch(id)
        await run(loop, for: .seconds(400))
        let turned = QueryAnswer(.rateLimited(retryAfter: .seconds(40)), raw: "{}")
        await gateway.answerQuery(turned, turned, QueryAnswer(.paid(text: "ok")))
        let asked = try #require(await journal.record(of: id)?.lastAskedAt)
        await loop.askNow(id)
        await run(loop, for: .seconds(50))
        #expect(await gateway.asked.count == 17)
        let told = try #require(await journal.record(of: id))
        #expect(told.state == .expired)
        #expect(try #require(told.lastAskedAt) > asked)
        // It is no answer: it silences no doubt about a list, and is not signed by Safaricom.
        #expect(told.evidence.filter { $0.at > asked }.map(\.source) == [.console])
        await run(loop, for: .seconds(41))
        #expect(try await state(of: record) == .paid)
    }

    @Test(arguments: [nil, Duration.seconds(120)])
    func aPersonTriesOutAPauseOfOurOwnAndKeepsOneThatSafaricomNamed(_ retryAfter: Duration?) async throws {
        let record = try await cashier.take(order())
        let turned = QueryAnswer(.rateLimited(retryAfter: retryAfter))
        await gateway.answerQuery(turned, turned, turned, turned, turned, QueryAnswer(.paid(text: "ok")))
        let loop = loop(perMinute: 5)
        await loop.watch(record.attempt.id)
        // Turned away again and again, each pause of our own is twice as long: the last one is over two minutes long.
        while await gateway.asked.count < 5 { await run(loop, for: .seconds(1)) }
        await run(loop, for: .seconds(13))
        await loop.askNow(record.attempt.id)
        await run(loop, for: .seconds(1))
        #expect(try await state(of: record) == (retryAfter == nil ? .paid : .expired))
        await run(loop, for: .seconds(120))
        #expect(try await state(of: record) == .paid)
    }

    @Test func whoAsksWhileNothingIsTakenIsToldSoAtOnce() async throws {
        let record = try await cashier.take(order())
        let id = record.attempt.id
        let loop = loop()
        await loop.watch(id)
        await gateway.answerQuery(QueryAnswer(.rateLimited(retryAfter: .seconds(900))))
        await run(loop, for: .seconds(60))
        #expect(await gateway.asked.count == 1)
        #expect(try await journal.record(of: id)?.lastAskedAt == nil)
        await loop.askNow(id)
        #expect(try await journal.record(of: id)?.lastAskedAt == SteadyClock(time.timekeeper).now())
        #expect(await gateway.asked.count == 1)
    }

    @Test func aStrangersHintIsAskedAboutAfterACallbackThatSaysPaid() async throws {
        let hinted = try await cashier.take(order())
        let claimed = try await cashier.take(order(phone: "0711000002"))
        let loop = loop(perMinute: 5)
        for record in [hinted, claimed] { await loop.watch(record.attempt.id) }
        try await hearPaid(claimed, loop)
        for record in [hinted, claimed] { await loop.askOnHint(about: record.attempt.id) }
        await run(loop, for: .seconds(1))
        #expect(await gateway.asked == [claimed.checkout])
    }

    @Test func anIdFromAStrangerIsNotAskedAboutWhileTheAnswerIsOnItsWay() async throws {
        await gateway.hold()
        let taking = Task { try await cashier.take(order()) }
        while await gateway.pushed.isEmpty { await Task.yield() }
        let id = try #require(await journal.all.first).attempt.id
        let claim = CallbackClaim(
            merchant: nil, checkout: CheckoutRequestID("stranger"), receipt: nil, amount: nil, payer: nil, paidAt: nil,
            balance: nil)
        try await journal.add(Evidence(source: .callback, fact: .callbackPaid(claim), at: time.now), to: id)
        let loop = loop()
        await loop.watch(id)
        _ = await loop.step()
        #expect(await gateway.asked.isEmpty)
        await gateway.release()
        _ = try await taking.value
    }

    @Test func aWallClockThatJumpsMovesNoDeadline() async throws {
        let clock = SteadyClock(time.timekeeper)
        let start = clock.now()
        time.jump(by: .seconds(7200))
        time.advance(by: .seconds(5))
        #expect(clock.now() - start == .seconds(5))
        #expect(clock.drift == .seconds(7200))
        clock.catchUp()
        #expect(clock.drift == .zero)
        time.jump(by: .seconds(-9000))
        clock.catchUp()
        #expect(clock.drift == .seconds(-9000))
    }

    @Test func aRunningLoopWakesWhenItIsToldAndEndsWhenCancelled() async throws {
        let loop = loop()
        let running = Task { await loop.run() }
        let record = try await cashier.take(order())
        await gateway.answerQuery(QueryAnswer(.paid(text: "ok")))
        await loop.watch(record.attempt.id)
        while try await state(of: record) != .paid { await time.wakeNext() }
        running.cancel()
        await running.value
        #expect(await gateway.asked.count == 1)
    }
}

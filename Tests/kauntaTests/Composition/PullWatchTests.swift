import FoundationEssentials
import Ledger
import Payments
import Synchronization
import TestSupport
import Testing

@testable import kaunta

/// A list of rows made up in a test, and what it was asked for.
private final class ScriptedList: StatementSource {
    private let list: StatementList?
    private let asked = Mutex<[Range<Int64>]>([])

    init(_ list: StatementList?) { self.list = list }

    var spans: [Range<Int64>] { asked.withLock { $0 } }

    func list(from start: Timestamp, to end: Timestamp) async throws(GatewayUnready) -> StatementList {
        asked.withLock { $0.append(start.milliseconds..<end.milliseconds) }
        guard let list else { throw .unavailable(reason: "no answer") }
        return list
    }
}

/// What was said.
private final class Heard: Sendable {
    private let all = Mutex<[PullWatch.News]>([])

    var news: [PullWatch.News] { all.withLock { $0 } }
    var words: [Phrase] { news.compactMap { if case .alarm(let words) = $0 { words } else { nil } } }

    func hear(_ news: PullWatch.News) { all.withLock { $0.append(news) } }
}

/// The list that is pulled by itself.
@Suite(.timeLimit(.minutes(5))) struct PullWatchTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "kaunta-pull-\(UUID().uuidString)")
    private let clock = TestTimekeeper()

    private func shop() throws -> Ledger {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try Ledger.open(
            at: folder.appending(path: "ledger.sqlite").path, as: .owner(program: "test", boot: BootID("boot")),
            till: "T4", timekeeper: clock.timekeeper)
    }

    private func told(shillings: Int64 = 100) throws -> C2BConfirmation {
        C2BConfirmation(
            receipt: try #require(Receipt("UKK6AB1000")), amount: Money(cents: shillings * 100), payee: knownShortCode,
            account: "TEA", payer: nil, name: "", paidAt: nil)
    }

    private func hear(_ ledger: Ledger) async throws {
        let message = InboundMessage(body: [], address: .confirmation, peer: "test", at: clock.now)
        try await ledger.settle(try await ledger.keep(message), as: .confirmed(try told()))
    }

    private func watch(_ ledger: Ledger, _ list: ScriptedList, isTimed: Bool = false) -> PullWatch {
        PullWatch(source: list, ledger: ledger, now: { [clock] in clock.now }, isTimed: isTimed)
    }

    /// How far back was asked for, in seconds before now; each time up to now.
    private func ages(_ list: ScriptedList) -> [Int64] {
        list.spans.map { (clock.now.milliseconds - $0.lowerBound) / 1000 }
    }

    @Test func aShopsBooksAreComparedOnATimerThoughNothingInThemAsksForIt() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let ledger = try shop()
        let list = ScriptedList(StatementList([StatementLine(try told())]))
        let watch = watch(ledger, list, isTimed: true)
        var findings = StatementFindings()
        findings.discovered = [try told().receipt]
        #expect(await watch.look() == .pulled(findings, isWhole: true))
        #expect(ages(list) == [172_800])
        #expect(try await ledger.directPayment(told().receipt)?.state == .paid)
        clock.advance(by: .seconds(899))
        #expect(await watch.look() == .notWanted)
        clock.advance(by: .seconds(1))
        _ = await watch.look()
        // From the last list on, and before that as far as two readings of a list's hours are apart, and an hour.
        #expect(ages(list) == [173_700, 15_300])
    }

    @Test func allOfTheListIsReadAgainEverySixHoursForWhatItSaysOtherwiseByThen() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let list = ScriptedList(StatementList([StatementLine(try told())]))
        let watch = watch(try shop(), list, isTimed: true)
        _ = await watch.look()
        clock.advance(by: .seconds(6 * 3600 - 1))
        _ = await watch.look()
        clock.advance(by: .seconds(900))
        _ = await watch.look()
        #expect(list.spans.map { ($0.upperBound - $0.lowerBound) / 1000 } == [172_800, 35_999, 172_800])
    }

    @Test func anEmptyListCoversNothing() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let list = ScriptedList(StatementList([]))
        let watch = watch(try shop(), list, isTimed: true)
        for _ in 0..<2 {
            _ = await watch.look()
            clock.advance(by: PullWatch.timer)
        }
        #expect(list.spans.map { ($0.upperBound - $0.lowerBound) / 1000 } == [172_800, 172_800])
    }

    @Test func aListThatBreaksOffCoversNothingYet() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let list = ScriptedList(StatementList([], isWhole: false))
        let watch = watch(try shop(), list, isTimed: true)
        _ = await watch.look()
        #expect(ages(list) == [172_800])
        clock.advance(by: PullWatch.timer)
        _ = await watch.look()
        #expect(ages(list) == [173_700, 172_800])
    }

    @Test func whoeverAsksHasAllOfTheListPulledAtOnce() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let list = ScriptedList(StatementList([StatementLine(try told())]))
        let watch = watch(try shop(), list, isTimed: true)
        _ = await watch.look()
        guard case .pulled(let findings, true) = await watch.pull() else {
            Issue.record("nothing was pulled")
            return
        }
        #expect(findings.known == [try told().receipt])
        #expect(ages(list) == [172_800, 172_800])
    }

    @Test func aPromptThatTheListProvesIsToldOf() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let ledger = try shop()
        let (order, token) = (try order(), CallbackToken(from: SeededChance(3).chance))
        let attempt = try await ledger.prepare(
            order, payee: .payBill(knownShortCode, account: nil), token: token, at: clock.now
        ).attempt
        _ = try await ledger.markSending(attempt.id, token: token, boot: BootID("boot"), at: clock.now)
        let told = C2BConfirmation(
            receipt: try #require(Receipt("UKK6AB1000")), amount: order.amount, payee: knownShortCode,
            account: attempt.tag.text, payer: .clear(order.phone), name: "", paidAt: clock.now)
        let changed = Mutex<[AttemptID]>([])
        let watch = PullWatch(
            source: ScriptedList(StatementList([StatementLine(told)])), ledger: ledger, now: { [clock] in clock.now },
            isTimed: true, onChange: { id in changed.withLock { $0.append(id) } })
        _ = await watch.look()
        #expect(changed.withLock { $0 } == [attempt.id])
    }

    @Test func aLongQueueBringsTheNextLookForwardAndNoMoreThanOnceAMinute() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let list = ScriptedList(StatementList([]))
        let watch = watch(try shop(), list, isTimed: true)
        await withTaskGroup { [clock] group in
            group.addTask { await watch.run(timekeeper: clock.timekeeper, telling: { _ in }) }
            while clock.sleeperCount == 0 { await Task.yield() }
            clock.advance(by: .seconds(59))
            await watch.hurry()
            #expect(list.spans.count == 1 && clock.sleeperCount == 1)
            clock.advance(by: .seconds(1))
            await watch.hurry()
            while list.spans.count < 2 { await Task.yield() }
            group.cancelAll()
        }
    }

    @Test func whatTheListBringsIsNews() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let watch = watch(try shop(), ScriptedList(StatementList([StatementLine(try told())])), isTimed: true)
        let said = Heard()
        await withTaskGroup { [clock] group in
            group.addTask {
                await watch.run(timekeeper: clock.timekeeper, telling: { said.hear($0) })
            }
            for _ in 0..<4 {
                while clock.sleeperCount == 0 { await Task.yield() }
                await clock.wakeNext()
            }
            group.cancelAll()
        }
        var findings = StatementFindings()
        findings.discovered = [try told().receipt]
        #expect(said.news == [.found(findings)])
    }

    @Test func aListThatCannotBeHadForLongIsSaidOnce() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let watch = watch(try shop(), ScriptedList(nil), isTimed: true)
        let said = Heard()
        await withTaskGroup { [clock] group in
            group.addTask {
                await watch.run(
                    timekeeper: clock.timekeeper, telling: { said.hear($0) })
            }
            for look in 1...5 {
                while clock.sleeperCount == 0 { await Task.yield() }
                #expect(said.words.count == (look < PullWatch.patience ? 0 : 1))
                await clock.wakeNext()
            }
            group.cancelAll()
        }
        #expect(said.words.first?.english.contains("no answer") == true)
    }

    @Test func nothingIsPulledWhereNothingIsUnsettled() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let list = ScriptedList(StatementList([]))
        #expect(await watch(try shop(), list).look() == .notWanted)
        #expect(list.spans.isEmpty)
    }

    @Test func whatOnlyAMessageToldOfIsConfirmedByItself() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let ledger = try shop()
        try await hear(ledger)
        clock.advance(by: .seconds(3600))
        let list = ScriptedList(StatementList([StatementLine(try told())]))
        var findings = StatementFindings()
        findings.confirmed = [try told().receipt]
        #expect(await watch(ledger, list).look() == .pulled(findings, isWhole: true))
        let heard = clock.now.milliseconds - 3_600_000
        #expect(list.spans == [heard - PullWatch.margin.milliseconds..<clock.now.milliseconds])
        #expect(await watch(ledger, list).look() == .notWanted)
        #expect(try await ledger.directPayment(told().receipt)?.state == .paid)
    }

    @Test func aListThatCannotBeHadIsAskedForMoreAndMoreSeldom() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let ledger = try shop()
        try await hear(ledger)
        let list = ScriptedList(nil)
        let watch = watch(ledger, list)
        let running = Task { [clock] in await watch.run(timekeeper: clock.timekeeper, telling: { _ in }) }
        for seconds in [600, 1200, 2400, 3600, 3600] {
            while clock.sleeperCount == 0 { await Task.yield() }
            #expect(clock.firstWake == .seconds(seconds))
            await clock.wakeNext()
        }
        running.cancel()
        #expect(list.spans.count >= 5)
    }

    @Test func aRowThatDoesNotFitIsSaidOnce() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let ledger = try shop()
        try await hear(ledger)
        let watch = watch(ledger, ScriptedList(StatementList([StatementLine(try told(shillings: 1))])))
        let said = Heard()
        await withTaskGroup { [clock] group in
            group.addTask {
                await watch.run(
                    timekeeper: clock.timekeeper, telling: { said.hear($0) })
            }
            for _ in 0..<3 {
                while clock.sleeperCount == 0 { await Task.yield() }
                await clock.wakeNext()
            }
            group.cancelAll()
        }
        #expect(said.words.count == 1)
        #expect(said.words.first?.english.contains("UKK6AB1000") == true)
    }
}

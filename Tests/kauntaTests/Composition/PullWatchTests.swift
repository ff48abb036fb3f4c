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
    private let all = Mutex<[Phrase]>([])

    var words: [Phrase] { all.withLock { $0 } }

    func hear(_ words: Phrase) { all.withLock { $0.append(words) } }
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

    private func watch(_ ledger: Ledger, _ list: ScriptedList) -> PullWatch {
        PullWatch(source: list, ledger: ledger, now: { [clock] in clock.now })
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
        #expect(list.spans == [heard - 900_000..<clock.now.milliseconds])
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
                await watch.run(timekeeper: clock.timekeeper, telling: { said.hear($0) })
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

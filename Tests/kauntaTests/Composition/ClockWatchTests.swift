import Console
import Engine
import Payments
import TestSupport
import Testing

@testable import kaunta

@Suite struct ClockWatchTests {
    @Test(
        arguments: [
            // ahead of Safaricom's, set since the start, what is said; in seconds
            (nil, 0, nil), (0, 0, nil), (60, 5, nil), (-60, -5, nil), (61, 0, 61), (-61, 0, -61), (nil, 6, 6),
            (nil, -6, -6), (2, -6, -6), (400, -3600, -3600), (-400, 6, -400), (60, 6, 6),
        ] as [(Int64?, Int64, Int64?)])
    func theLargerOfTheTwoIsSaidWhereItMatters(skew: Int64?, drift: Int64, said: Int64?) async {
        let watch = ClockWatch(skew: { skew.map { .seconds($0) } }, drift: { .seconds(drift) })
        #expect(await watch.look() == said.map { .seconds($0) })
    }

    @Test func aClockThatIsSetBackWhileItRunsReachesTheHeaderAndLeavesIt() async throws {
        let time = TestTimekeeper()
        let clock = SteadyClock(time.timekeeper)
        let pulse = Pulse(clock: clock)
        let (told, tell) = AsyncStream.makeStream(of: Health.self)
        pulse.tell { tell.yield($0) }
        var ahead = told.makeAsyncIterator()
        #expect(await ahead.next()?.clockAhead == nil)
        let watching = Task {
            await ClockWatch(skew: { nil }, drift: { clock.drift }).run(telling: pulse, timekeeper: time.timekeeper)
        }
        defer { watching.cancel() }
        for (set, said) in [(-7, -7), (7, nil)] as [(Int64, Int64?)] {
            time.jump(by: .seconds(set))
            await time.wakeNext()
            #expect(await ahead.next()?.clockAhead == said.map { .seconds($0) })
        }
    }
}

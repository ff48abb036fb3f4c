import Testing

@testable import Curses

struct FramePaceTests {
    private let start = ContinuousClock.now

    /// How many frames are drawn in that time when there is always something new.
    private func frames(in time: Duration, pace: inout FramePace) -> Int {
        var count = 0
        for millisecond in 0..<Int(time / .milliseconds(1)) {
            let now = start + .milliseconds(millisecond)
            while now >= pace.next {
                pace.drew(at: now)
                count += 1
            }
        }
        return count
    }

    @Test func aFewFramesFollowEachOtherAtOnceAndThenOneAnInterval() {
        var pace = FramePace(every: .milliseconds(33), from: start)
        for _ in 0..<FramePace.burst {
            #expect(pace.next <= start)
            pace.drew(at: start)
        }
        #expect(pace.next == start + .milliseconds(33))
        pace.drew(at: start + .milliseconds(33))
        #expect(pace.next == start + .milliseconds(66))
    }

    @Test func aSecondOfMessagesIsDrawnThirtyTimesAndAFewMore() {
        var pace = FramePace(every: .milliseconds(33), from: start)
        #expect(frames(in: .seconds(1), pace: &pace) == 1000 / 33 + FramePace.burst)
    }

    @Test func aLongRestIsWorthNoMoreThanAShortOne() {
        var pace = FramePace(every: .milliseconds(33), from: start)
        let later = start + .seconds(3600)
        for _ in 0..<FramePace.burst { pace.drew(at: later) }
        #expect(pace.next == later + .milliseconds(33))
    }

    @Test func keysFasterThanTheIntervalMakeAMessageWaitForOneAtMost() {
        var pace = FramePace(every: .milliseconds(33), from: start)
        for key in 0..<1000 {
            let now = start + .milliseconds(key * 10)
            pace.drew(at: now)
            #expect(pace.next <= now + .milliseconds(33))
        }
    }

    @Test func aHeldKeyTakesTheWholePace() {
        var pace = FramePace(every: .milliseconds(33), from: start)
        var answers = 0
        for key in 0..<150 {
            let now = start + .milliseconds(key * 33)
            pace.drew(at: now)
            let answer = now + .milliseconds(2)
            if answer >= pace.next {
                pace.drew(at: answer)
                answers += 1
            }
        }
        #expect(answers <= FramePace.burst)
    }
}

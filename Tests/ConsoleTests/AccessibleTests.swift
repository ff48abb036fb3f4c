import Payments
import Testing

@testable import Console
@testable import Screen

/// The screen for screen readers, and what is heard and seen.
@Suite struct AccessibleTests {
    private func accessible() -> ConsoleEnvironment {
        var environment = environment()
        environment.isAccessible = true
        environment.signals = Signals(paid: .both, failed: .both, needsYou: .both)
        return environment
    }

    @Test func countdownsTakeStepsOfFifteenSeconds() {
        var robot = Robot(120, 40, environment: accessible())
        robot.serve([line(1, "0110000224", 480, .claimed, ago: 20, next: 40)])
        robot.expect("again in 0:45")
        var ticks: [Timestamp] = []
        while let tick = robot.state.nextChange, ticks.count < 9 {
            ticks.append(tick)
            robot.now = tick
            robot.tell(.tick)
        }
        #expect(ticks == [noon + .seconds(10), noon + .seconds(25), noon + .seconds(40)])
        robot.expect("as soon as")
    }

    @Test(arguments: [Key.escape, .function(3), .alt("5"), .function(1), .alt("p"), .alt("v")])
    func theCursorIsShownInEveryPlace(key: Key) {
        for (columns, rows) in [(80, 24), (120, 40), (60, 18)] {
            var robot = Robot(columns, rows, environment: accessible())
            robot.serve(morning, doubts: [Doubt(.unknown, about: morning[6])])
            robot.press(key)
            #expect(robot.state.frame(now: robot.now).cursor != nil)
        }
    }

    @Test func theCursorStandsOnTheRowThatIsSelected() throws {
        var robot = Robot(environment: accessible())
        robot.serve(morning)
        robot.press(.function(3))
        let first = try #require(robot.state.frame(now: robot.now).cursor)
        robot.press(.down)
        let second = robot.state.frame(now: robot.now).cursor
        #expect(second?.row == first.row + 1)
    }

    @Test func theReadBackHasTheCursor() {
        var robot = Robot(environment: accessible())
        robot.typePayment()
        #expect(robot.state.place == .readBack)
        #expect(robot.state.frame(now: robot.now).cursor != nil)
    }

    @Test func withoutTheModeTheCursorIsHiddenInLists() {
        var robot = Robot()
        robot.serve(morning)
        robot.press(.function(3))
        #expect(robot.state.frame(now: robot.now).cursor == nil)
    }

    // MARK: - Bell and flash

    private func shop(_ signals: Signals, reduceMotion: Bool = false, isAccessible: Bool = false) -> Robot {
        var environment = environment(reduceMotion: reduceMotion)
        environment.signals = signals
        environment.isAccessible = isAccessible
        var robot = Robot(environment: environment)
        robot.serve([line(1, "0722000901", 1250, .pending, ago: 20)])
        return robot
    }

    private func isFlashing(_ robot: Robot) -> Bool {
        robot.state.frame(now: robot.now).cell(row: 0, column: 40)?.ground == .listSelected
    }

    @Test(arguments: [
        (Signal.none, 0, false), (.bell, 1, false), (.flash, 0, true), (.both, 1, true),
    ])
    func paidRingsOnceAndFlashesAsItIsSet(signal: Signal, bells: Int, flashes: Bool) {
        var robot = shop(Signals(paid: signal))
        robot.serve([line(1, "0722000901", 1250, .paid, code: "0", ago: 20, updated: 1)])
        #expect(robot.state.bells == bells)
        #expect(isFlashing(robot) == flashes)
        if flashes { #expect(robot.state.nextTick == noon + .milliseconds(150)) }
        robot.wait(.milliseconds(150))
        #expect(!isFlashing(robot))
    }

    @Test(arguments: [(Signal.none, 0), (.bell, 2), (.flash, 0), (.both, 2)])
    func notPaidRingsTwiceAsItIsSet(signal: Signal, bells: Int) {
        var robot = shop(Signals(failed: signal))
        robot.serve([line(1, "0722000901", 1250, .failed, code: "1032", ago: 20, updated: 1)])
        #expect(robot.state.bells == bells)
    }

    @Test func itFlashesAtMostThreeTimesASecond() {
        var robot = shop(Signals(paid: .flash))
        var flashes: Set<Timestamp> = []
        for step in 0..<100 {
            robot.now = noon + .milliseconds(Int64(step) * 10)
            robot.tell(.tick)
            robot.state.signal(.paid)
            if let at = robot.state.flashedAt { flashes.insert(at) }
        }
        #expect(flashes.count == 3)
    }

    @Test(arguments: [(true, false), (false, true)])
    func whereLittleMovesNothingFlashes(reduceMotion: Bool, isAccessible: Bool) {
        var robot = shop(Signals(paid: .both), reduceMotion: reduceMotion, isAccessible: isAccessible)
        robot.serve([line(1, "0722000901", 1250, .paid, code: "0", ago: 20, updated: 1)])
        #expect(robot.state.bells == 1)
        #expect(!isFlashing(robot))
    }

    @Test func whatNewlyNeedsACheckRings() {
        var robot = Robot()
        robot.serve(morning, doubts: [])
        #expect(robot.state.bells == 0)
        robot.serve(morning, doubts: [Doubt(.unknown, about: morning[6])])
        #expect(robot.state.bells == 2)
        robot.serve(morning, doubts: [Doubt(.unknown, about: morning[6])])
        #expect(robot.state.bells == 2)
    }
}

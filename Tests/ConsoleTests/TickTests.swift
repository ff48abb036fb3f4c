import Payments
import Testing

@testable import Console
@testable import Screen

@Test func anIdleTillNeverWakes() {
    var robot = Robot()
    robot.now = noon
    #expect(robot.state.nextChange == nil)
    robot.serve(morning.filter { $0.state.isSettled })
    #expect(robot.state.nextChange == nil)
    robot.type("0712345678")
    #expect(robot.state.nextChange == nil)
}

/// The time of day in the header is worth one wake-up a minute, and none where it is not shown.
@Test func theClockInTheHeaderTurnsWithTheMinuteAndNotBefore() {
    for (columns, rows) in [(60, 18), (80, 24), (120, 40)] {
        var robot = Robot(columns, rows)
        robot.tell(.health(wellHealth))
        robot.now = noon + .milliseconds(20_300)
        robot.tell(.tick)
        #expect(robot.screen[0].hasSuffix("12:41 "))
        #expect(robot.state.nextTick == noon + .seconds(60))
        // A frame drawn at any moment shows that moment's minute, whatever message came last.
        #expect(robot.state.frame(now: noon + .seconds(60)).lines()[0].contains("12:42"))
        robot.now = noon + .seconds(60)
        robot.tell(.tick)
        #expect(robot.state.nextTick == noon + .seconds(120))
    }
    #expect(Robot(40, 12).state.nextTick == nil, "a card has no clock")
}

@Test func wordsOfTheHeaderGoBeforeTheClockDoes() {
    var robot = Robot(80, 24)
    robot.now = noon
    robot.serveDoubts()
    #expect(robot.screen[0].contains("need") && !robot.screen[0].contains("12:41"))
    #expect(robot.state.nextMinute == nil)
    robot.tell(.resized(Size(columns: 120, rows: 40)))
    #expect(robot.screen[0].hasSuffix("12:41 "))
}

@Test func aCountdownTicksEachSecondAndThenStops() {
    var robot = Robot(120, 40)
    robot.now = noon
    robot.serve([line(1, "0110000224", 480, .claimed, ago: 20, next: 3)])
    var shown: [String] = []
    for _ in 0..<10 {
        shown += robot.screen.filter { $0.contains("again in") || $0.contains("as soon as") }.map {
            $0.contains("as soon") ? "soon" : String($0.split(separator: "again in ")[1].prefix(4))
        }
        guard let tick = robot.state.nextChange else { break }
        #expect((tick - robot.now) == .seconds(1))
        robot.now = tick
        robot.tell(.tick)
    }
    #expect(shown == ["0:03", "0:02", "0:01", "soon"])
    #expect(robot.state.nextChange == nil)
}

@Test func aTickFallsWhereTheCountdownChanges() {
    var robot = Robot()
    robot.now = noon + .milliseconds(300)
    robot.serve([line(1, "0110000224", 480, .claimed, ago: 20, next: 3)])
    #expect(robot.state.nextChange == noon + .seconds(1))
}

@Test func withReducedMotionNothingCounts() {
    var robot = Robot(120, 40, environment: environment(reduceMotion: true))
    robot.now = noon
    robot.serve([line(1, "0110000224", 480, .pending, ago: 20, next: 7)])
    robot.expect("Asks M-PESA again at 12:41:07")
    #expect(robot.state.nextChange == nil)
}

@Test func theReadBackWakesOnceWhenItArms() {
    var robot = Robot()
    robot.typePayment()
    #expect(robot.state.nextChange == robot.now + .milliseconds(500))
    robot.wait(.milliseconds(500))
    #expect(robot.state.nextChange == nil)
}

@Test func messagesGoAfterSixSecondsAndBadOnesStayUntilAKey() {
    var robot = Robot()
    robot.tell(.notice(Notice(.info, Phrase("hello", sw: "jambo"))))
    robot.tell(.notice(Notice(.bad, Phrase("broken", sw: "imevunjika"))))
    #expect(robot.state.nextChange == robot.now + .seconds(6))
    robot.expect("hello")
    robot.wait(.seconds(6))
    robot.expectNo("hello")
    robot.expect("broken")
    #expect(robot.state.nextChange == nil)
    robot.press(.tab)
    robot.expectNo("broken")
}

@Test func atMostThreeMessagesStand() {
    var robot = Robot()
    for number in 1...5 { robot.tell(.notice(Notice(.info, Phrase("message \(number)", sw: "ujumbe \(number)")))) }
    robot.expectNo("message 2")
    robot.expect("message 3")
    robot.expect("message 5")
}

@Test func theListAndTheDetailDoNotTick() {
    var robot = Robot(120, 40)
    robot.now = noon
    robot.serve(morning)
    #expect(robot.state.nextChange != nil)
    robot.press(.function(3))
    #expect(robot.state.nextChange == nil)
}

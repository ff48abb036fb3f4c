import Payments
import Testing

@testable import Console
@testable import Screen

/// A read-back whose send keys are alive.
private func armed() -> Robot {
    var robot = Robot()
    robot.typePayment("0711000011", "51")
    robot.wait(.milliseconds(500))
    return robot
}

@Test func aCorrectedNumberTypedAtTheReadBackSendsNothing() {
    var robot = armed()
    robot.type("+254722000999")
    robot.wait(.seconds(1))
    #expect(robot.sends.isEmpty)
    #expect(robot.state.place == .readBack && robot.state.readingBack?.order.amount == shillings(51))
    robot.press(.alt("g"))
    #expect(robot.state.toasts.shown.contains { $0.notice.text == TillWords.plusWasNotAlone })
}

@Test func aNumberTypedSlowlyAfterItsPlusSaysThatNothingWasSent() {
    var robot = armed()
    robot.press(.character("+"))
    robot.wait(.milliseconds(249))
    robot.press(.character("2"))
    robot.expect("Not sent: something came right after the +.")
    robot.wait(.seconds(1))
    #expect(robot.sends.isEmpty)
}

@Test func aPlusThatNothingFollowsSendsOnceItsPauseIsOver() {
    var robot = armed()
    robot.press(.character("+"))
    #expect(robot.sends.isEmpty)
    #expect(robot.state.nextTick == robot.now + .milliseconds(250))
    robot.wait(.milliseconds(249))
    #expect(robot.sends.isEmpty)
    robot.wait(.milliseconds(1))
    #expect(robot.sends.count == 1)
    robot.wait(.seconds(1))
    #expect(robot.sends.count == 1)
}

@Test func aDoublePlusSendsOnceAndOneHeldDownWaitsForItsEnd() {
    var robot = armed()
    for _ in 0..<40 {
        robot.press(.character("+"))
        robot.wait(.milliseconds(33))
    }
    #expect(robot.sends.isEmpty)
    robot.wait(.milliseconds(250))
    #expect(robot.sends.count == 1)
}

/// News of the ledger may come late, and so may the tick: a key that was typed before it still counts.
@Test func onlyATickSendsWhatAPlusWasHeldFor() {
    var robot = armed()
    robot.press(.character("+"))
    robot.now = robot.now + .seconds(1)
    robot.serve([])
    robot.press(.character("2"))
    robot.wait(.seconds(1))
    #expect(robot.sends.isEmpty)
}

@Test(arguments: [Key.escape, .function(3), .function(1), .enter, .ctrl("p"), .alt("z"), .left])
func aHeldPlusDoesNotOutliveAnotherKey(_ key: Key) {
    var robot = armed()
    robot.press(.character("+"), key)
    robot.wait(.seconds(1))
    #expect(robot.sends.isEmpty)
    // Nor does it come back with the read-back.
    robot.press(.escape, .escape)
    robot.wait(.seconds(1))
    #expect(robot.sends.isEmpty)
}

@Test func aPasteAfterAPlusDropsIt() {
    var robot = armed()
    robot.press(.character("+"))
    robot.paste("254722000999")
    robot.wait(.seconds(1))
    #expect(robot.sends.isEmpty)
}

@Test(arguments: [Key.function(9), .alt("s"), .keypad("+")])
func anotherSendKeySendsAtOnceAndOnce(_ key: Key) {
    var robot = armed()
    robot.press(.character("+"), key)
    #expect(robot.sends.count == 1)
    robot.wait(.seconds(1))
    #expect(robot.sends.count == 1)
}

@Test func aPromptThatOpensMeanwhileStopsAHeldPlus() {
    var robot = armed()
    robot.press(.character("+"))
    robot.serve([line(1, "0711000011", 480, .pending, ago: 20, next: 10)])
    robot.wait(.milliseconds(250))
    #expect(robot.sends.isEmpty)
    robot.expect("still open")
}

@Test func aMachineThatSleptOverAPlusSendsNothingWhenItWakes() {
    var robot = armed()
    robot.press(.character("+"))
    robot.wait(.seconds(3600))
    #expect(robot.sends.isEmpty)
    robot.expect("Not sent: something came right after the +.")
}

@Test func whoComesBackToTheTerminalSendsNothingByThat() {
    var robot = armed()
    robot.press(.character("+"))
    robot.now = robot.now + .milliseconds(300)
    robot.tell(.input(.unknownSequence))
    robot.wait(.seconds(1))
    #expect(robot.sends.isEmpty)
}

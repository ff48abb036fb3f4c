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

@Test(arguments: [50, 249, 251, 1500, 5000])
func aNumberTypedHoweverSlowlySendsNothing(pause: Int) {
    var robot = armed()
    for digit in "+254722000999" {
        robot.press(.character(digit))
        robot.wait(.milliseconds(pause))
    }
    robot.wait(.seconds(10))
    #expect(robot.sends.isEmpty && robot.state.place == .readBack)
}

@Test func aNumberAfterItsPlusSaysThatNothingWasSent() {
    var robot = armed()
    robot.press(.character("+"))
    robot.wait(.milliseconds(800))
    robot.expect("Not sent yet: + again, a second later, sends.")
    robot.press(.character("2"))
    robot.expect("Not sent: something else came after the +.")
}

@Test func aSecondPlusSendsOnceAndNeedsNoTick() {
    var robot = armed()
    robot.press(.character("+"))
    robot.wait(.milliseconds(800))
    #expect(robot.sends.isEmpty)
    robot.press(.character("+"))
    #expect(robot.sends.count == 1)
    robot.wait(.seconds(1))
    #expect(robot.sends.count == 1)
}

@Test func aSecondPlusThatCameTooFastSaysSo() {
    var robot = armed()
    robot.press(.character("+"))
    robot.wait(.milliseconds(400))
    robot.press(.character("+"))
    robot.expect("too fast. + again, a second later")
    #expect(robot.sends.isEmpty)
    robot.wait(.milliseconds(900))
    robot.press(.character("+"))
    #expect(robot.sends.count == 1)
}

@Test func aPlusThatBouncesOrComesInOnePasteIsOne() {
    var robot = armed()
    for _ in 0..<40 {
        robot.press(.character("+"))
        robot.wait(.milliseconds(33))
    }
    robot.type("++++")
    #expect(robot.sends.isEmpty)
    robot.wait(.milliseconds(800))
    robot.press(.character("+"))
    #expect(robot.sends.count == 1)
}

/// Terminals begin to repeat a key that is held after 250 to 660 ms.
@Test(arguments: [250, 500, 660]) func aPlusThatIsHeldDownNeverSends(delay: Int) {
    var robot = armed()
    robot.press(.character("+"))
    robot.wait(.milliseconds(delay))
    for _ in 0..<100 {
        robot.press(.character("+"))
        robot.wait(.milliseconds(33))
    }
    #expect(robot.sends.isEmpty)
}

/// As long as the screen says that one more sends; then the next is the first one again.
@Test func aPlusLeftAloneIsForgotten() {
    var robot = armed()
    robot.press(.character("+"))
    robot.wait(.seconds(6))
    robot.expectNo("a second later, sends")
    robot.press(.character("+"))
    #expect(robot.sends.isEmpty)
    robot.expect("a second later, sends")
}

@Test(arguments: [Key.escape, .function(3), .function(1), .enter, .ctrl("p"), .alt("z"), .left])
func aPlusDoesNotOutliveAnotherKey(_ key: Key) {
    var robot = armed()
    robot.press(.character("+"), key)
    robot.wait(.seconds(1))
    robot.press(.character("+"))
    #expect(robot.sends.isEmpty)
    // Nor does it come back with the read-back.
    robot.press(.escape, .escape, .escape)
    robot.wait(.seconds(1))
    #expect(robot.sends.isEmpty)
}

@Test func aPasteAfterAPlusDropsIt() {
    var robot = armed()
    robot.press(.character("+"))
    robot.paste("254722000999")
    robot.wait(.seconds(1))
    robot.press(.character("+"))
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

/// The end of a paste may be written into the paste.
@Test func aSendKeyBehindAPasteSendsNothing() {
    var robot = armed()
    robot.paste("x")
    robot.press(.function(9))
    robot.press(.keypad("+"))
    #expect(robot.sends.isEmpty && robot.state.place == .readBack)
    robot.wait(.milliseconds(500))
    robot.press(.function(9))
    #expect(robot.sends.count == 1)
}

@Test(arguments: [Key.keypad("+"), .character("+")])
func aSignOnceMoreRightAfterItSentBeginsNoNumber(_ sign: Key) {
    var robot = armed()
    robot.press(.keypad("+"))
    robot.press(sign)
    robot.expect("Sent once: KES 51")
    #expect(robot.sends.count == 1 && robot.state.form.isBlank)
    // Later it does: a number may be typed with it.
    robot.wait(.seconds(7))
    robot.press(sign)
    #expect(robot.state.form.phone.text == "+")
}

@Test func aPromptThatOpensMeanwhileStopsTheSecondPlus() {
    var robot = armed()
    robot.press(.character("+"))
    robot.serve([line(1, "0711000011", 480, .pending, ago: 20, next: 10)])
    robot.wait(.milliseconds(250))
    robot.press(.character("+"))
    #expect(robot.sends.isEmpty)
    robot.expect("still open")
}

@Test func aMachineThatSleptOverAPlusHasForgottenIt() {
    var robot = armed()
    robot.press(.character("+"))
    robot.wait(.seconds(3600))
    robot.press(.character("+"))
    #expect(robot.sends.isEmpty)
}

@Test func aClockThatGoesBackMakesNoPair() {
    var robot = armed()
    robot.press(.character("+"))
    robot.now = robot.now + .seconds(-3600)
    robot.wait(.milliseconds(500))
    robot.press(.character("+"))
    #expect(robot.sends.isEmpty)
}

@Test func whoComesBackToTheTerminalSendsNothingByThat() {
    var robot = armed()
    robot.press(.character("+"))
    robot.now = robot.now + .milliseconds(300)
    robot.tell(.input(.unknownSequence))
    robot.wait(.seconds(1))
    robot.press(.character("+"))
    #expect(robot.sends.isEmpty)
}

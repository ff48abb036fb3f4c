import Payments
import Testing

@testable import Console
@testable import Screen

/// A till that has sold a dozen things for 100 to 1,200 shillings.
private func usualTill(_ more: PaymentLine...) -> Robot {
    var robot = Robot()
    robot.now = noon
    robot.serve((1...12).map { line(Int64($0), "07220009\(10 + $0)", Int64($0) * 100, ago: 3_600 - Int64($0)) } + more)
    return robot
}

/// A zero too many is asked about once more before it goes out.
@Suite struct UsualAmountTests {
    private func question(for amount: String) -> Question? {
        var robot = usualTill()
        robot.typePayment("0711222333", amount)
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        return robot.state.question
    }

    @Test(arguments: [("1200", false), ("3499", false), ("3500", true), ("12000", true)])
    func farAboveAllOfTheNewestIsAskedAbout(amount: String, asks: Bool) {
        #expect((question(for: amount) != nil) == asks)
    }

    @Test func aYesArmsTheKeysAnewAndASecondSendGoesOut() {
        var robot = usualTill()
        robot.typePayment("0711222333", "12000")
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        for words in ["That much?", "KES 12,000 is far above", "KES 1,200 at most", "Nothing is sent yet"] {
            robot.expect(words)
        }
        for _ in 0..<20 { robot.press(.enter, .function(9), .character("+"), .keypad("+")) }
        #expect(robot.sends.isEmpty)
        robot.answerYes(.keypad("/"))
        robot.expect("Not sent yet")
        robot.press(.function(9))
        #expect(robot.sends.isEmpty, "dead keys after the answer")
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.count == 1)
    }

    @Test func noLeavesTheReadBackAndTheNextSendAsksAgain() {
        var robot = usualTill()
        robot.typePayment("0711222333", "12000")
        for answer in [Key.keypad("*"), .escape] {
            robot.wait(.milliseconds(500))
            robot.press(.function(9), answer)
            #expect(robot.state.place == .readBack)
        }
        #expect(robot.sends.isEmpty)
    }

    @Test func fewPaymentsSayNothingAboutWhatIsUsual() {
        #expect(UsualAmounts(of: (1...9).map { line($0, "0722000901", 100) }) == nil)
        let open = (1...20).map { line($0, "0722000901", 100, .pending) }
        #expect(UsualAmounts(of: open) == nil, "what was not paid is no measure")
    }

    @Test func whatThePhonePaidAMomentAgoIsNamedWhateverTheAmount() {
        var robot = usualTill(line(13, "0711222333", 15_000, ago: 60))
        robot.typePayment("0711222333", "1500")
        robot.expect("Another payment: it paid KES 15,000")
        robot.expect("at 12:40")
    }
}

/// Every question can be answered from the number pad, by keys that send nothing.
@Test func aQuestionIsAnsweredFromTheNumberPad() {
    for (key, leaves) in [
        (Key.keypad("/"), true), (.character("/"), true), (.keypad("*"), false), (.character("*"), false),
    ] {
        var robot = Robot()
        robot.now = noon
        robot.serve([line(7, "0110000224", 480, .pending, ago: 30, next: 7)])
        robot.press(.function(10))
        guard robot.state.place == .question else {
            Issue.record("no question")
            continue
        }
        robot.expect("y / yes")
        robot.expect("n * no")
        robot.press(.character("k"))
        robot.expect("Answer with y / (yes) or n * (no).")
        robot.wait(AskedQuestion.deadTime)
        robot.press(key)
        #expect(robot.commands.contains { if case .quit = $0 { true } else { false } } == leaves)
    }
}

@Test func whatFailedIsNotPushedOutUnread() {
    var toasts = Toasts()
    toasts.show(Notice(.bad, Phrase("gone", sw: "gone")), at: noon)
    for number in 1...4 { toasts.show(Notice(.info, Phrase("\(number)", sw: "\(number)")), at: noon) }
    #expect(toasts.shown.map(\.notice.text.english) == ["gone", "3", "4"])
}

@Test func aCommandOfAnotherScreenIsFoundWithTheWayThere() {
    var robot = Robot()
    robot.press(.ctrl("p"))
    robot.type("claim")
    robot.expect("Works on: Live list (F3).")
    robot.press(.ctrl("u"))
    robot.type("refund")
    robot.expect("Works on: Needs a check")
    robot.press(.ctrl("u"))
    robot.type("count again")
    robot.expect("Works on: The day at the shop (F6).")
    robot.press(.escape, .function(6), .ctrl("p"))
    robot.type("put away")
    robot.expect("Works on: Till (F2).")
}

@Test func aWindowTooSmallForTheReadBackSendsNothing() {
    var robot = Robot(18, 4)
    robot.typePayment("0711222333", "250")
    robot.wait(.seconds(1))
    robot.press(.function(9))
    #expect(robot.sends.isEmpty)
}

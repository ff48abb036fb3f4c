import Payments
import Testing

@testable import Console
@testable import Screen

@Test(arguments: ["5k", "-700", "1e3", "100x3", "1 500", "1,50,0", "15O0"])
func anAmountIsNeverMadeOfTheDigitsThatAreLeftOfIt(_ typed: String) {
    var robot = Robot()
    robot.type("0712345678")
    robot.press(.enter)
    robot.type(typed)
    robot.press(.enter, .enter, .enter)
    #expect(robot.state.form.amount.text == typed)
    #expect(robot.state.readingBack == nil && robot.state.form.focus == .amount)
    robot.expect("Digits only, like 1500")
    // Emptied, it is a field like any other.
    robot.press(.ctrl("u"))
    robot.type("1,500")
    robot.press(.enter, .enter)
    #expect(robot.state.readingBack?.order.amount == shillings(1500))
}

@Test func aReferenceThatIsTooLongOrHasAStrangeSignSaysWhatWasLeftOut() {
    var robot = Robot()
    robot.press(.tab, .tab)
    robot.type("averyverylong")
    robot.expect("The reference holds 12 characters: it ends at “averyverylon”.")
    robot.press(.ctrl("u"))
    robot.type("O'Neil")
    robot.expect("Reference: “'” does not fit there and was left out.")
    robot.press(.ctrl("u"))
    robot.type("-1+2")
    robot.expect("“+” does not fit there")
}

@Test(arguments: ["averyverylong reference", "O'Neil", "-1+2"])
func aPastedReferenceIsTakenWholeOrNotAtAll(_ pasted: String) {
    var robot = Robot()
    robot.press(.tab, .tab)
    robot.paste(pasted)
    #expect(robot.state.form.reference.isEmpty)
    robot.expect("does not fit this field")
    robot.paste("INV 17")
    #expect(robot.state.form.reference.text == "INV 17")
    // What was said of the paste before is stale.
    robot.expectNo("does not fit this field")
}

@Test func whatIsSaidOfAKeyThatDidNothingGoesWithTheNextOne() {
    var robot = Robot()
    robot.type("0712345678")
    robot.press(.enter)
    robot.type("100")
    robot.press(.function(9))
    robot.expect("Enter first")
    robot.press(.enter, .enter)
    robot.expectNo("Enter first")
}

@Test func aNoticeLeavesNoLettersBesideIt() {
    for width in [60, 80, 120] {
        var robot = Robot(width, 24)
        robot.now = noon
        robot.serve(morning)
        robot.tell(.notice(Notice(.warn, Phrase("A notice.", sw: "Taarifa."))))
        let row = robot.screen.first { $0.contains("A notice.") }
        #expect(row?.filter { $0 != " " } == "Anotice.", "\(row ?? "")")
    }
}

@Test func aPaidBoxIsAnotherPaymentAsSoonAsTheNextNumberIsTyped() {
    var robot = Robot()
    robot.now = noon + .seconds(-30)
    robot.sell("0110000224", "480")
    robot.now = noon
    robot.serve([line(1, "0110000224", 480, .pending, ago: 29, updated: -29, next: 10)])
    robot.serve([line(1, "0110000224", 480, .paid, code: "0", ago: 29, updated: 0)])
    robot.expectNo("Another payment")
    robot.type("011")
    robot.expectNo("Another payment")
    robot.press(.ctrl("u"))
    robot.type("0722")
    robot.expect("Another payment")
}

@Test func escapeWhereNothingIsOpenDoesNotSpeakOfAnOpenRequest() {
    var robot = Robot()
    robot.press(.escape)
    robot.expectNo("an open request stays")
}

@Test(arguments: [Key.function(8), .ctrl("x"), .alt("r")])
func aKeyThatChangesSomethingSaysThatHereNothingIsChanged(_ key: Key) {
    var robot = Robot(environment: environment(isReadOnly: true))
    robot.commands = []
    robot.press(key)
    robot.expect("Read only: the console at the till does that.")
    #expect(robot.commands.isEmpty)
    // A key that nobody has says nothing.
    robot.press(.character("~"))
    robot.expectNo("Read only: the console")
}

@Test func aSendKeyPressedAgainRightAfterTheSendSaysThatItWasSent() {
    var robot = Robot()
    robot.now = noon
    robot.sell("0712345678", "100")
    let sent = robot.sends.count
    for status in ["Sending", "Waiting"] {
        robot.press(.function(9))
        robot.expect("Sent once: KES 100, 0712 ••• 678 (\(status))")
        robot.expectNo("Enter first")
        robot.serve([line(8, "0712345678", 100, .pending, ago: 0, next: 7)])
        robot.tell(.taken(OrderNumber(1), .sent(record(line(8, "0712345678", 100, .pending, ago: 0, next: 7), []))))
    }
    #expect(robot.sends.count == sent)
}

@Test func aLateYesAfterTheWrongNumberLandsInNoField() {
    var robot = till([part(7, 480, .pending, paid: 0, due: 480)])
    robot.press(.alt("w"))
    robot.answerYes()
    robot.press(.character("y"), .character("Y"))
    #expect(robot.state.form.phone.isEmpty && robot.state.form.reference.isEmpty)
    #expect(robot.commands.filter { $0 == .wrongNumber(AttemptID("attempt7")) }.count == 1)
}

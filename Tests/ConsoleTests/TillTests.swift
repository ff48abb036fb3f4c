import Payments
import Testing

@testable import Console
@testable import Screen

@Test func aPaymentIsTypedReadBackAndSentInFifteenKeys() throws {
    var robot = Robot()
    robot.type("0712345678")
    robot.press(.enter)
    robot.type("100")
    robot.press(.enter, .enter)
    robot.expect("Read it back to the customer")
    robot.expect("Ask 0712 345 678 for KES 100")
    robot.wait(.milliseconds(500))
    robot.press(.function(9))
    #expect(robot.sends == [try PromptOrder(phone: phone("0712345678"), amount: shillings(100))])
    #expect(robot.state.form.isBlank)
    robot.expect("New payment")
    robot.expect("Sending…")
}

@Test(arguments: [Key.function(9), .alt("s"), .character("+"), .keypad("+")])
func eachSendKeySendsAnArmedReadBack(_ key: Key) {
    var robot = Robot()
    robot.typePayment()
    robot.wait(.milliseconds(500))
    robot.press(key)
    if key == .character("+") {
        robot.wait(.milliseconds(800))
        robot.press(key)
    }
    #expect(robot.sends.count == 1)
}

@Test func enterNeverSends() {
    var robot = Robot()
    robot.typePayment()
    robot.wait(.seconds(2))
    for _ in 0..<50 { robot.press(.enter) }
    robot.expect("Enter does not send")
    #expect(robot.sends.isEmpty)
    #expect(robot.state.place == .readBack)
}

@Test func theSendKeysAreDeadForHalfASecond() {
    var robot = Robot()
    robot.typePayment()
    robot.wait(.milliseconds(499))
    robot.press(.function(9))
    #expect(robot.sends.isEmpty)
    robot.expect("Not sent: read it back first")
    // The press began the wait again, and it is as long as ever.
    robot.wait(.milliseconds(499))
    robot.press(.function(9))
    #expect(robot.sends.isEmpty)
    robot.wait(.milliseconds(500))
    robot.press(.function(9))
    #expect(robot.sends.count == 1)
}

@Test func aSendKeyHeldDownNeverSends() {
    var robot = Robot()
    robot.typePayment()
    for _ in 0..<200 {
        robot.wait(.milliseconds(33))
        robot.press(.function(9))
    }
    #expect(robot.sends.isEmpty)
    robot.wait(.milliseconds(500))
    robot.press(.function(9))
    #expect(robot.sends.count == 1)
}

@Test func aSecondPressSendsNothing() {
    var robot = Robot()
    robot.sell()
    for _ in 0..<20 {
        robot.press(.function(9), .character("+"), .alt("s"))
        robot.wait(.milliseconds(700))
    }
    #expect(robot.sends.count == 1)
}

@Test func aSendKeyOnTheFormSendsNothingAndSaysWhy() {
    var robot = Robot()
    robot.type("0712345678")
    robot.press(.enter)
    robot.type("100")
    robot.press(.function(9))
    #expect(robot.sends.isEmpty)
    robot.expect("read back before it is sent")
}

@Test func aClockThatGoesBackDoesNotLockTheSendKeys() {
    var robot = Robot()
    robot.typePayment()
    robot.now = robot.now + .seconds(-3600)
    robot.wait(.zero)
    robot.wait(.milliseconds(500))
    robot.press(.function(9))
    #expect(robot.sends.count == 1)
}

@Test func escapeOnTheReadBackChangesThePaymentAndSendsNothing() {
    var robot = Robot()
    robot.typePayment()
    robot.wait(.seconds(1))
    robot.press(.escape)
    robot.press(.function(9))
    #expect(robot.sends.isEmpty)
    #expect(robot.state.form.amount.text == "1250")
}

@Test func aPasteFillsTheFieldAndNeverSends() {
    var robot = Robot()
    robot.paste("+254 712 345-678")
    robot.press(.enter)
    robot.paste("KES 1,250/=")
    robot.press(.enter, .enter)
    robot.expect("0712 345 678")
    robot.wait(.seconds(1))
    robot.paste("+++")
    #expect(robot.sends.isEmpty)
    robot.expect("It was dropped")
}

@Test func aPasteThatIsNoNumberChangesNothing() {
    var robot = Robot()
    robot.paste("TKK4H7X2QP Confirmed. Ksh1,250 sent to 0712345678")
    #expect(robot.state.form.phone.isEmpty)
    robot.expect("does not fit this field")
    robot.press(.tab)
    robot.paste("0712345678")
    #expect(robot.state.form.amount.isEmpty)
}

@Test(arguments: [
    ("0612", "Not a mobile"), ("07123456789", "Too many digits"), ("+1212", "Not a Kenyan number"),
    ("3", "Not a mobile"),
])
func aNumberThatCantBecomeRightIsRefusedWhileItIsTyped(_ typed: String, _ reason: String) {
    var robot = Robot()
    robot.type(typed)
    robot.expect(reason)
}

@Test(arguments: ["0", "07", "2", "25", "254", "2547", "+", "+254", "00", "00254", "7", "0712 345 67"])
func aNumberThatMayStillBecomeRightIsLeftInPeace(_ typed: String) {
    var robot = Robot()
    robot.type(typed)
    #expect(robot.state.form.complaint(about: .phone) == nil)
    robot.press(.enter)
    #expect(robot.state.form.complaint(about: .phone) != nil)
    #expect(robot.state.form.focus == .phone)
}

@Test(arguments: [
    ("0712345678", "A phone number"), ("254712345678", "A phone number"), ("712345678", "A phone number"),
    ("1.5", "Whole shillings"), ("500001", "at most 500,000 a day"), ("0", "At least KES 1"),
])
func anAmountThatCantBeAskedIsRefused(_ typed: String, _ reason: String) {
    var robot = Robot()
    robot.type("0712345678")
    robot.press(.enter)
    robot.type(typed)
    robot.expect(reason)
    robot.press(.enter)
    #expect(robot.state.form.focus == .amount)
}

@Test(arguments: [("1", Int64(1)), ("250000", 250_000), ("1,500", 1500), ("1500/=", 1500), ("1500.00", 1500)])
func anAmountIsTakenHoweverItIsTyped(_ typed: String, _ value: Int64) {
    var robot = Robot()
    robot.typePayment("0712345678", typed)
    #expect(robot.state.readingBack?.order.amount == shillings(value))
}

@Test func theNextCustomerIsTypedWhileOneWaits() {
    var robot = Robot()
    robot.now = noon + .seconds(-3600)
    robot.sell("0110000224", "480")
    robot.type("0722000901")
    robot.serve([line(1, "0110000224", 480, .pending, ago: 3599, updated: -3598, next: 10)])
    #expect(robot.state.form.phone.text == "0722000901")
    robot.expect("Prompt sent")
    robot.press(.enter)
    robot.type("75")
    robot.press(.enter, .enter)
    robot.wait(.milliseconds(500))
    robot.press(.keypad("+"))
    #expect(robot.sends.map(\.amount) == [shillings(480), shillings(75)])
}

@Test func aPhoneWithAnOpenPromptIsNotPromptedAgain() {
    var robot = Robot()
    robot.serve([line(1, "0110000224", 480, .pending, ago: 20, next: 10)])
    robot.now = noon
    robot.typePayment("0110000224", "300")
    robot.expect("still open")
    robot.wait(.seconds(1))
    robot.press(.function(9))
    #expect(robot.sends.isEmpty)
    // It settles; the key held down meanwhile must not send.
    robot.serve([line(1, "0110000224", 480, .paid, code: "0", ago: 20, updated: 1)])
    robot.press(.function(9))
    #expect(robot.sends.isEmpty)
    robot.wait(.milliseconds(500))
    robot.press(.function(9))
    #expect(robot.sends.count == 1)
}

@Test func aPhoneWhosePromptFailedJustNowWaits() {
    var robot = Robot()
    robot.now = noon
    robot.serve([line(1, "0110000224", 480, .failed, code: "1032", ago: 60, updated: -10)])
    robot.typePayment("0110000224", "480")
    robot.expect("in 1:50")
    robot.wait(.seconds(1))
    robot.press(.function(9))
    #expect(robot.sends.isEmpty)
    robot.wait(.seconds(110))
    robot.press(.function(9))
    #expect(robot.sends.count == 1)
}

@Test func anOrderThatNeverLeftComesBackIntoTheForm() {
    var robot = Robot()
    robot.sell("0110000224", "480")
    robot.tell(
        .taken(
            OrderNumber(1),
            .failed(text: Phrase("Not sent: no network.", sw: "Not sent: no network."), mayHaveReachedThePhone: false)))
    #expect(robot.state.form.phone.text == "0110000224")
    #expect(robot.state.form.amount.text == "480")
    robot.expect("Not sent: no network.")
}

@Test(arguments: [[0, 1, 2], [0, 2, 1], [2, 0, 1], [0, 1, 2, 1]])
func aPromptThatCouldNotBeSentIsOneRequestThatSaysWhy(_ order: [Int]) {
    var robot = Robot(120, 40)
    robot.now = noon + .seconds(-31)
    robot.sell("0110000224", "480")
    robot.now = noon
    for step in order {
        switch step {
        case 0: robot.serve([line(7, "0110000224", 480, .prepared, ago: 30, updated: -30)])
        case 1: robot.serve([line(7, "0110000224", 480, .void, ago: 30, updated: -29)])
        default:
            robot.tell(
                .taken(
                    OrderNumber(1),
                    .failed(
                        text: Phrase(
                            "Nothing was sent: M-PESA is not reached.", sw: "Nothing was sent: M-PESA is not reached."),
                        mayHaveReachedThePhone: false)))
        }
    }
    #expect(robot.state.entries.count == 1)
    robot.expect("Nothing was sent: M-PESA is not reached.")
    robot.expectNo("this prompt was never sent")
    #expect(robot.state.bells == 2)
    robot.press(.escape)
    #expect(robot.state.entries.isEmpty)
}

@Test func anOrderThatMayHaveLeftDoesNotComeBack() {
    var robot = Robot()
    robot.sell()
    robot.tell(
        .taken(
            OrderNumber(1),
            .failed(text: Phrase("The disk is full.", sw: "The disk is full."), mayHaveReachedThePhone: true)))
    #expect(robot.state.form.isBlank)
    robot.expect("DON'T KNOW")
}

@Test func backspaceInAnEmptyFieldDoesNothing() {
    var robot = Robot()
    robot.type("0712345678")
    robot.press(.enter)
    let before = robot.state
    robot.press(.backspace)
    #expect(robot.state.form == before.form)
}

@Test func aHalfFilledFormAsksBeforeItIsEmptied() {
    var robot = Robot()
    robot.type("0712")
    robot.press(.function(2), .enter, .character("n"))
    #expect(robot.state.form.phone.text == "0712")
    robot.press(.function(2))
    robot.answerYes()
    #expect(robot.state.form.isBlank)
}

@Test func oneKeySwitchesTheLanguage() {
    var robot = Robot()
    robot.expect("New payment")
    robot.press(.alt("g"))
    robot.expect("Malipo mapya")
    robot.expectNo("New payment")
    robot.press(.alt("g"))
    robot.expect("New payment")
}

@Test(arguments: [Size(columns: 60, rows: 18), Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
func aNoticeNeverLiesOnTheFields(size: Size) {
    var robot = Robot(size.columns, size.rows)
    robot.now = noon
    robot.type("0722000901")
    for number in 1...3 {
        let text = "notice \(number) " + String(repeating: "that is long ", count: 22)
        robot.tell(.notice(Notice(.bad, Phrase(text, sw: text))))
        for words in ["0722 000 901", "Amount", "Reference", "notice \(number)"] { robot.expect(words) }
    }
}

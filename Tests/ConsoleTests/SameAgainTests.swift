import Payments
import Testing

@testable import Console
@testable import Screen

@Suite struct SameAgainTests {
    private let paid = line(7, "0110000224", 480, .paid, code: "0", ago: 200, updated: -100)

    @Test func theSameAmountFromTheSamePhoneIsAskedAboutBeforeItIsReadBack() {
        var robot = till([paid])
        robot.typePayment("0110000224", "480")
        robot.expect("The same again?")
        robot.expect("paid KES 480 at 12:39:20 (\(paid.tag))")
        #expect(robot.state.readingBack == nil)
    }

    @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
    func whatWentBackIsNotCalledPaidBeforeItIsAskedForAnew(size: Size) {
        let back = line(7, "0110000224", 480, .paid, code: "0", ago: 200, updated: -100, doubt: .reversed)
        for language in Language.allCases {
            var robot = Robot(size.columns, size.rows, environment: environment(language: language))
            robot.now = noon
            robot.serve([back])
            robot.typePayment("0110000224", "480")
            #expect(robot.state.place == .question)
            robot.expectNo("Is this another payment")
            robot.expectNo("Je, ni malipo mengine")
            robot.expect(language == .english ? "went back, or a part of it" : "zimerudi, au sehemu")
            robot.answerYes()
            robot.expectNo("it paid the same")
            robot.expect(language == .english ? "Asked for anew" : "Inaombwa upya")
        }
    }

    @Test func enterNeverMeansYes() {
        var robot = till([paid])
        robot.typePayment("0110000224", "480")
        for _ in 0..<20 { robot.press(.enter, .function(9), .character("+"), .keypad("+")) }
        #expect(robot.state.place == .question)
        #expect(robot.sends.isEmpty)
    }

    @Test func noLeavesTheFormAsItIs() {
        var robot = till([paid])
        robot.typePayment("0110000224", "480")
        robot.press(.character("n"))
        #expect(robot.state.place == .till)
        #expect(robot.state.form.amount.text == "480")
    }

    @Test func yesReadsItBackAndArmsTheSendKeysAnew() throws {
        var robot = till([paid])
        robot.typePayment("0110000224", "480")
        robot.wait(.seconds(5))
        robot.answerYes()
        robot.press(.function(9))
        #expect(robot.sends.isEmpty)
        robot.expect("Another payment: it paid the same at 12:39")
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.map(\.isMeantAgain) == [true])
    }

    @Test func whatIsPaidWhileItIsReadBackIsAskedAboutBeforeItIsSent() {
        var robot = till([])
        robot.typePayment("0110000224", "480")
        robot.wait(.seconds(1))
        robot.serve([paid])
        robot.press(.function(9))
        #expect(robot.sends.isEmpty)
        #expect(robot.state.place == .question)
        robot.press(.escape, .function(9))
        #expect(robot.sends.isEmpty)
    }

    @Test func aYesIsForWhatWasPaidWhenItWasAskedAndForNothingSince() {
        var robot = till([paid])
        let next = line(paid.number + 1, "0110000224", 480, .paid, ago: 10, updated: 0)
        robot.typePayment("0110000224", "480")
        robot.wait(.seconds(5))
        // It is paid behind the question.
        robot.serve([next, paid])
        robot.answerYes()
        #expect(robot.state.place == .question)
        robot.expect("\(next.tag)")
        robot.answerYes()
        robot.wait(.milliseconds(500))
        // And one more while it is read back.
        let last = line(paid.number + 2, "0110000224", 480, .paid, ago: 5, updated: 0)
        robot.serve([last, next, paid])
        robot.press(.function(9))
        #expect(robot.sends.isEmpty && robot.state.place == .question)
        robot.expect("\(last.tag)")
        robot.answerYes()
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.map(\.askedAbout) == [[paid.id, next.id, last.id]])
    }

    @Test(arguments: [("0110000224", "481"), ("0110000225", "480")])
    func anotherAmountOrPhoneAsksNothing(_ phone: String, _ amount: String) {
        var robot = till([paid])
        robot.typePayment(phone, amount)
        #expect(robot.state.place == .readBack)
    }

    @Test func afterTenMinutesNothingIsAsked() {
        var robot = till([paid])
        robot.wait(.seconds(500))
        robot.typePayment("0110000224", "480")
        #expect(robot.state.place == .readBack)
    }

    @Test func whatOnlyTheBooksKnowLeadsToTheSameQuestion() {
        var robot = till([])
        robot.sell("0110000224", "480")
        robot.tell(.taken(OrderNumber(1), .asks(about: paid.id, paidAt: noon + .seconds(-100))))
        robot.expect("The same again?")
        robot.answerYes()
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.map(\.isMeantAgain) == [false, true])
    }

    @Test func theQuestionDoesNotBreakIntoWhatIsTyped() {
        var robot = till([])
        robot.sell("0110000224", "480")
        robot.type("0722")
        robot.tell(.taken(OrderNumber(1), .asks(about: paid.id, paidAt: noon + .seconds(-100))))
        #expect(robot.state.place == .till)
        robot.expect("Alt-R answers")
        robot.type("000901")
        #expect(robot.state.form.phone.text == "0722000901")
        // And it can still be answered, without losing what is typed for the next one.
        robot.press(.alt("r"))
        robot.answerYes()
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.map(\.isMeantAgain) == [false, true])
        #expect(robot.state.form.phone.text == "0722000901")
    }
}

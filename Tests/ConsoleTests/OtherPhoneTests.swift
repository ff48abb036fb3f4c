import Payments
import Testing

@testable import Console
@testable import Screen

/// The next customer's phone, typed into a form that still has the one before.
@Suite struct OtherPhoneTests {
    private static let sizes = [
        Size(columns: 59, rows: 24), Size(columns: 60, rows: 18), Size(columns: 80, rows: 18),
        Size(columns: 80, rows: 24), Size(columns: 120, rows: 40),
    ]

    /// A form left with the focus on the reference, and come back to.
    private func halfTyped(_ size: Size = Size(columns: 80, rows: 24), _ language: Language = .english) -> Robot {
        var robot = Robot(size.columns, size.rows, environment: environment(language: language))
        robot.type("0794444444")
        robot.press(.enter)
        robot.type("300")
        robot.press(.enter, .function(3), .function(2))
        return robot
    }

    @Test(arguments: sizes, Language.allCases)
    func aPhoneAsReferenceIsAskedAboutAndWarnedOf(size: Size, language: Language) {
        var robot = halfTyped(size, language)
        let (asked, warned) =
            language == .english
            ? ("Reference: another phone? Enter keeps it.", "The reference is another")
            : ("Rejea: simu nyingine? Enter huiacha.", "namba ya simu nyingine")
        robot.type("0793333333")
        robot.expectNo(asked)
        robot.press(.enter)
        robot.expect(asked)
        #expect(robot.state.readingBack == nil)
        robot.press(.enter)
        robot.expect(warned)
        #expect(robot.state.readingBack?.order.reference == reference("0793333333"))
    }

    @Test(arguments: ["0793333333", "0793 333 333", "254793333333", "793333333", "0793-333333", "079333333330"])
    func howeverItIsWritten(typed: String) {
        var robot = halfTyped()
        robot.type(typed)
        robot.press(.enter)
        #expect(robot.state.readingBack == nil)
    }

    @Test(arguments: ["", "INV 17", "0794444444", "254794444444", "12345", "0793", "20251120", "0201234567"])
    func anyOtherReferenceIsReadBackAtOnce(typed: String) {
        var robot = halfTyped()
        robot.type(typed)
        robot.press(.enter)
        robot.expect("Ask 0794 444 444")
        robot.expectNo("The reference is another")
    }

    @Test func anotherReferenceIsAskedAboutAnew() {
        var robot = halfTyped()
        robot.type("0793333333")
        robot.press(.enter)
        // The amount that was to follow the phone lands in the reference, too.
        robot.type("50")
        robot.expectNo("Enter keeps it")
        robot.press(.enter)
        robot.expect("Enter keeps it")
        #expect(robot.state.readingBack == nil)
    }

    @Test func typedLinesAskTheSame() {
        var dialogue = Dialogue()
        dialogue.type("0794444444", "300", "0793333333")
        #expect(dialogue.console.step == .reference)
        #expect(dialogue.text().contains("Type it again to keep it"))
        dialogue.type("0793333333")
        #expect(dialogue.console.step == .readBack)
        #expect(dialogue.text().contains("The reference is another phone's number"))
    }

    @Test func comingBackToAHalfTypedFormSaysSo() {
        for away in [Key.function(3), .function(6), .alt("5")] {
            for back in [Key.function(2), .escape] {
                var robot = Robot()
                robot.press(away, back)
                robot.expectNo("The form still has")
                robot.type("0794444444")
                robot.press(away)
                robot.expectNo("The form still has")
                robot.press(back)
                robot.expect("The form still has 0794 444 444: F2 empties it.")
            }
        }
        var robot = halfTyped(Size(columns: 80, rows: 24), .swahili)
        robot.expect("Fomu bado ina 0794 444 444: F2 huifuta.")
        robot = Robot()
        robot.press(.tab)
        robot.type("1300")
        robot.press(.function(3), .function(2))
        robot.expect("The form still has KES 1,300: F2 empties it.")
    }
}

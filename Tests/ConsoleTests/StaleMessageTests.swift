import Payments
import Testing

@testable import Console
@testable import Screen

/// A message goes once what it says is not so any more.
@Suite struct StaleMessageTests {
    private let empty = "The form is empty: what is typed now is a new sale."

    private func emptied() -> Robot {
        var robot = till([part(7, 480, .pending, paid: 0, due: 480, updated: -135)])
        robot.serve([part(7, 480, .failed, paid: 0, due: 480, code: "1032", updated: -130)])
        robot.press(.alt("r"))
        #expect(robot.state.form.sale != nil)
        robot.press(.escape)
        robot.expect(empty)
        return robot
    }

    @Test func anEmptyFormIsNotSpokenOfOnceItIsFilledAgain() {
        var robot = emptied()
        robot.press(.alt("r"))
        robot.expectNo(empty)
    }

    @Test func norOnceSomethingIsTyped() {
        var robot = emptied()
        robot.press(.down)
        robot.expect(empty)
        robot.type("0")
        robot.expectNo(empty)
    }

    @Test func whatWasSaidOfAReadBackGoesWithIt() {
        for leaves in [Key.escape, .function(9)] {
            var robot = Robot()
            robot.typePayment()
            robot.wait(.milliseconds(500))
            robot.press(.character("+"))
            robot.expect("+ again, a second later, sends")
            robot.press(leaves)
            #expect(robot.state.readingBack == nil)
            robot.expectNo("+ again, a second later, sends")
        }
    }

    @Test func whatHasToBeKnownAnywhereStays() {
        var robot = emptied()
        robot.tell(.notice(Notice(.info, Phrase("M-PESA was asked.", sw: "M-PESA imeulizwa."))))
        robot.press(.alt("r"))
        robot.expect("M-PESA was asked.")
    }
}

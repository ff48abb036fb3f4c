import Payments
import Testing

@testable import Console
@testable import Screen

@Suite struct SendAgainTests {
    private let failed = part(7, 480, .failed, paid: 0, due: 480, code: "1032", updated: -130)

    @Test func whatIsNotPaidIsSentAgainForTheSameSale() {
        var robot = till([part(7, 480, .pending, paid: 0, due: 480, updated: -135)])
        robot.serve([failed])
        robot.press(.alt("r"))
        robot.expect("Same sale · KES 480 owed")
        #expect(robot.state.form.phone.text == "0712345678")
        #expect(robot.state.form.amount.text == "480")
        #expect(robot.state.form.reference.isEmpty)
        robot.press(.enter)
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.map(\.sale) == [partSale])
        #expect(robot.state.form.sale == nil)
    }

    @Test func noMoreThanTheSaleOwesIsAsked() {
        var robot = till([failed])
        robot.press(.function(3), .alt("r"), .backTab)
        robot.type("1")
        robot.expect("The sale owes KES 480")
        robot.press(.enter)
        #expect(robot.state.readingBack == nil)
    }

    @Test func anEmptiedFormIsANewSale() {
        var robot = till([failed])
        robot.press(.function(3), .alt("r"), .backTab, .ctrl("u"), .backTab, .ctrl("u"))
        #expect(robot.state.form.sale == nil)
        robot.press(.ctrl("u"))
        robot.typePayment("0722000901", "900")
        #expect(robot.state.readingBack?.order.sale == nil)
    }

    @Test func theGateStillApplies() {
        var robot = till([part(7, 480, .failed, paid: 0, due: 480, code: "1032", updated: -10)])
        robot.press(.function(3), .alt("r"), .enter)
        robot.wait(.seconds(1))
        robot.press(.function(9))
        #expect(robot.sends.isEmpty)
        robot.expect("You can send again in")
    }

    @Test func whatIsOpenOrPaidIsNotSentAgain() {
        for state in AttemptState.allCases where Verdict(in: state) != .notPaid {
            var robot = till([part(7, 480, state, paid: state == .paid ? 480 : 0, due: 480)])
            robot.press(.function(3), .alt("r"))
            #expect(robot.state.form.isBlank, "\(state)")
            robot.expect("Only what is NOT PAID")
        }
    }

    @Test func whatIsTypedIsNotOverwritten() {
        var robot = till([failed])
        robot.type("0722")
        robot.press(.function(3), .alt("r"))
        robot.expect("Something is typed in the form")
        #expect(robot.state.form.phone.text == "0722")
    }
}

import Payments
import Testing

@testable import Console
@testable import Screen

@Suite struct WrongNumberTests {
    @Test func oneKeyAsksAndYesNotesItAndOpensTheFormForTheRightNumber() {
        var robot = till([part(7, 480, .pending, paid: 0, due: 480)])
        robot.press(.alt("w"), .enter)
        robot.expect("Went to a wrong number?")
        robot.expect("cannot be called")
        #expect(!robot.commands.contains(.wrongNumber(AttemptID("attempt7"))))
        robot.press(.character("y"))
        #expect(robot.commands.contains(.wrongNumber(AttemptID("attempt7"))))
        #expect(robot.state.form.phone.isEmpty)
        #expect(robot.state.form.focus == .phone)
        #expect(robot.state.form.amount.text == "480")
        robot.type("0722000901")
        robot.press(.enter, .enter, .enter)
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.map(\.phone) == [phone("0722000901")])
        #expect(robot.sends.map(\.sale) == [nil])
    }

    @Test func theFirstPromptStaysWatchedAndSaysSo() {
        var robot = till([part(7, 480, .pending, paid: 0, due: 480, isWrong: true)])
        robot.expect("Wrong number; still watched")
        robot.expect("If they pay, a refund is owed")
        robot.expect("Asks M-PESA again in 0:07")
        robot.press(.alt("w"))
        robot.expect("noted as a wrong number already")
    }

    @Test func aStrangersPaymentNeverReadsAsPaid() {
        for size in [Size(columns: 59, rows: 17), Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)] {
            for language in Language.allCases {
                var robot = Robot(size.columns, size.rows, environment: environment(language: language))
                robot.now = noon
                robot.serve([part(7, 480, .pending, paid: 0, due: 480, isWrong: true)])
                robot.serve([
                    part(7, 480, .paid, paid: 480, due: 480, updated: -1, isWrong: true, doubt: .refundOwed)
                ])
                for _ in 0..<2 {
                    robot.expect(language == .english ? "REFUND OWED" : "RUDISHA PESA")
                    robot.expectNo("✓ PAID")
                    robot.expectNo("✓ Paid")
                    robot.expectNo("IMELIPWA")
                    let roles = Set(robot.state.frame(now: noon).cells.filter { $0.glyph != .blank }.map(\.role))
                    #expect(!roles.contains(.statusPaid) || size.columns >= 80)
                    robot.press(.function(3))
                }
                #expect(robot.state.bells == 2)
            }
        }
    }

    @Test func whatWasLookedIntoDoesNotReadAsPaidEither() {
        var robot = till([part(7, 480, .paid, paid: 480, due: 480, isWrong: true)])
        robot.expect("Wrong phone")
        robot.press(.function(3))
        robot.expect("WRONG NUMBER – looked into")
        robot.expectNo("✓ Paid")
    }

    @Test func whatReachedNoPhoneIsNoWrongNumber() {
        for state in [AttemptState.refused, .void, .prepared] {
            var robot = till([part(7, 480, state, paid: 0, due: 480)])
            robot.press(.function(3), .alt("w"))
            #expect(robot.state.question == nil)
        }
    }

    @Test func whatIsTypedIsKept() {
        var robot = till([part(7, 480, .pending, paid: 0, due: 480)])
        robot.type("0722")
        robot.press(.alt("w"), .character("y"))
        #expect(robot.commands.contains(.wrongNumber(AttemptID("attempt7"))))
        #expect(robot.state.form.phone.text == "0722")
        robot.expect("was left as it is")
    }

    @Test func whatWentWrongForAPartIsAskedAnewForAllThatIsOwed() {
        var robot = till([part(7, 250_000, .pending, paid: 0)])
        robot.press(.alt("w"), .character("y"))
        #expect(robot.state.form.amount.text == "400000")
    }
}

import Payments
import Testing

@testable import Console
@testable import Screen

/// What a quick hand, or a habit, must not do to a cashier.
@Suite struct CashierHandTests {
    private func stage(_ number: Int64, _ state: AttemptState, ago: Int64 = 30, code: String? = nil) -> PaymentLine {
        line(number, "0110000224", 480, state, code: code, ago: ago, updated: -2, next: 7)
    }

    @Test func aRefusalIsNoVerdictWhileTheSendGoesOn() {
        var robot = Robot(120, 40)
        robot.now = noon + .seconds(-31)
        robot.sell("0110000224", "480")
        robot.now = noon
        let bells = robot.state.bells
        robot.serve([stage(7, .sending)])
        robot.serve([stage(7, .refused, code: "404.001.03")])
        robot.expectNo("NOT PAID")
        #expect(robot.state.bells == bells)
        robot.expect("Sending")
        let second = stage(8, .pending, ago: 1)
        robot.serve([second, stage(7, .refused, code: "404.001.03")])
        robot.tell(.taken(OrderNumber(1), .sent(record(second, []))))
        robot.expectNo("NOT PAID")
        robot.expect("Waiting for the customer")
        #expect(robot.state.bells == bells)
    }

    @Test func aRefusalThatEndsTheSendIsAnnouncedOnce() {
        for rowIsFirst in [true, false] {
            var robot = Robot(120, 40)
            robot.now = noon + .seconds(-31)
            robot.sell("0110000224", "480")
            robot.now = noon
            let bells = robot.state.bells
            let refused = stage(7, .refused, code: "400.002.02")
            let busy = Refusal(code: "400.002.02", message: "Bad Request", kind: .invalidField)
            let outcome = ConsoleMessage.taken(
                OrderNumber(1),
                .sent(record(refused, [Evidence(source: .pushAnswer, fact: .refused(busy), at: noon)])))
            robot.serve([stage(7, .sending)])
            if rowIsFirst { robot.serve([refused]) } else { robot.tell(outcome) }
            if rowIsFirst { robot.tell(outcome) } else { robot.serve([refused]) }
            robot.expect("NOT PAID")
            #expect(robot.state.bells == bells + 2)
        }
    }

    @Test func whatNobodyWaitsForAnyMoreStaysInTheBox() {
        var robot = Robot(120, 40)
        robot.now = noon
        robot.serve([stage(7, .pending), line(6, "0722000901", 90, .pending, ago: 40, next: 7)])
        robot.expect("Request  KES 480")
        robot.press(.function(8))
        robot.answerYes()
        robot.expect("Request  KES 480")
    }

    @Test func enterOnAReadBackNamesNoKeyThatWouldBeRefused() {
        var robot = till([line(7, "0712345678", 480, .pending, ago: 30, next: 7)])
        robot.typePayment("0712345678", "1250")
        robot.press(.enter)
        robot.expectNo("F9, or + twice")
        robot.expect("still open")
    }

    @Test func askingAgainIsOfferedOnlyWhereMPesaCanBeAsked() {
        var robot = till([line(7, "0712345678", 480, .unknown, ago: 30)])
        robot.press(.function(5))
        #expect(!robot.commands.contains(.askNow(AttemptID("attempt7"))))
        robot.expect("there is nothing to ask by")
        robot.serve([line(7, "0712345678", 480, .unknown, ago: 30, updated: -1, next: 7)])
        robot.press(.function(5))
        #expect(robot.commands.contains(.askNow(AttemptID("attempt7"))))
    }

    @Test func escLeavesAFormThatSendAgainFilled() {
        var robot = till([part(7, 480, .failed, paid: 0, due: 480, code: "1032", updated: -130)])
        robot.press(.function(3), .alt("r"))
        #expect(!robot.state.form.isBlank)
        robot.press(.escape)
        #expect(robot.state.form == TillForm())
        #expect(robot.sends.isEmpty)
    }

    @Test func aListThatJustMovedOnHoldsNothingUntilItIsLookedAt() {
        var robot = Robot(120, 40)
        robot.now = noon
        robot.serve([line(7, "0712345678", 480, .paid, code: "0", ago: 300)])
        robot.serve(direct: [directPayment(8, receipt: "TKK4H7D0AA")])
        robot.press(.function(3))
        robot.serve(direct: [
            directPayment(8, receipt: "TKK4H7D0AA"), directPayment(9, receipt: "TKK4H7D0AB", ago: 1),
        ])
        robot.commands = []
        robot.press(.character("c"))
        #expect(!robot.commands.contains { if case .hold = $0 { true } else { false } })
        robot.expect("The list has just moved on")
        robot.wait(.milliseconds(600))
        robot.press(.character("c"))
        #expect(robot.commands.contains { if case .hold = $0 { true } else { false } })
    }

    @Test func aMessageIsNeverMixedWithWhatLiesUnderIt() {
        var robot = Robot(120, 40)
        robot.now = noon
        robot.serve(morning)
        robot.press(.escape)
        let row = robot.screen.first { $0.contains("Nothing to put away") } ?? ""
        #expect(row.contains("Nothing to put away: an open request stays."))
        #expect(!row.contains("│") && !row.contains("214,380"))
    }

    @Test func theHeaderKeepsTheTillsNameInBothLanguages() {
        for language in Language.allCases {
            for surroundings in ConsoleEnvironment.Surroundings.allCases {
                var robot = Robot(80, 24, environment: environment(surroundings, language: language))
                robot.now = noon
                robot.tell(.health(wellHealth))
                robot.serve(morning)
                let name = robot.screen.first?.contains("Westlands 04") ?? false
                #expect(name, "\(robot.screen.first ?? "")")
            }
        }
    }
}

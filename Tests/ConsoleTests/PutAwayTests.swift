import Payments
import Testing

@testable import Console
@testable import Screen

/// Putting away what is in the box, and what messages may lie on.
@Suite struct PutAwayTests {
    private func partPaid(_ columns: Int = 80, _ rows: Int = 24, language: Language = .english) -> Robot {
        var robot = Robot(columns, rows, environment: environment(language: language))
        robot.now = noon
        robot.serve([part(7, 250_000, .pending, paid: 0, ago: 25)])
        robot.serve([part(7, 250_000, .paid, paid: 250_000, ago: 25)])
        return robot
    }

    @Test func aSaleOfWhichAPartIsPaidIsPutAwayOnAYesAlone() {
        for language in Language.allCases {
            var robot = partPaid(language: language)
            robot.expect(language == .english ? "PART PAID" : "SEHEMU IMELIPWA")
            robot.press(.escape)
            robot.expect(language == .english ? "Put it away?" : "Kuiondoa?")
            robot.expect("KES 150,000")
            robot.press(.character("n"))
            #expect(robot.state.shownEntry?.line?.number == 7)
            robot.press(.escape)
            robot.answerYes()
            #expect(robot.state.shownEntry == nil)
        }
    }

    @Test func whatIsPaidInFullGoesWithoutAQuestion() {
        var robot = Robot()
        robot.now = noon
        robot.serve([part(7, 250_000, .pending, paid: 0, due: 250_000, ago: 25)])
        robot.serve([part(7, 250_000, .paid, paid: 250_000, due: 250_000, ago: 25)])
        robot.press(.escape)
        #expect(robot.state.shownEntry == nil)
        #expect(robot.state.question == nil)
    }

    @Test func aMessageNeverLiesOnTheTitleOfAFormThatAsksForSomething() {
        let long = Phrase(String(repeating: "word ", count: 30), sw: "x")
        for (columns, rows) in [(80, 24), (120, 40)] {
            for text in [Phrase("Short.", sw: "x"), long] {
                var robot = partPaid(columns, rows)
                robot.press(.alt("n"), .escape)
                robot.expect("Same sale")
                robot.tell(.notice(Notice(.bad, text)))
                robot.expect("Same sale")
                robot.expect(text == long ? "word word" : "Short.")
                robot.press(.enter, .enter, .enter)
                robot.tell(.notice(Notice(.bad, text)))
                robot.expect("Read it back to the customer")
            }
        }
    }

    @Test func aMessageThatSaysNotPaidIsNotSaidToBeACancellation() {
        for language in Language.allCases {
            let words = AttemptState.failedUnverified.headline[language].lowercased()
            #expect(!words.contains("cancel") && !words.contains("ghairi"))
        }
    }

    @Test(arguments: ["ok", "..", "xx", "a b c", "aaa", "12345", "- -"])
    func whatGivesNoReasonWritesNothingDown(reason: String) {
        for language in Language.allCases {
            var robot = Robot(80, 24, environment: environment(language: language), start: 36_000)
            robot.now = noon
            robot.serveDoubts()
            robot.press(.alt("5"))
            robot.seek("REFUND")
            robot.press(.character("d"))
            robot.type("Amina")
            robot.press(.tab)
            robot.type(reason)
            robot.commands = []
            robot.press(.alt("k"))
            #expect(robot.commands.isEmpty, "\(reason)")
            robot.expect(language == .english ? "Give the reason in words" : "Andika sababu kwa maneno")
            robot.press(.ctrl("u"))
            robot.type("Refunded")
            robot.press(.alt("k"))
            #expect(robot.commands.count == 1)
        }
    }
}

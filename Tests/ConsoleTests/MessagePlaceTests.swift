import Payments
import Testing

@testable import Console
@testable import Screen

/// Where messages stand on the till screen: on nothing that is read there.
@Suite struct MessagePlaceTests {
    private static let short = "Payments are written to a file."
    private static let long =
        "The file could not be written: there is no room on the disk, and the payments that were marked are not in it."

    private func told(_ texts: [String], typed: Bool) -> Robot {
        var robot = Robot()
        atWork(&robot)
        if typed { robot.type("0712") }
        for text in texts { robot.tell(.notice(Notice(.info, Phrase(text, sw: text)))) }
        return robot
    }

    @Test(arguments: [[short], [long], [short, long], [long, short]], [false, true])
    func theTitleOfTheFormStaysInSight(_ texts: [String], _ typed: Bool) {
        let robot = told(texts, typed: typed)
        robot.expect("New payment")
        robot.expect("Latest payments")
        robot.expect("▸ Phone")
        robot.expect(String(texts.last?.prefix(30) ?? ""))
    }

    @Test func aMessageThatIsShownIsWhole() {
        for texts in [[Self.short, Self.long], [Self.long, Self.short]] {
            let robot = told(texts, typed: false)
            let isShown = robot.text.contains(Self.long.prefix(30))
            #expect(isShown == robot.text.contains("in it."), "\(robot.report)")
        }
    }

    @Test(arguments: [Language.english, .swahili]) func aWarningOfTheReadBackIsReadWhole(_ language: Language) {
        var robot = Robot(environment: environment(language: language))
        robot.now = noon
        robot.serve(direct: [
            directPayment(1190, 275, payer: .clear(phone("0711222333")), ago: 200)
        ])
        robot.typePayment("0711222333", "275", "0722000901")
        robot.press(.enter)
        #expect(robot.state.place == .readBack, "\(robot.report)")
        let box = robot.screen.drop { !$0.contains("┌") }.prefix { !$0.contains("└") }
        #expect(!box.contains { $0.contains(" …") }, "\(robot.report)")
        robot.expect("F9")
        robot.expect("Esc")
    }

    @Test func theTimeOfDayStandsAmongWhatNeedsACheck() {
        var robot = Robot()
        robot.serveDoubts()
        robot.press(.alt("5"))
        #expect(robot.screen[0].hasSuffix("12:41") || robot.screen[0].contains("12:41"), "\(robot.report)")
    }

    @Test func helpInTheDemoSaysHowMoneyComesWithoutAPrompt() {
        var counter = environment(.demo)
        counter.practice = Phrase("Practice: say curl -d 1 http://127.0.0.1:8700/sandbox/payments", sw: "Mazoezi")
        for (columns, rows) in [(80, 24), (120, 40), (60, 18)] {
            var robot = Robot(columns, rows, environment: counter)
            robot.press(.function(1), .end)
            robot.expect("Practice: say curl")
        }
    }
}

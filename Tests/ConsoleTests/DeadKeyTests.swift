import Payments
import Testing

@testable import Console
@testable import Screen

/// A key that does nothing says why, in a few words that the next key takes away.
@Suite struct DeadKeyTests {
    /// Every place with the keys that lead to it.
    private static let ways: [(place: Context, keys: [Key])] = [
        (.till, []), (.live, [.function(3)]), (.detail, [.function(3), .enter]), (.filter, [.function(7)]),
        (.why, [.function(3), .down, .character("w")]), (.check, [.alt("5")]), (.supervisor, [.function(6)]),
        (.decision, [.alt("5"), .down, .down, .character("d")]), (.code, [.alt("v")]), (.help, [.function(1)]),
        (.palette, [.ctrl("p")]), (.themes, [.alt("t")]), (.question, [.function(10)]),
    ]

    private func robot(
        _ keys: [Key], _ columns: Int = 120, _ rows: Int = 40, language: Language = .english
    ) -> Robot {
        var robot = Robot(columns, rows, environment: environment(language: language))
        robot.now = noon
        robot.records = [paidRecord, waitingRecord, refundRecord]
        robot.serveDoubts()
        if keys.first == .alt("5") {
            robot.press(.alt("5"))
            robot.seek("REFUND")
            for key in keys.dropFirst() where key != .down { robot.press(key) }
        } else {
            for key in keys { robot.press(key) }
        }
        return robot
    }

    @Test(arguments: ways) func everyKeyDoesSomethingOrSaysWhyNot(_ way: (place: Context, keys: [Key])) {
        let keys: [Key] =
            (1...12).map(Key.function) + "abcdefghijklmnopqrstuvwxyz".map(Key.alt)
            + [.insert, .pageUp, .pageDown, .tab, .backTab, .enter, .up, .down, .left, .right]
        for key in keys where key.plain != .ctrl("c") {
            var robot = robot(way.keys)
            #expect(robot.state.place == way.place)
            let isBound = robot.state.keymap.action(for: key, in: way.place, for: .cashier) != nil
            guard !isBound else { continue }
            let before = (focus: robot.state.focus, bells: robot.state.bells)
            robot.commands = []
            robot.press(key)
            #expect(robot.state.focus == before.focus && robot.state.bells == before.bells && robot.commands.isEmpty)
            let isAnswered = robot.state.toasts.shown.contains { $0.isRefusal }
            #expect(isAnswered, "\(key.name) in \(way.place) is silent")
        }
    }

    @Test func whatWorksUnderADialogSaysSo() {
        for (keys, key) in [
            ([Key.function(3), .down, .character("w")], Key.function(2)),
            ([.function(3), .down, .character("w")], .function(7)), ([.ctrl("p")], .function(3)),
            ([.alt("t")], .alt("5")), ([.alt("5"), .character("d")], .function(6)),
        ] {
            for (columns, rows) in [(40, 12), (60, 18), (80, 24), (120, 40)] {
                var robot = robot(keys, columns, rows)
                robot.press(key)
                robot.expect("Esc first, then that key.")
            }
        }
        var swahili = robot([.ctrl("p")], language: .swahili)
        swahili.press(.function(3))
        swahili.expect("Kwanza Esc, kisha kitufe hicho.")
    }

    @Test func onAScreenOfItsOwnNothingIsSaidOfTheTillBeneath() {
        for screen in [Key.function(3), .alt("5")] {
            var robot = robot([screen])
            robot.press(.tab)
            robot.expectNo("Esc first")
            robot.expect("That key does nothing here")
        }
    }

    @Test func theNextCustomersDigitsOnTheReadBackAreToldThatNothingIsSent() {
        var robot = robot([])
        robot.typePayment("0712345678", "250")
        robot.press(.character("0"))
        robot.expect("NOT sent. Esc first to change it")
    }

    @Test func whatWorksNowhereNamesTheKeyOfHelp() {
        var robot = robot([.function(3)])
        robot.press(.function(12))
        robot.expect("That key does nothing here; F1 shows those that do.")
        robot.press(.down)
        robot.expectNo("does nothing here")
    }

    @Test func aQuestionNamesItsAnswers() {
        var robot = robot([.function(10)])
        robot.press(.function(3))
        robot.expect("Answer with y /")
        #expect(robot.state.toasts.shown.count == 1)
    }

    @Test func aCharacterThatNoCodeHasIsNotDroppedInSilence() {
        var robot = robot([.alt("v")])
        robot.type("TKK-")
        robot.expect("A code has ten letters and digits")
        robot.type("4")
        robot.expectNo("A code has ten letters and digits")
    }

    @Test func keysThatAreHeldDownLeaveOneMessage() {
        var robot = robot([.function(3)])
        for _ in 0..<50 { robot.press(.function(12)) }
        #expect(robot.state.toasts.shown.count == 1)
        #expect(robot.state.bells == self.robot([.function(3)]).state.bells)
    }
}

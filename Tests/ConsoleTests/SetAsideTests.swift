import Payments
import Testing

@testable import Console
@testable import Screen

/// Messages that were set aside are rows of what needs a check, and are not counted among doubts about money.
@Suite struct SetAsideTests {
    private static let stranger = setAside("203.0.113.9", count: 3, ago: 900)

    private func told(_ senders: [SetAsideWords], _ columns: Int = 120, _ rows: Int = 40, doubts: Bool = false) -> Robot
    {
        var robot = Robot(columns, rows)
        robot.now = noon
        if doubts { robot.serveDoubts() } else { robot.serve(morning.filter { $0.state.isSettled }, doubts: []) }
        robot.tell(.senders(senders))
        return robot
    }

    @Test func aSenderIsARowWithItsAgeItsAddressAndItsWords() {
        var robot = told([Self.stranger])
        robot.expect("1 set aside")
        robot.press(.alt("5"))
        for words in ["Set aside", "15 min", "203.0.113.9", "3 ×", "It claims:", "MpesaReceiptNumber", "TKK4H7D0AA"] {
            robot.expect(words)
        }
        let text = robot.screen.map { $0.suffix(38).filter { $0 != "│" } }.joined(separator: " ").split(separator: " ")
            .joined(separator: " ")
        #expect(text.contains("nothing was believed and nothing changed. No goods"), "\(robot.report)")
        #expect(text.contains("adds it to callback_peers"), "\(robot.report)")
    }

    @Test func ofAListedSenderAPersonLooksInTheList() {
        var robot = told([setAside("196.201.214.206", count: 1, ago: 60, isListed: true)])
        robot.press(.alt("5"), .enter)
        let text = robot.screen.map { $0.suffix(38).filter { $0 != "│" } }.joined(separator: " ").split(separator: " ")
            .joined(separator: " ")
        #expect(text.contains("could not take what it sent"), "\(robot.report)")
        robot.expectNo("callback_peers")
    }

    @Test func itIsNoDoubtAboutMoney() {
        let before = told([], doubts: true)
        let after = told([Self.stranger], doubts: true)
        #expect(after.state.checks.count == before.state.checks.count)
        #expect(after.state.checks.items.count == before.state.checks.items.count + 1)
        after.expect("10 need a check")
    }

    @Test func itAloneNeitherRingsNorOpensTheListAtTheStart() {
        var robot = Robot()
        robot.now = noon
        robot.tell(.checks([], unclaimed: []))
        robot.tell(.senders([Self.stranger]))
        #expect(robot.state.screen == .till && robot.state.bells == 0)
        robot.tell(.checks([], unclaimed: []))
        #expect(robot.state.screen == .till && robot.state.bells == 0)
    }

    @Test func noKeyDoesAnythingToIt() {
        var robot = told([Self.stranger])
        robot.press(.alt("5"))
        robot.commands = []
        for key in [Key.function(5), .character("a"), .character("n"), .character("d")] {
            robot.press(key)
            #expect(robot.state.toasts.shown.last?.notice.text == CheckWords.changesNothing, "\(key)")
        }
        robot.press(.enter, .character("d"), .escape)
        #expect(!robot.commands.contains { if case .loadDetail = $0 { true } else { false } })
        #expect(robot.state.checks.items.count == 1)
    }

    @Test func whatAStrangerWritesDisturbsNoScreenAndShowsNoNumber() {
        var robot = told([setAside("203.0.113.9", count: 1, ago: 60, says: "call 0722000901 \u{1B}[2J now")])
        robot.press(.alt("5"))
        robot.expectNo("0722000901")
        #expect(!robot.text.contains("\u{1B}"))
    }

    @Test func aSenderThatGoesTakesItsRowAlong() {
        var robot = told([Self.stranger, setAside("203.0.113.10", count: 1, ago: 60)])
        robot.press(.alt("5"))
        #expect(robot.state.checks.items.count == 2)
        robot.tell(.senders([]))
        #expect(robot.state.checks.items.isEmpty)
        robot.expect("Nothing needs a check.")
    }
}

/// What a sender posted so many seconds ago, as the ledger tells it.
func setAside(
    _ peer: String, count: Int, ago: Int64, isListed: Bool = false,
    says: String = "MpesaReceiptNumber TKK4H7D0AA, Amount 450"
) -> SetAsideWords {
    let at = noon + .seconds(-ago)
    let message = SetAsideSender.Message(
        at: at, isListed: isListed, reason: isListed ? "its amount is no amount" : "the sender is not listed",
        body: Array(says.utf8))
    return SetAsideWords(
        SetAsideSender(peer: peer, count: count, since: at, newest: [message]), says: [Phrase(says, sw: says)])
}

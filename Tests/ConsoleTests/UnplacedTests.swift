import Payments
import Testing

@testable import Console
@testable import Screen

/// Money in M-PESA's own list that may be an open prompt's: the screen tells of it before a customer pays twice.
@Suite struct UnplacedTests {
    private let open = line(1181, "0708000412", 700, .unknown, ago: 1122, doubt: .unknown, isReleased: true)

    /// A row that may be the payment of that prompt.
    private func row(isLikelySpent: Bool = false) throws -> UnplacedRow {
        try waitingRow(for: open, isLikelySpent: isLikelySpent)
    }

    private func robot(_ language: Language = .english) throws -> Robot {
        var robot = till(language: language)
        robot.records = [record(open, [])]
        robot.serve([open], doubts: [Doubt(.unknown, about: open)])
        robot.tell(.unplaced([try row()]))
        return robot
    }

    @Test(arguments: [
        (Language.english, "KES 700 came in 2025-11-20", "would pay twice"),
        (.swahili, "KES 700 zimeingia 2025-11-20", "mara mbili"),
    ])
    func theReadBackNamesItAndSendingAsks(language: Language, came: String, twice: String) throws {
        var robot = try robot(language)
        robot.press(.function(2))
        robot.typePayment("0708000412", "700")
        for words in [came, "\(open.tag)"] { robot.expect(words) }
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.isEmpty && robot.state.place == .question)
        for words in [twice, "TKK4H7D0AA"] { robot.expect(words) }
        robot.answerYes()
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.count == 1)
    }

    @Test func theQuestionGoesOnceItHasItsPlace() throws {
        var robot = try robot()
        robot.press(.function(2))
        robot.typePayment("0708000412", "700")
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        robot.tell(.unplaced([]))
        #expect(robot.state.place == .readBack)
        robot.expect("News of that money")
    }

    @Test func itNeverReadsAsFreeInItsDetailEither() throws {
        var robot = try robot()
        let payment = directPayment(9, 700, receipt: "TKK4H7D0AA", verified: true)
        robot.serve(direct: [payment])
        robot.press(.function(3))
        robot.expectNo("Paid: free")
        robot.expect("A prompt's?")
        #expect(robot.state.status(of: payment) == .waitsForPrompt)
        for lines in [robot.state.directLines(payment), robot.state.briefLines(payment, width: 60)] {
            #expect(lines.flatMap(\.spans).allSatisfy { $0.role != .statusPaid })
            #expect(!lines.flatMap(\.spans).contains { $0.text.contains("Paid straight") })
        }
    }

    @Test func itIsReadOutAsAPromptsAndNotAsFree() throws {
        var dialogue = Dialogue()
        dialogue.hear(.unplaced([try row()]))
        dialogue.hear(.direct([directPayment(9, 700, receipt: "TKK4H7D0AA", ago: 30, verified: true)]))
        let text = dialogue.text()
        #expect(text.contains("A prompt's?"))
        #expect(!text.contains("Paid: free") && !text.contains("Paid straight to the shop"))
    }

    @Test func itStandsBesideThePromptThatItMayHavePaid() throws {
        var robot = try robot()
        robot.press(.alt("5"))
        #expect(told(robot).contains("KES 700 (TKK4H7D0AA) of 2025-11-20 12:22"))
        robot.tell(.unplaced([try row(isLikelySpent: true)]))
        #expect(told(robot).contains("Most likely its receipt, which nothing confirms yet: KES 700 (TKK4H7D0AA)"))
        #expect(!told(robot).contains("ask for it nowhere else"))
    }

    /// What is told of the row under the cursor.
    private func told(_ robot: Robot) -> String {
        robot.state.checkLines.map { $0.spans.map(\.text).joined() }.joined(separator: " ")
    }

    @Test func theReleaseNamesIt() throws {
        // On a small screen, without the payment's pane behind it.
        var robot = try robot()
        robot.tell(.resized(Size(columns: 60, rows: 18)))
        robot.press(.function(2))
        robot.expectNo("TKK4H7D0AA")
        robot.state.decision = Decision(.release(open), known: record(open, []))
        robot.state.focus.append(.decision)
        for words in ["TKK4H7D0AA", "Supervisor", "PIN", "Alt-K"] { robot.expect(words) }
    }
}

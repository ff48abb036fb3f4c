import Payments
import Testing

@testable import Console
@testable import Screen

/// A yes is dead for a moment after its question opens.
@Suite struct QuestionTests {
    /// A read-back for far more than the till ever took; sending it asks.
    private func asking(language: Language = .english) -> Robot {
        var robot = Robot(environment: environment(language: language))
        robot.now = noon
        robot.serve((1...12).map { line(Int64($0), "07220009\(10 + $0)", Int64($0) * 100, ago: 3_600 - Int64($0)) })
        robot.typePayment("0711222333", "12000")
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        return robot
    }

    private static let yes = [Key.character("y"), .character("/"), .keypad("/")]

    @Test(arguments: yes)
    func aYesInTheSameBurstOfKeysAnswersNothingAndIsNotKept(key: Key) {
        var robot = asking()
        robot.wait(.milliseconds(60))
        robot.press(key)
        robot.expect("Not answered: read the question first")
        robot.wait(.seconds(5))
        #expect(robot.state.place == .question && robot.state.readingBack?.isAmountMeant == false)
        robot.press(.function(9))
        #expect(robot.sends.isEmpty)
        robot.press(key)
        #expect(robot.state.place == .readBack && robot.state.readingBack?.isAmountMeant == true)
    }

    @Test func theDeadTimeIsThreeTenthsOfASecondAndAKeyHeldDownNeverGetsThrough() {
        var robot = asking()
        robot.wait(.milliseconds(299))
        for _ in 0..<60 {
            robot.press(.character("y"))
            robot.wait(.milliseconds(33))
        }
        #expect(robot.state.place == .question)
        robot.wait(.milliseconds(300 - 33))
        robot.press(.character("y"))
        #expect(robot.state.place == .readBack)
    }

    @Test(arguments: [Key.escape, .character("n"), .character("*"), .keypad("*"), .ctrl("c")])
    func noAlwaysWorks(key: Key) {
        var robot = asking()
        robot.press(key)
        #expect(robot.state.place == .readBack && robot.state.readingBack?.isAmountMeant == false)
    }

    @Test func everyQuestionHasIt() {
        let open = [part(7, 480, .pending, paid: 0, due: 480)]
        let ways: [(String, [PaymentLine], [Key])] = [
            ("leave", open, [.function(10)]), ("form", [], [.character("7"), .function(2)]),
            ("stop", open, [.function(8)]), ("wrong number", open, [.alt("w")]),
        ]
        for (name, lines, keys) in ways {
            var robot = Robot()
            robot.now = noon
            robot.serve(lines)
            for key in keys { robot.press(key) }
            robot.press(.character("y"))
            #expect(robot.state.place == .question, "\(name)")
            robot.answerYes()
            #expect(robot.state.question == nil, "\(name)")
        }
    }

    @Test func theScreenShowsWhenAYesCounts() throws {
        var robot = asking()
        #expect(robot.state.nextTick == robot.now + AskedQuestion.deadTime)
        let row = try #require(robot.screen.firstIndex { $0.contains("y / yes") })
        let column = try #require(robot.screen[row].firstIndex(of: "y"))
        let place = robot.screen[row].distance(from: robot.screen[row].startIndex, to: column)
        #expect(robot.state.frame(now: robot.now).cell(row: row, column: place)?.role == .keyDisabled)
        robot.wait(AskedQuestion.deadTime)
        #expect(robot.state.frame(now: robot.now).cell(row: row, column: place)?.role == .key)
    }

    @Test func aClockThatGoesBackMakesNoDeadTimeLonger() {
        var robot = asking()
        robot.now = robot.now + .seconds(-3600)
        robot.tell(.tick)
        robot.answerYes()
        #expect(robot.state.place == .readBack)
    }
}

/// The same in lines.
@Suite struct TypedAheadTests {
    private func asking() -> Dialogue {
        var dialogue = Dialogue()
        dialogue.serve((1...12).map { line(Int64($0), "07220009\(10 + $0)", Int64($0) * 100, ago: 3_600 - Int64($0)) })
        dialogue.type("0711222333", "12000", "")
        dialogue.now = noon + .seconds(2)
        return dialogue
    }

    @Test func linesThatWereTypedAheadDoNotSpendTheQuestion() {
        var dialogue = asking()
        for typed in ["send", "yes", "send"] {
            dialogue.type(typed)
            dialogue.console.wasShown(at: dialogue.now)
        }
        #expect(dialogue.console.step == .question && dialogue.sends.isEmpty)
        #expect(dialogue.text().contains("Not answered: read the question first"))
        dialogue.now = noon + .seconds(4)
        dialogue.type("yes")
        dialogue.console.wasShown(at: dialogue.now)
        dialogue.type("send")
        #expect(dialogue.sends.isEmpty, "the read-back has its own dead time")
        dialogue.now = noon + .seconds(6)
        dialogue.type("send")
        #expect(dialogue.sends.count == 1)
    }

    @Test func theQuestionBeginsWhenItStandsBeforeTheEyes() {
        var dialogue = asking()
        dialogue.type("send")
        // Whoever reads the lines was stopped: the question was written ten seconds later.
        dialogue.now = noon + .seconds(12)
        dialogue.console.wasShown(at: dialogue.now)
        dialogue.type("yes")
        #expect(dialogue.console.step == .question)
    }

    @Test(arguments: [("/", true), ("y", true), ("*", false), ("n", false)])
    func theKeysOfTheScreenAnswer(key: String, isYes: Bool) {
        var dialogue = asking()
        dialogue.type("send")
        dialogue.now = noon + .seconds(4)
        dialogue.type(key)
        #expect(dialogue.console.step == .readBack)
        #expect(dialogue.console.state.readingBack?.isAmountMeant == isYes)
    }
}

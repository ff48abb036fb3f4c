import Payments
import Testing

@testable import Console
@testable import Screen

/// A prompt that Safaricom never named, released: what a person says about it ends its doubt.
@Suite struct ReleasedTests {
    private let approval: Approval
    private let record: AttemptRecord

    init() throws {
        approval = try #require(Approval(by: "Amina", reason: "no row of it in the list"))
        record = ConsoleTests.record(
            doubtfulLines[6],
            [
                Evidence(source: .console, fact: .sendMarked(boot: BootID("b")), at: noon + .seconds(-1548)),
                Evidence(source: .pushAnswer, fact: .answerLost(reason: "reset"), at: noon + .seconds(-1547)),
                Evidence(source: .person, fact: .released(approval.proven()), at: noon + .seconds(-30)),
            ])
    }

    private func atTheChecks(_ record: AttemptRecord) -> Robot {
        var robot = Robot(120, 40, start: 36_000)
        robot.now = noon
        let line = line(1176, "0721000007", 4480, .unknown, ago: 1548, doubt: .unknown, isReleased: true)
        robot.records = [record]
        robot.serve([line], doubts: [Doubt(.unknown, about: line)])
        robot.tell(.detail(record))
        robot.press(.alt("5"))
        return robot
    }

    @Test func whatTheListHadIsToldWithTheRelease() {
        var seen = record
        let reason = "M-PESA's own list has no row of it yet"
        seen.add(Evidence(source: .pull, fact: .queryOpen(reason: reason), at: noon + .seconds(-20)))
        let told = DecisionWords.written(.released(approval.proven()), now: seen).text
        #expect(told.english.hasPrefix("Looked first: \(reason). Another prompt may go"))
        #expect(told.swahili.hasPrefix("Iliangaliwa kwanza: orodha ya M-PESA"))
        #expect(DecisionWords.look(for: record) == nil)
    }

    @Test func whatWasDoneAboutItIsWrittenDown() {
        var robot = atTheChecks(record)
        robot.expect("d · say what was done")
        robot.press(.character("d"))
        robot.type("Amina")
        robot.press(.enter)
        robot.type("no row of it in the list")
        robot.commands = []
        robot.press(.alt("k"))
        #expect(robot.commands == [.resolve(record.attempt.id, .unknown, approval)])
    }

    @Test func whatSafaricomCanBeAskedAboutIsNotEndedByAWord() {
        var robot = atTheChecks(expiredRecord(released: approval))
        robot.expectNo("d · say what was done")
        robot.press(.character("d"))
        #expect(robot.state.decision == nil)
    }

    @Test func onceItWasLookedIntoAnEarlierRunsPromptIsNotListedAnyMore() {
        var robot = Robot(120, 40, start: 36_000)
        robot.now = noon
        robot.serve([line(1176, "0721000007", 4480, .unknown, ago: 1548, isReleased: true)], doubts: [])
        robot.press(.alt("5"))
        robot.expect("Nothing needs a check")
    }
}

import Payments
import Testing

@testable import Console
@testable import Screen

/// The rest of a sale that was never asked for.
@Suite struct RestTests {
    private func atTheChecks() -> Robot {
        var robot = Robot(120, 40, start: 2)
        robot.now = noon
        let paid = part(7, 250_000, .paid, paid: 250_000, ago: 4000)
        robot.serve([paid], doubts: [Doubt(.restOwed, about: paid)])
        return robot
    }

    @Test func afterARestartTheRestIsTheFirstThingOnTheScreen() {
        let robot = atTheChecks()
        #expect(robot.state.focus == [.till, .check])
        robot.expect("Rest owed")
        robot.expect("Rest owed KES 150,000")
        robot.expect("Alt-N · ask for the")
    }

    @Test func oneKeyReadsItBackAndTheSendKeySendsIt() {
        var robot = atTheChecks()
        robot.press(.alt("n"))
        robot.expect("Ask 0712 345 678 for KES 150,000")
        #expect(robot.sends.isEmpty)
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.map(\.amount) == [shillings(150_000)])
        #expect(robot.sends.map(\.sale) == [partSale])
    }

    @Test func aRestThatWasGivenUpIsNotAskedForAnyMore() throws {
        let paid = part(7, 250_000, .paid, paid: 250_000, ago: 4000, isGivenUp: true)
        let word = try #require(Approval(by: "Amina", reason: "paid in cash"))
        var robot = till([paid])
        robot.records = [
            record(
                paid,
                [
                    Evidence(source: .console, fact: .sendMarked(boot: BootID("b")), at: paid.createdAt),
                    Evidence(source: .person, fact: .resolved(.restOwed, word), at: noon),
                ])
        ]
        robot.press(.function(3), .enter)
        robot.expectNo("no goods yet")
        robot.expect("Settled")
        robot.press(.escape, .alt("n"))
        robot.expect("was given up")
        #expect(robot.state.readingBack == nil)
    }

    @Test func anEarlierPartThatFailedIsNotAskedForEitherOnceTheRestIsGivenUp() {
        var robot = till([
            part(8, 150_000, .paid, paid: 150_000, ago: 3000, isGivenUp: true),
            part(7, 250_000, .failed, paid: 150_000, code: "1032", ago: 4000, isGivenUp: true),
        ])
        robot.press(.function(3), .end, .alt("r"))
        robot.expect("was given up")
        #expect(robot.state.form.isBlank)
    }

    @Test func aPartThatFailedSaysWhatOfItsSaleIsPaidAndWhatIsNot() {
        var robot = till([part(8, 150_000, .pending, paid: 250_000, before: 250_000)])
        robot.serve([part(8, 150_000, .failed, paid: 250_000, before: 250_000, code: "1032", updated: 0, revision: 1)])
        robot.expect("of the sale 150,000 owed, 250,000 paid")
        robot.serve([part(8, 150_000, .failed, paid: 400_000, before: 250_000, code: "1032", updated: 0, revision: 2)])
        robot.expectNo("150,000 owed")
    }

    @Test func whatIsWrittenDownAboutTheRestNamesTheRest() {
        var robot = atTheChecks()
        robot.press(.character("d"))
        robot.expect("Rest owed: KES 150,000")
    }

    @Test func aReleasedPartIsSaidToBeReleased() {
        var robot = till([part(8, 150_000, .unknown, paid: 250_000, before: 250_000, isReleased: true)])
        robot.press(.alt("n"))
        robot.expect("was released")
        robot.expectNo("NOT PAID")
    }

    @Test func aPersonSaysWhatBecameOfIt() throws {
        var robot = atTheChecks()
        robot.press(.character("d"))
        robot.type("Amina")
        robot.press(.enter)
        robot.type("paid in cash")
        robot.commands = []
        robot.press(.alt("k"))
        let word = try #require(Approval(by: "Amina", reason: "paid in cash"))
        #expect(robot.commands == [.resolve(AttemptID("attempt7"), .restOwed, word)])
    }
}

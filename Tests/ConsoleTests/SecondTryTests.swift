import Payments
import Testing

@testable import Console
@testable import Screen

/// A prompt that was refused for its access token, and sent again by itself as a row of its own.
@Suite struct SecondTryTests {
    private let first = part(7, 480, .refused, paid: 0, due: 480, code: "404.001.03", ago: 10, updated: -9)
    private func second(_ state: AttemptState, updated: Int64 = -8) -> PaymentLine {
        part(8, 480, state, paid: state == .paid ? 480 : 0, due: 480, ago: 9, updated: updated)
    }

    @Test func theSaleReadsAsOne() {
        var robot = till([second(.pending), first])
        robot.expectNo("Refused")
        robot.serve([second(.paid, updated: -1), first])
        robot.expectNo("Refused")
        robot.press(.function(3))
        robot.expect("Tried again")
        robot.expectNo("Refused")
    }

    @Test func whoWatchesHearsOfTheSaleOnce() {
        var robot = Robot(80, 24, environment: environment(isReadOnly: true), start: 3600)
        robot.now = noon
        robot.serve([part(7, 480, .sending, paid: 0, due: 480, ago: 10, updated: -10)])
        robot.serve([first])
        #expect(robot.state.bells == 0)
        robot.expectNo("NOT PAID")
        robot.serve([second(.pending), first])
        robot.serve([second(.paid, updated: -1), first])
        #expect(robot.state.bells == 1)
        robot.expectNo("NOT PAID")
    }

    @Test func oneRuleSaysWhichPromptWasReplaced() {
        let (other, later) = (
            part(9, 480, .refused, paid: 0, due: 480, code: "404.001.03", ago: 8, updated: -7), second(.pending)
        )
        #expect([later, first].replaced == [first.id])
        #expect([first, later].replaced == [first.id])
        #expect([other].replaced.isEmpty)
    }

    @Test func aSecondRefusalIsAVerdict() {
        var robot = Robot(80, 24, environment: environment(isReadOnly: true), start: 3600)
        robot.now = noon
        robot.serve([second(.sending), first])
        robot.serve([part(8, 480, .refused, paid: 0, due: 480, code: "404.001.03", ago: 9, updated: -1), first])
        robot.expect("NOT PAID")
        #expect(robot.state.bells == 2)
    }
}

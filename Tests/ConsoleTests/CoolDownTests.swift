import Payments
import Testing

@testable import Console
@testable import Screen

/// How long another prompt waits after one that failed, as the till counts it.
@Suite struct CoolDownTests {
    private func failed(updated: Int64) -> PaymentLine {
        part(7, 480, .failed, paid: 0, due: 480, code: "1032", ago: 60, updated: updated)
    }

    @Test func askingAboutItOnceMoreBeginsNoNewWait() {
        var robot = till([part(7, 480, .pending, paid: 0, due: 480, ago: 60, updated: -40)])
        robot.serve([failed(updated: -20)])
        robot.expect("in 1:40.")
        robot.now = noon + .seconds(30)
        robot.serve([failed(updated: 29)])
        robot.expect("in 1:10.")
        #expect(
            robot.state.obstacle(to: phone("0712345678"), amount: shillings(480))
                == .coolDown(until: noon + .seconds(100)))
    }

    @Test func whatFailsAfterItWasInDoubtAgainWaitsFromThen() {
        var robot = till([failed(updated: -20)])
        robot.serve([part(7, 480, .conflict, paid: 0, due: 480, ago: 60, updated: -10)])
        robot.serve([failed(updated: -2)])
        #expect(
            robot.state.obstacle(to: phone("0712345678"), amount: shillings(480))
                == .coolDown(until: noon + .seconds(118)))
    }
}

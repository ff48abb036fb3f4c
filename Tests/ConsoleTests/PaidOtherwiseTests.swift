import Payments
import Testing

@testable import Console
@testable import Screen

/// A prompt that was not paid, and whose sale was: nobody is told to send another one.
@Suite struct PaidOtherwiseTests {
    private static let states: [AttemptState] = [.failed, .void, .refused]

    private func over(_ state: AttemptState, paid: Int64 = 480, elsewhere: Int64 = 0, isGivenUp: Bool = false)
        -> PaymentLine
    {
        part(
            7, 480, state, paid: paid, due: 480, code: state == .failed ? "1032" : nil, updated: -10,
            elsewhere: elsewhere, isGivenUp: isGivenUp, revision: 2)
    }

    private func words(_ robot: Robot) -> String {
        robot.screen.map { $0.filter { !"│─┌┐└┘".contains($0) } }.joined(separator: " ").split(separator: " ")
            .joined(separator: " ")
    }

    @Test(arguments: states, [80, 120]) func theBoxSaysSoInsteadOfSendAgain(_ state: AttemptState, _ columns: Int) {
        var robot = till([part(7, 480, .pending, paid: 0, due: 480, updated: -20)], columns, columns == 80 ? 24 : 40)
        robot.serve([over(state, paid: 0)])
        robot.serve([over(state)])
        let text = words(robot)
        #expect(text.contains("paid in another way"), "\(robot.report)")
        for advice in ["send again", "new prompt", "send a new one", "Shall I send"] {
            #expect(!text.contains(advice), "\(advice): \(robot.report)")
        }
    }

    @Test(arguments: states) func theDetailAndTheRowSaySo(_ state: AttemptState) {
        var robot = till([over(state)])
        robot.records = [record(over(state), [])]
        robot.press(.function(3))
        robot.expect("Other way")
        let text = words(robot)
        #expect(text.contains("paid in"), "\(robot.report)")
        #expect(!text.contains("Ask whether to send again"), "\(robot.report)")
    }

    @Test func whatOnlyAMessageTellsOfIsNotCalledPaid() {
        var robot = till([part(7, 480, .pending, paid: 0, due: 480, updated: -20)])
        robot.serve([over(.failed, paid: 0, elsewhere: 480)])
        robot.expectNo("paid in another way")
        robot.expectNo("Other way")
        #expect(words(robot).contains("Send nothing for this one."), "\(robot.report)")
        #expect(over(.failed, paid: 0, elsewhere: 480).isPaidOtherwise == false)
    }

    @Test func whatIsOwedIsStillAskedForAgain() {
        var robot = till([part(7, 480, .pending, paid: 0, due: 480, updated: -20)])
        robot.serve([over(.failed, paid: 0)])
        robot.expect("You can send a new prompt in")
        robot.expectNo("another way")
    }

    @Test func anOpenOrPaidPromptIsNoneOfThese() {
        for state in AttemptState.allCases where Verdict(in: state) != .notPaid {
            #expect(OperatorTexts.needsNoPrompt(over(state)) == nil, "\(state)")
            #expect(!over(state).isPaidOtherwise, "\(state)")
        }
    }

    @Test func whatWasGivenUpIsNotSentAgain() {
        let words = OperatorTexts.needsNoPrompt(over(.failed, paid: 0, isGivenUp: true))
        #expect(words?.english.contains("given up") == true)
    }
}

/// A phone that was typed as the reference is masked wherever a payment is looked at.
@Test func aPhoneInTheReferenceIsMaskedInListAndDetail() {
    let plain = line(7, "0722000901", 480, .paid)
    let typed = PaymentLine(
        number: 7, id: plain.id, tag: plain.tag, createdAt: plain.createdAt, phone: plain.phone, amount: plain.amount,
        reference: reference("0733444555"), state: .paid, resultCode: nil, receipt: nil, nextCheckAt: nil,
        sentAt: plain.sentAt, updatedAt: plain.updatedAt)
    var robot = till([typed])
    robot.expectNo("0733444555")
    robot.press(.function(3))
    robot.expectNo("0733444555")
    robot.expect("555")
}

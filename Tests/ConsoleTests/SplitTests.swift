import Payments
import Testing

@testable import Console
@testable import Screen

@Suite struct SplitTests {
    @Test func whatMPesaDoesNotMoveAtOnceIsReadBackAsTwoPrompts() {
        var robot = till([], 80, 24)
        robot.typePayment("0712345678", "400000")
        robot.expect("2 prompts: 250,000 now, then 150,000")
        robot.expect("Ask 0712 345 678 for KES 250,000")
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.map(\.amount) == [shillings(250_000)])
        #expect(robot.sends.map(\.due) == [shillings(400_000)])
    }

    @Test func moreThanADayMovesIsRefusedWithTheReason() {
        var robot = till([], 80, 24)
        robot.typePayment("0712345678", "500000")
        robot.expect("2 prompts: 250,000 now, then 250,000")
        var more = till([], 80, 24)
        more.typePayment("0712345678", "500001")
        more.expect("at most 500,000 a day")
        #expect(more.state.readingBack == nil)
    }

    @Test func thePartSaysWhatIsToGo() {
        var robot = till([part(7, 250_000, .pending, paid: 0)])
        robot.expect("part 1 of 2, KES 150,000 to go")
        robot.serve([part(7, 250_000, .paid, paid: 250_000)])
        robot.expect("PART PAID – KES 150,000 still owed")
        robot.expect("No goods yet")
        robot.serve([
            part(8, 150_000, .pending, paid: 250_000, before: 250_000, ago: 3),
            part(7, 250_000, .paid, paid: 250_000),
        ])
        robot.expect("part 2 of 2, the last")
    }

    @Test func theRestIsReadBackByOneKeyAndNeverSentByItself() {
        var robot = till([part(7, 250_000, .pending, paid: 0)])
        robot.press(.alt("n"))
        #expect(robot.state.readingBack == nil)
        robot.serve([part(7, 250_000, .paid, paid: 250_000)])
        robot.wait(.seconds(30))
        #expect(robot.sends.isEmpty)
        robot.press(.alt("n"))
        robot.expect("Ask 0712 345 678 for KES 150,000")
        robot.press(.function(9))
        #expect(robot.sends.isEmpty)
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.map(\.amount) == [shillings(150_000)])
        #expect(robot.sends.map(\.sale) == [partSale])
    }

    @Test func theRestIsSentWhileTheNextCustomerIsTyped() {
        var robot = till([part(7, 250_000, .pending, paid: 0)])
        robot.serve([part(7, 250_000, .paid, paid: 250_000)])
        robot.type("0722")
        robot.press(.alt("n"))
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.map(\.amount) == [shillings(150_000)])
        #expect(robot.state.form.phone.text == "0722")
    }

    @Test func twoEqualPartsAskNothing() {
        var robot = till([part(7, 250_000, .pending, paid: 0, due: 500_000)])
        robot.serve([part(7, 250_000, .paid, paid: 250_000, due: 500_000)])
        robot.press(.alt("n"))
        #expect(robot.state.place == .readBack)
    }

    @Test func aSaleThatIsPaidInFullOffersNothingMore() {
        var robot = till([part(7, 250_000, .pending, paid: 0)])
        robot.serve([
            part(8, 150_000, .paid, paid: 400_000, before: 250_000, ago: 9),
            part(7, 250_000, .paid, paid: 400_000, updated: -5),
        ])
        robot.press(.alt("n"))
        #expect(robot.state.readingBack == nil)
        robot.expectNo("PART PAID")
    }

    @Test func theOlderLineOfASaleLearnsThatItIsPaidOn() {
        var robot = till([part(7, 250_000, .paid, paid: 250_000)])
        robot.serve([part(8, 150_000, .paid, paid: 400_000, before: 250_000), part(7, 250_000, .paid, paid: 400_000)])
        robot.serve([part(7, 250_000, .paid, paid: 250_000)])
        #expect(robot.state.book[AttemptID("attempt7")]?.leavesRest == false)
    }
}

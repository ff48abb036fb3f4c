import Payments
import Testing

@testable import Console
@testable import Screen

/// The keys n, N, z and p of the live list.
@Suite struct NextMatchTests {
    private func list() -> Robot {
        var robot = Robot()
        robot.now = noon
        robot.serve([
            line(5, "0722000901", 10), line(4, "0701000555", 20), line(3, "0722000902", 30), line(2, "0701000556", 40),
            line(1, "0722000903", 50),
        ])
        robot.press(.function(3))
        return robot
    }

    private func cursor(_ robot: Robot) -> Int64? { robot.state.live.current?.number }

    @Test func theNextOneThatStartsWithTheDigitsJumpedTo() {
        var robot = list()
        robot.press(.character("n"))
        robot.expect("Type the digits")
        #expect(cursor(robot) == 5)
        robot.type("0701")
        #expect(cursor(robot) == 4)
        robot.wait(.seconds(3))
        robot.press(.character("n"))
        #expect(cursor(robot) == 2)
        robot.press(.character("n"))
        #expect(cursor(robot) == 4, "after the last one the first follows")
        robot.press(.character("N"))
        #expect(cursor(robot) == 2)
        robot.press(.character("N"))
        #expect(cursor(robot) == 4)
    }

    @Test func zHoldsTheListAndLetsItGo() {
        var robot = list()
        robot.press(.character("z"))
        #expect(!robot.state.live.isFollowing)
        robot.press(.character("z"))
        #expect(robot.state.live.isFollowing)
    }

    @Test func pAsksForTheReceiptOfWhatIsPaidAlone() {
        for state in AttemptState.allCases {
            var robot = till([line(7, "0722000901", 480, state)])
            robot.press(.function(3))
            robot.commands = []
            robot.press(.character("p"))
            let asked = robot.commands.contains(.printReceipt(AttemptID("attempt7")))
            #expect(asked == (state == .paid), "\(state)")
        }
    }

    @Test func whatIsPaidAndDoubtfulHasNoReceipt() {
        for kind in Doubt.Kind.allCases {
            let doubtful = line(7, "0722000901", 480, .paid, doubt: kind)
            #expect(
                ReceiptWords.lines(of: doubtful, payee: payBill, till: "Westlands 04", isReal: true, in: .english)
                    == nil)
            var robot = till([doubtful])
            robot.press(.function(3), .character("p"))
            #expect(!robot.commands.contains(.printReceipt(doubtful.id)), "\(kind)")
        }
    }

    @Test func aReceiptHasTheWordsOfTheScreenAndNoWholeNumber() throws {
        let paid = line(7, "0722000901", 480, .paid, receipt: "TKK4H7X2QP")
        for (language, word) in [(Language.english, "PAID  KES 480.00"), (.swahili, "IMELIPWA  KES 480.00")] {
            let lines = try #require(
                ReceiptWords.lines(of: paid, payee: payBill, till: "Westlands 04", isReal: false, in: language))
            #expect(lines.contains(word), "\(lines)")
            #expect(lines.contains { $0.hasSuffix("TKK4H7X2QP") })
            #expect(lines.contains { $0.hasSuffix("0722 ••• 901") } && !lines.contains { $0.contains("0722000901") })
            #expect(lines.contains { $0.contains(language == .english ? "no real money" : "si pesa halisi") })
        }
        let part = part(7, 250_000, .paid, paid: 250_000)
        let lines = try #require(
            ReceiptWords.lines(of: part, payee: payBill, till: "Westlands 04", isReal: true, in: .english))
        #expect(lines.contains { $0.hasPrefix("PART PAID") } && !lines.contains { $0.hasPrefix("PAID") }, "\(lines)")
    }
}

import Payments
import Testing

@testable import Console
@testable import Screen

/// Money paid straight to the shop that M-PESA's list has with another amount than its message, and what a person says
/// of it at the console.
@Suite struct DisputeTests {
    private let id = unclaimed().id

    private func atTheDispute(
        _ columns: Int = 80, _ rows: Int = 24, environment: ConsoleEnvironment = environment(), sale: SaleID? = nil
    ) -> Robot {
        var robot = Robot(columns, rows, environment: environment, start: 36_000)
        robot.now = noon
        robot.serveDispute(sale: sale)
        robot.commands = []
        return robot
    }

    @Test(arguments: [("50", 50), ("KES 50.00", 50), ("none", nil), ("Hakuna", Int64?.none)])
    func theAmountOfTheListOrNoneIsWrittenDownOnANameAndAReason(found: String, amount: Int64?) throws {
        for language in Language.allCases {
            for opens in [false, true] {
                var robot = atTheDispute(environment: environment(language: language))
                if opens { robot.press(.enter) }
                robot.press(.character("d"))
                for text in [found, "Amina", "asked for the statement"] {
                    robot.type(text)
                    robot.press(.enter)
                }
                #expect(robot.commands.isEmpty, "Enter decides nothing")
                robot.press(.alt("k"))
                let approval = try #require(Approval(by: "Amina", reason: "asked for the statement"))
                #expect(robot.commands == [.look(id, found: amount.map(shillings), knowing: nil, approval)])
                #expect(robot.state.decision == nil)
            }
        }
    }

    @Test(arguments: ["", "500", "51", "5", "yes", "0", "no"])
    func whatIsNeitherTheListsAmountNorNoneDecidesNothing(found: String) {
        var robot = atTheDispute()
        robot.press(.character("d"))
        for text in [found, "Amina", "asked for the statement"] {
            robot.type(text)
            robot.press(.tab)
        }
        robot.press(.alt("k"))
        #expect(robot.commands.isEmpty)
        robot.expect(found.isEmpty ? "Say what the statement has" : "Write 50.00 where the statement has it")
    }

    @Test func theFormSaysBothAmountsAndWhatConfirmingDoes() {
        for (columns, rows) in [(80, 24), (120, 40)] {
            var robot = atTheDispute(columns, rows)
            robot.press(.character("d"))
            for words in ["a message told KES 500.00", "KES 50.00", "It is said once.", "writes it down"] {
                robot.expect(words)
            }
            robot.type("50")
            robot.expect("counts it as PAID, KES 50.00")
            robot.press(.ctrl("u"))
            robot.type("none")
            robot.expect("writes down that it is no payment")
        }
    }

    @Test(arguments: [(500, "500.00"), (120, "380.00")])
    func whatWasTakenBackIsSaidTheSameWay(back: Int64, counts: String) throws {
        for sale in [nil, SaleID("other")] {
            var robot = atTheReversal(back, sale: sale)
            for words in ["money was taken", "counts with KES", "\(counts), or as no payment."] {
                robot.expect(words)
            }
            robot.say(counts)
            let approval = try #require(Approval(by: "Amina", reason: "asked for the statement"))
            #expect(robot.commands == [.look(id, found: try Money(typed: counts), knowing: 7, approval)])
        }
    }

    @Test(arguments: [("500", 500), ("380", 380), ("0", 0), ("none", Int64?.none)])
    func whatIsLeftIsTypedWhereNoListTellsHowMuchWasTakenBack(found: String, amount: Int64?) throws {
        var robot = atTheReversal(nil)
        robot.expect("KES 500.00, or as no payment")
        robot.say(found)
        let approval = try #require(Approval(by: "Amina", reason: "asked for the statement"))
        #expect(robot.commands == [.look(id, found: amount.map(shillings), knowing: 7, approval)])
    }

    @Test(arguments: ["501", "-1", "all"])
    func whatIsMoreThanThePaymentDecidesNothing(found: String) throws {
        var robot = atTheReversal(nil)
        robot.say(found)
        #expect(robot.commands.isEmpty)
    }

    private func atTheReversal(_ back: Int64?, sale: SaleID? = nil) -> Robot {
        var robot = Robot(80, 24, start: 36_000)
        robot.now = noon
        let reversal = Reversal(amount: back.map(shillings), at: noon, receipt: nil)
        robot.serveDispute(unclaimed(sale: sale, reversal: reversal))
        robot.commands = []
        robot.press(.character("d"))
        return robot
    }

    @Test func aNewerReversalIsHeardWhetherItHasATimeOrNot() throws {
        let word = try #require(Approval(by: "Amina", reason: "asked for the statement"))
        let looked = unclaimed(
            reversal: Reversal(amount: shillings(40), at: noon, receipt: nil),
            look: DirectPayment.Look(amount: shillings(460), approval: word, at: noon))
        let newer = unclaimed(reversal: Reversal(amount: shillings(500), at: nil, receipt: nil), reversalNumber: 8)
        for order in [[looked, newer], [newer, looked]] {
            var book = DirectBook()
            for payment in order { _ = book.note([payment]) }
            #expect(book[id] == newer)
        }
    }

    @Test func whatWasTakenForASaleIsSaidTheSameWay() {
        var robot = atTheDispute(sale: SaleID("other"))
        robot.press(.character("d"))
        guard case .look(let payment)? = robot.state.decision?.kind else {
            Issue.record("no form")
            return
        }
        #expect(payment.id == id)
    }

    @Test func theDetailOfTheLiveListHasTheSameKey() {
        var robot = Robot(120, 40, start: 36_000)
        robot.now = noon
        robot.serve([line(8, ago: 50)])
        robot.serve(direct: [unclaimed(number: 9, listed: 50)])
        robot.press(.function(3), .enter, .character("d"))
        robot.expect("What does the statement have?")
    }

    @Test func whatASaleWaitsForOrSomebodyHasLookedIntoIsNotLookedIntoAgain() throws {
        var robot = atTheDispute()
        robot.tell(.checks(everyDoubt, unclaimed: [unclaimed(verified: true)]))
        robot.press(.character("d"))
        #expect(robot.state.decision == nil)
        robot.expect("It ends when somebody takes the money")
    }

    @Test(arguments: [("none", true), ("500", false), ("hakuna", true)])
    func ofWhatAMessageAloneTellsAPersonMaySayThatItNeverCame(found: String, isWritten: Bool) throws {
        var robot = atTheDispute()
        robot.tell(.checks(everyDoubt, unclaimed: [unclaimed()]))
        robot.press(.character("d"))
        robot.expect("a message alone tells of it")
        for text in [found, "Amina", "not in the statement"] {
            robot.type(text)
            robot.press(.tab)
        }
        robot.press(.alt("k"))
        let approval = try #require(Approval(by: "Amina", reason: "not in the statement"))
        #expect(robot.commands == (isWritten ? [.look(id, found: nil, knowing: nil, approval)] : []))
        if !isWritten { robot.expect("Write none where the statement has no such payment.") }
    }

    @Test func onceItIsWrittenDownTheScreenSaysWhoFoundWhat() throws {
        let approval = try #require(Approval(by: "Amina", reason: "asked for the statement"))
        for (amount, words) in [(shillings(50), "PAID"), (.zero, "NOT PAID")] {
            var robot = atTheDispute(120, 40)
            robot.press(.enter)
            let looked = unclaimed(listed: 50, look: DirectPayment.Look(amount: amount, approval: approval, at: noon))
            robot.tell(.claim(.done(looked)))
            robot.tell(.checks(everyDoubt, unclaimed: []))
            robot.expect("Written down on that name")
            robot.expect(words)
            // Money that a person found is free like any other; what is no payment says who looked.
            for words in ["Amina", "asked for the statement"] where amount == .zero { robot.expect(words) }
            if amount == .zero { robot.expectNo("c holds it") } else { robot.expect("c holds it") }
        }
    }

    @Test func whoWatchesIsNotAsked() {
        var robot = atTheDispute(120, 40, environment: environment(isReadOnly: true))
        robot.expectNo("d · say what")
        robot.press(.character("d"))
        #expect(robot.state.decision == nil)
    }
}

extension Robot {
    /// Fills the form in, and confirms it.
    fileprivate mutating func say(_ found: String) {
        for text in [found, "Amina", "asked for the statement"] {
            type(text)
            press(.tab)
        }
        press(.alt("k"))
    }
}

import Payments
import Testing

@testable import Console
@testable import Screen

@Suite struct SplitTests {
    @Test func whatMPesaDoesNotMoveAtOnceIsReadBackAsTwoPrompts() {
        var robot = till([], 80, 24)
        robot.typePayment("0712345678", "400000")
        robot.expect("2 prompts, KES 400,000 together:")
        robot.expect("Ask 0712 345 678 for KES 250,000")
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.map(\.amount) == [shillings(250_000)])
        #expect(robot.sends.map(\.due) == [shillings(400_000)])
    }

    @Test func moreThanADayMovesIsRefusedWithTheReason() {
        var robot = till([], 80, 24)
        robot.typePayment("0712345678", "500000")
        robot.expect("2 prompts, KES 500,000 together:")
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
        robot.serve([
            part(8, 150_000, .paid, paid: 400_000, before: 250_000, revision: 5),
            part(7, 250_000, .paid, paid: 400_000, revision: 5),
        ])
        robot.serve([part(7, 250_000, .paid, paid: 250_000)])
        #expect(robot.state.book[AttemptID("attempt7")]?.leavesRest == false)
    }

    @Test func aPartReadsAsAPartWhereverItStands() {
        let first = part(7, 250_000, .paid, paid: 250_000)
        for size in [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)] {
            var robot = till([part(7, 250_000, .pending, paid: 0)], size.columns, size.rows)
            robot.serve([first])
            robot.expect("Part paid")
            robot.press(.function(3))
            robot.expect("Part paid")
            robot.expectNo("✓ Paid")
            robot.press(.enter)
            robot.expectNo("Settled")
            robot.expect("still owes KES 150,000")
        }
    }

    @Test func whatIsStillOwedStandsInTheListAndHoldsWhoLeaves() {
        let first = part(7, 250_000, .paid, paid: 250_000, due: 300_000)
        var robot = Robot(120, 40, start: 2)
        robot.now = noon
        robot.serve([first], doubts: [Doubt(.restOwed, about: first)])
        #expect(robot.screen.contains { $0.contains("Rest owed") && $0.contains("50,000.00") })
        robot.press(.function(10))
        #expect(robot.state.place == .question)
        robot.expect("KES 50,000 is still owed")
        #expect(!robot.commands.contains(.quit))
    }

    @Test func theLastPartSaysThatTheSaleIsComplete() {
        var robot = till([part(7, 250_000, .paid, paid: 250_000)])
        robot.serve([
            part(8, 150_000, .pending, paid: 250_000, before: 250_000, ago: 9, updated: -8),
            part(7, 250_000, .paid, paid: 250_000),
        ])
        robot.expectNo("SALE COMPLETE")
        robot.serve([
            part(8, 150_000, .paid, paid: 400_000, before: 250_000, ago: 9, updated: -1),
            part(7, 250_000, .paid, paid: 400_000),
        ])
        #expect(robot.screen.filter { $0.contains("SALE COMPLETE, KES 400,000") }.count == 2)
    }

    @Test func aSaleOfWhichAPartWentBackIsNotComplete() {
        var robot = till([
            part(8, 150_000, .pending, paid: 250_000, before: 250_000, ago: 9, updated: -8),
            part(7, 250_000, .paid, paid: 250_000),
        ])
        let last = part(8, 150_000, .paid, paid: 400_000, before: 250_000, ago: 9, updated: -1, lost: 250_000)
        robot.serve([last, part(7, 250_000, .paid, paid: 400_000, doubt: .reversed, lost: 250_000)])
        robot.expectNo("SALE COMPLETE")
        robot.expect("money of another part went back")
        #expect(StatusWord(for: last) == .partPaid && !last.hasReceipt)
        // What is left pays the sale without what went back.
        let twice = part(8, 400_000, .paid, paid: 650_000, before: 250_000, lost: 250_000)
        #expect(!twice.isShort)
    }

    @Test func theReadBackOfTheRestSaysWhichPartItIsAndOfWhatSum() {
        for size in [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)] {
            var robot = till([part(7, 250_000, .pending, paid: 0, due: 300_000)], size.columns, size.rows)
            robot.serve([part(7, 250_000, .paid, paid: 250_000, due: 300_000)])
            robot.press(.alt("n"))
            robot.expect("Part 2 of 2 of KES 300,000")
            robot.expect("F9")
        }
    }

    @Test func theRestIsOwedUntilItIsPaid() {
        let first = part(7, 250_000, .paid, paid: 250_000)
        var robot = till([first])
        robot.serve([part(8, 150_000, .pending, paid: 250_000, before: 250_000, ago: 9), first])
        robot.press(.alt("n"))
        robot.expect("A prompt for this sale is open")
        robot.expectNo("owes nothing more")
        robot.press(.function(3), .down, .alt("n"))
        #expect(robot.state.readingBack == nil)
        robot.serve([
            part(8, 150_000, .failed, paid: 250_000, before: 250_000, code: "1032", ago: 9, updated: -1), first,
        ])
        robot.press(.home, .alt("n"))
        robot.expect("NOT PAID. Alt-R asks for it again")
    }

    @Test func theQuestionNamesTheWholeSalesOfWhichPartsAreEqual() {
        var robot = till([part(7, 250_000, .pending, paid: 0, due: 300_000)])
        robot.serve([part(7, 250_000, .paid, paid: 250_000, due: 300_000)])
        robot.typePayment("0712345678", "400000")
        #expect(robot.state.place == .question)
        let said = robot.text.split(whereSeparator: { " │\n".contains($0) }).joined(separator: " ")
        #expect(said.contains("a part of KES 300,000"))
        #expect(said.contains("a part of KES 400,000 now"))
    }

    @Test func whatAStrangerPaidIsTakenOffTheSaleOnEveryRow() {
        var robot = till([part(7, 250_000, .paid, paid: 400_000), part(8, 150_000, .paid, paid: 400_000)])
        robot.serve([
            part(7, 250_000, .paid, paid: 250_000, revision: 5),
            part(8, 150_000, .paid, paid: 250_000, isWrong: true, doubt: .refundOwed, revision: 5),
        ])
        #expect(robot.state.book[AttemptID("attempt7")]?.leavesRest == true)
        // An older list that comes late does not undo it.
        robot.serve([part(7, 250_000, .paid, paid: 400_000)])
        #expect(robot.state.book[AttemptID("attempt7")]?.leavesRest == true)
    }

    @Test func aReleasedPartIsAskedForAgainInItsSaleAndTheReadBackSaysThatBothMayBePaid() {
        var robot = till([part(8, 150_000, .unknown, paid: 250_000, isReleased: true)])
        robot.press(.alt("r"))
        #expect(robot.state.form.sale?.id == partSale && robot.state.form.amount.text == "150000")
        robot.press(.enter)
        #expect(robot.state.readingBack?.order.sale == partSale)
        robot.expect("may still be paid, too")
    }

    @Test func escOnTheRestLeavesItInTheFormForAnotherNumber() {
        var robot = till([part(7, 250_000, .paid, paid: 250_000)])
        robot.press(.function(3), .alt("n"), .escape)
        #expect(robot.state.form.sale?.id == partSale && robot.state.form.amount.text == "150000")
    }

    @Test(arguments: Language.allCases)
    func whereSeveralPayersShareASaleNobodyCountsItsParts(language: Language) {
        let isEnglish = language == .english
        var robot = Robot(120, 40, environment: environment(language: language))
        robot.now = noon
        robot.serve([part(8, 300, .pending, paid: 300, before: 300, due: 900)])
        robot.expect(isEnglish ? "a part of KES 900, KES 300 to go" : "sehemu ya KES 900, bado KES 300")
        robot.expectNo(isEnglish ? "of 2" : "ya 2")
        robot.serve([part(8, 300, .paid, paid: 600, before: 300, due: 900, updated: -1)])
        robot.press(.alt("n"))
        robot.expect(isEnglish ? "A part of KES 900; KES 600 is paid" : "Sehemu ya KES 900; KES 600 imelipwa")
        robot.expectNo(isEnglish ? "of 2" : "ya 2")
    }

    @Test(arguments: Language.allCases)
    func whatTheLastPayerPaidIsNotTheWholeSale(language: Language) {
        var robot = Robot(120, 40, environment: environment(language: language))
        robot.now = noon
        robot.serve([part(9, 300, .pending, paid: 600, before: 600, due: 900)])
        robot.serve([part(9, 300, .paid, paid: 900, before: 600, due: 900, updated: -1)])
        robot.expect(language == .english ? "KES 300 of it: PAID" : "KES 300 kati yake: IMELIPWA")
    }
}

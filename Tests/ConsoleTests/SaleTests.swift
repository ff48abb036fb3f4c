import Payments
import Testing

@testable import Console
@testable import Screen

let partSale = SaleID("sale1")

/// A prompt for a part of a sale of KES 400,000, unless told otherwise.
func part(
    _ number: Int64, _ amount: Int64, _ state: AttemptState, paid: Int64, before: Int64 = 0, due: Int64 = 400_000,
    code: String? = nil, ago: Int64 = 30, updated: Int64 = -5, isWrong: Bool = false, doubt: Doubt.Kind? = nil
) -> PaymentLine {
    let plain = line(number, "0712345678", amount, state, code: code, ago: ago, updated: updated, next: 7)
    return PaymentLine(
        number: number, id: plain.id, tag: plain.tag, createdAt: plain.createdAt, phone: plain.phone,
        amount: plain.amount, reference: plain.reference, state: state, resultCode: plain.resultCode,
        receipt: state == .paid ? Receipt("TKK4H7X9ZZ") : nil, nextCheckAt: state.isOpen ? plain.nextCheckAt : nil,
        sentAt: plain.sentAt, updatedAt: plain.updatedAt, doubt: doubt, isWrongNumber: isWrong,
        sale: SaleStanding(
            id: partSale, due: shillings(due), paid: shillings(paid), paidBefore: shillings(before)))
}

/// A till at noon, its ledger holding these.
private func till(_ lines: [PaymentLine], _ columns: Int = 120, _ rows: Int = 40) -> Robot {
    var robot = Robot(columns, rows)
    robot.now = noon
    robot.serve(lines)
    return robot
}

@Suite struct SameAgainTests {
    private let paid = line(7, "0110000224", 480, .paid, code: "0", ago: 200, updated: -100)

    @Test func theSameAmountFromTheSamePhoneIsAskedAboutBeforeItIsReadBack() {
        var robot = till([paid])
        robot.typePayment("0110000224", "480")
        robot.expect("The same again?")
        robot.expect("paid KES 480 at 12:39:20 (\(paid.tag))")
        #expect(robot.state.readingBack == nil)
    }

    @Test func enterNeverMeansYes() {
        var robot = till([paid])
        robot.typePayment("0110000224", "480")
        for _ in 0..<20 { robot.press(.enter, .function(9), .character("+"), .keypad("+")) }
        #expect(robot.state.place == .question)
        #expect(robot.sends.isEmpty)
    }

    @Test func noLeavesTheFormAsItIs() {
        var robot = till([paid])
        robot.typePayment("0110000224", "480")
        robot.press(.character("n"))
        #expect(robot.state.place == .till)
        #expect(robot.state.form.amount.text == "480")
    }

    @Test func yesReadsItBackAndArmsTheSendKeysAnew() throws {
        var robot = till([paid])
        robot.typePayment("0110000224", "480")
        robot.wait(.seconds(5))
        robot.press(.character("y"), .function(9))
        #expect(robot.sends.isEmpty)
        robot.expect("Another payment: it paid the same at 12:39")
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.map(\.isMeantAgain) == [true])
    }

    @Test func whatIsPaidWhileItIsReadBackIsAskedAboutBeforeItIsSent() {
        var robot = till([])
        robot.typePayment("0110000224", "480")
        robot.wait(.seconds(1))
        robot.serve([paid])
        robot.press(.function(9))
        #expect(robot.sends.isEmpty)
        #expect(robot.state.place == .question)
        robot.press(.escape, .function(9))
        #expect(robot.sends.isEmpty)
    }

    @Test(arguments: [("0110000224", "481"), ("0110000225", "480")])
    func anotherAmountOrPhoneAsksNothing(_ phone: String, _ amount: String) {
        var robot = till([paid])
        robot.typePayment(phone, amount)
        #expect(robot.state.place == .readBack)
    }

    @Test func afterTenMinutesNothingIsAsked() {
        var robot = till([paid])
        robot.wait(.seconds(500))
        robot.typePayment("0110000224", "480")
        #expect(robot.state.place == .readBack)
    }

    @Test func whatOnlyTheBooksKnowLeadsToTheSameQuestion() {
        var robot = till([])
        robot.sell("0110000224", "480")
        robot.tell(.taken(OrderNumber(1), .asks(about: paid.id, paidAt: noon + .seconds(-100))))
        robot.expect("The same again?")
        robot.press(.character("y"))
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.map(\.isMeantAgain) == [false, true])
    }

    @Test func theQuestionDoesNotBreakIntoWhatIsTyped() {
        var robot = till([])
        robot.sell("0110000224", "480")
        robot.type("0722")
        robot.tell(.taken(OrderNumber(1), .asks(about: paid.id, paidAt: noon + .seconds(-100))))
        #expect(robot.state.place == .till)
        robot.expect("Alt-R answers")
        robot.type("000901")
        #expect(robot.state.form.phone.text == "0722000901")
        // And it can still be answered, without losing what is typed for the next one.
        robot.press(.alt("r"), .character("y"))
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.map(\.isMeantAgain) == [false, true])
        #expect(robot.state.form.phone.text == "0722000901")
    }
}

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

@Suite struct SendAgainTests {
    private let failed = part(7, 480, .failed, paid: 0, due: 480, code: "1032", updated: -130)

    @Test func whatIsNotPaidIsSentAgainForTheSameSale() {
        var robot = till([part(7, 480, .pending, paid: 0, due: 480, updated: -135)])
        robot.serve([failed])
        robot.press(.alt("r"))
        robot.expect("Same sale · KES 480 owed")
        #expect(robot.state.form.phone.text == "0712345678")
        #expect(robot.state.form.amount.text == "480")
        #expect(robot.state.form.reference.isEmpty)
        robot.press(.enter)
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.map(\.sale) == [partSale])
        #expect(robot.state.form.sale == nil)
    }

    @Test func noMoreThanTheSaleOwesIsAsked() {
        var robot = till([failed])
        robot.press(.function(3), .alt("r"), .backTab)
        robot.type("1")
        robot.expect("The sale owes KES 480")
        robot.press(.enter)
        #expect(robot.state.readingBack == nil)
    }

    @Test func anEmptiedFormIsANewSale() {
        var robot = till([failed])
        robot.press(.function(3), .alt("r"), .backTab, .ctrl("u"), .backTab, .ctrl("u"))
        #expect(robot.state.form.sale == nil)
        robot.press(.ctrl("u"))
        robot.typePayment("0722000901", "900")
        #expect(robot.state.readingBack?.order.sale == nil)
    }

    @Test func theGateStillApplies() {
        var robot = till([part(7, 480, .failed, paid: 0, due: 480, code: "1032", updated: -10)])
        robot.press(.function(3), .alt("r"), .enter)
        robot.wait(.seconds(1))
        robot.press(.function(9))
        #expect(robot.sends.isEmpty)
        robot.expect("You can send again in")
    }

    @Test func whatIsOpenOrPaidIsNotSentAgain() {
        for state in AttemptState.allCases where Verdict(in: state) != .notPaid {
            var robot = till([part(7, 480, state, paid: state == .paid ? 480 : 0, due: 480)])
            robot.press(.function(3), .alt("r"))
            #expect(robot.state.form.isBlank, "\(state)")
            robot.expect("Only what is NOT PAID")
        }
    }

    @Test func whatIsTypedIsNotOverwritten() {
        var robot = till([failed])
        robot.type("0722")
        robot.press(.function(3), .alt("r"))
        robot.expect("Something is typed in the form")
        #expect(robot.state.form.phone.text == "0722")
    }
}

@Suite struct WrongNumberTests {
    @Test func oneKeyAsksAndYesNotesItAndOpensTheFormForTheRightNumber() {
        var robot = till([part(7, 480, .pending, paid: 0, due: 480)])
        robot.press(.alt("w"), .enter)
        robot.expect("Went to a wrong number?")
        robot.expect("cannot be called")
        #expect(!robot.commands.contains(.wrongNumber(AttemptID("attempt7"))))
        robot.press(.character("y"))
        #expect(robot.commands.contains(.wrongNumber(AttemptID("attempt7"))))
        #expect(robot.state.form.phone.isEmpty)
        #expect(robot.state.form.focus == .phone)
        #expect(robot.state.form.amount.text == "480")
        robot.type("0722000901")
        robot.press(.enter, .enter, .enter)
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.map(\.phone) == [phone("0722000901")])
        #expect(robot.sends.map(\.sale) == [nil])
    }

    @Test func theFirstPromptStaysWatchedAndSaysSo() {
        var robot = till([part(7, 480, .pending, paid: 0, due: 480, isWrong: true)])
        robot.expect("Wrong number; still watched")
        robot.expect("If they pay, a refund is owed")
        robot.expect("Asks M-PESA again in 0:07")
        robot.press(.alt("w"))
        robot.expect("noted as a wrong number already")
    }

    @Test func aStrangersPaymentNeverReadsAsPaid() {
        for size in [Size(columns: 59, rows: 17), Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)] {
            for language in Language.allCases {
                var robot = Robot(size.columns, size.rows, environment: environment(language: language))
                robot.now = noon
                robot.serve([part(7, 480, .pending, paid: 0, due: 480, isWrong: true)])
                robot.serve([
                    part(7, 480, .paid, paid: 480, due: 480, updated: -1, isWrong: true, doubt: .refundOwed)
                ])
                for _ in 0..<2 {
                    robot.expect(language == .english ? "REFUND OWED" : "PESA ZIRUDISHWE")
                    robot.expectNo("✓ PAID")
                    robot.expectNo("✓ Paid")
                    robot.expectNo("IMELIPWA")
                    let roles = Set(robot.state.frame(now: noon).cells.filter { $0.glyph != .blank }.map(\.role))
                    #expect(!roles.contains(.statusPaid) || size.columns >= 80)
                    robot.press(.function(3))
                }
                #expect(robot.state.bells == 2)
            }
        }
    }

    @Test func whatWasLookedIntoDoesNotReadAsPaidEither() {
        var robot = till([part(7, 480, .paid, paid: 480, due: 480, isWrong: true)])
        robot.expect("Wrong phone")
        robot.press(.function(3))
        robot.expect("WRONG NUMBER – looked into")
        robot.expectNo("✓ Paid")
    }

    @Test func whatReachedNoPhoneIsNoWrongNumber() {
        for state in [AttemptState.refused, .void, .prepared] {
            var robot = till([part(7, 480, state, paid: 0, due: 480)])
            robot.press(.function(3), .alt("w"))
            #expect(robot.state.question == nil)
        }
    }

    @Test func whatIsTypedIsKept() {
        var robot = till([part(7, 480, .pending, paid: 0, due: 480)])
        robot.type("0722")
        robot.press(.alt("w"), .character("y"))
        #expect(robot.commands.contains(.wrongNumber(AttemptID("attempt7"))))
        #expect(robot.state.form.phone.text == "0722")
        robot.expect("was left as it is")
    }

    @Test func whatWentWrongForAPartIsAskedAnewForAllThatIsOwed() {
        var robot = till([part(7, 250_000, .pending, paid: 0)])
        robot.press(.alt("w"), .character("y"))
        #expect(robot.state.form.amount.text == "400000")
    }
}

import Payments
import Testing

@testable import Console
@testable import Screen

@Suite struct WrongNumberTests {
    @Test func oneKeyAsksAndYesNotesItAndOpensTheFormForTheRightNumber() {
        var robot = till([part(7, 480, .pending, paid: 0, due: 480)])
        robot.press(.alt("w"), .enter)
        robot.expect("Went to a wrong number?")
        robot.expect("cannot be called")
        #expect(!robot.commands.contains(.wrongNumber(AttemptID("attempt7"))))
        robot.answerYes()
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

    @Test func whatFailedAtAWrongNumberIsNotToBeSentAgain() {
        var robot = till([part(7, 480, .pending, paid: 0, due: 480, isWrong: true)])
        robot.serve([part(7, 480, .failed, paid: 0, due: 480, code: "1032", updated: -1, isWrong: true)])
        robot.expect("It went to a wrong number, and is NOT PAID")
        robot.expectNo("send again")
        robot.expectNo("Shall I send it again?")
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
                    robot.expect(language == .english ? "REFUND OWED" : "RUDISHA PESA")
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

    @Test func whatWasTakenBackIsNotToBeRefundedOnceMore() {
        for language in Language.allCases {
            var robot = Robot(120, 40, environment: environment(language: language))
            robot.now = noon
            robot.serve([part(7, 480, .paid, paid: 480, due: 480, doubt: .reversed)])
            robot.press(.function(3), .alt("w"))
            robot.expect(language == .english ? "not refunded once more" : "usizirudishe tena")
            robot.expectNo("a refund to whoever")
            robot.expectNo("aliyelipa arudishiwe")
            let noted = part(7, 480, .paid, paid: 0, due: 480, updated: -1, isWrong: true, doubt: .reversed)
            #expect(noted.warning == OperatorTexts.sentence(for: .reversed, about: noted))
        }
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
        robot.press(.alt("w"))
        robot.answerYes()
        #expect(robot.commands.contains(.wrongNumber(AttemptID("attempt7"))))
        #expect(robot.state.form.phone.text == "0722")
        robot.expect("was left as it is")
    }

    @Test func onceItIsSettledTheRightNumberGetsAPromptForTheSameSale() {
        let first = part(7, 250_000, .paid, paid: 250_000, ago: 900, updated: -800)
        var robot = till([first, part(8, 150_000, .failed, paid: 250_000, before: 250_000, code: "1032", ago: 200)])
        robot.press(.function(3), .alt("w"))
        robot.answerYes()
        #expect(robot.state.form.amount.text == "150000")
        robot.type("0722000901")
        robot.press(.enter, .enter, .enter)
        robot.wait(.seconds(130))
        robot.press(.function(9))
        #expect(robot.sends.map(\.sale) == [partSale])
        #expect(robot.sends.map(\.amount) == [shillings(150_000)])
        #expect(!robot.commands.contains { if case .resolve = $0 { true } else { false } })
    }

    /// A part is paid, the rest went to a wrong number, and the form is filled for the right one.
    private func handingOn(_ size: (Int, Int) = (80, 24), _ language: Language = .english) -> Robot {
        let first = part(7, 250_000, .paid, paid: 250_000, ago: 900, updated: -800)
        var robot = Robot(size.0, size.1, environment: environment(language: language))
        robot.serve([first, part(8, 150_000, .pending, paid: 250_000, before: 250_000)])
        robot.press(.alt("w"))
        robot.answerYes()
        return robot
    }

    @Test func theOrderForTheRightNumberNamesTheSaleWhoseDebtItAsksFor() {
        var robot = handingOn()
        #expect(robot.state.form.amount.text == "150000")
        robot.type("0722000901")
        robot.press(.enter, .enter, .enter)
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.map(\.sale) == [nil] && robot.sends.map(\.insteadOf) == [partSale])
        #expect(!robot.commands.contains { if case .resolve = $0 { true } else { false } })
    }

    @Test(arguments: [(80, 24), (120, 40)], Language.allCases)
    func thatAnotherSumIsADebtOfItsOwnIsSaidBeforeItIsSent(size: (Int, Int), language: Language) {
        let isEnglish = language == .english
        var robot = handingOn(size, language)
        robot.expect(isEnglish ? "The same debt · KES 150,000" : "Deni lile lile · KES 150,000")
        robot.type("0722000901")
        robot.press(.enter, .end, .backspace)
        robot.expectNo(isEnglish ? "The same debt" : "Deni lile lile")
        robot.expect(isEnglish ? "Not KES 150,000" : "Si KES 150,000")
        robot.press(.enter, .enter)
        robot.expect(isEnglish ? "A debt of its own" : "Ni deni jipya")
        robot.press(.escape, .up)
        robot.type("0")
        robot.press(.enter, .enter)
        robot.expectNo(isEnglish ? "A debt of its own" : "Ni deni jipya")
    }

    @Test func aSaleIsNotLeftWithoutAWord() {
        var robot = handingOn()
        robot.press(.backspace)
        #expect(robot.state.form.insteadOf != nil && robot.state.form.focus == .phone)
        robot.press(.down)
        for _ in 0..<6 { robot.press(.backspace) }
        #expect(robot.state.form.insteadOf == nil)
        robot.expect("what is typed now is a new sale")
    }

    @Test func anotherSumOrAnEmptiedFormIsTheNextCustomers() {
        var robot = handingOn()
        robot.type("0722000901")
        robot.press(.enter, .end, .backspace, .enter, .enter)
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.map(\.amount) == [shillings(15_000)] && robot.sends.map(\.insteadOf) == [nil])
        robot = handingOn()
        robot.press(.escape)
        #expect(robot.state.form == TillForm())
    }

    @Test func aPartWhoseRestAnotherSaleAsksForSaysSoAndNamesNothingToAskFor() {
        let first = part(7, 250_000, .paid, paid: 250_000, elsewhere: 150_000)
        for language in Language.allCases {
            var robot = Robot(120, 40, environment: environment(language: language))
            robot.now = noon
            robot.serve([part(7, 250_000, .pending, paid: 0)])
            robot.serve([first])
            robot.expect(language == .english ? "the rest is asked for" : "baki inaombwa")
            robot.expectNo(language == .english ? "still owed" : "baki KES")
            robot.press(.alt("n"))
            robot.expect(language == .english ? "Another prompt asks for it" : "Ombi lingine linaiomba")
            #expect(robot.state.readingBack == nil)
        }
    }

    @Test func whileSomethingIsTypedThatTheRestStaysOwedIsSaid() {
        let first = part(7, 250_000, .paid, paid: 250_000, ago: 900, updated: -800)
        var robot = till([first, part(8, 150_000, .pending, paid: 250_000, before: 250_000)])
        robot.type("0722")
        robot.press(.alt("w"))
        robot.answerYes()
        robot.expect("The rest of this sale is asked for once")
        #expect(robot.state.form.phone.text == "0722" && robot.state.form.insteadOf == nil)
    }

    @Test func thatTheFormOpensIsSaidOnlyWhereItDoes() {
        var robot = till([part(7, 480, .pending, paid: 0, due: 480)])
        robot.press(.alt("w"))
        robot.expect("The form opens")
        robot.press(.character("n"))
        robot.type("0722")
        robot.press(.alt("w"))
        robot.expectNo("The form opens")
    }

    @Test func whatWasPaidInTheMomentOfTheNoteTakesANameAfterAll() {
        var robot = till([part(7, 480, .pending, paid: 0, due: 480)])
        robot.press(.alt("w"))
        robot.answerYes()
        robot.serve([part(7, 480, .paid, paid: 480, due: 480, updated: -1)])
        robot.tell(.unsigned(AttemptID("attempt7")))
        #expect(robot.state.place == .decision)
        robot = till([part(7, 480, .pending, paid: 0, due: 480)])
        robot.type("0722")
        robot.tell(.unsigned(AttemptID("attempt7")))
        robot.expect("takes a name and a reason")
        #expect(robot.state.place == .till)
    }

    @Test func whatIsPaidLeavesItsSaleOnANameWithAReasonOnly() throws {
        var robot = till([
            part(7, 250_000, .paid, paid: 400_000), part(8, 150_000, .paid, paid: 400_000, before: 250_000),
        ])
        robot.press(.function(3), .down, .alt("w"))
        robot.answerYes()
        #expect(!robot.commands.contains { if case .wrongNumber = $0 { true } else { false } })
        robot.expect("The sale loses this")
        robot.expect("KES 250,000 of 400,000 is")
        robot.press(.backspace)
        robot.type("Amina")
        robot.press(.enter)
        robot.type("one digit off")
        robot.press(.enter)
        #expect(!robot.commands.contains { if case .wrongNumber = $0 { true } else { false } })
        robot.press(.alt("k"))
        let word = try #require(Approval(by: "Amina", reason: "one digit off"))
        #expect(robot.commands.contains(.wrongNumber(AttemptID("attempt7"), on: word)))
        #expect(robot.state.form.amount.text == "250000" && robot.state.form.sale?.owed == shillings(250_000))
    }

    @Test func whatIsPaidWhileTheQuestionStandsTakesANameAllTheSame() {
        var robot = till([part(7, 480, .pending, paid: 0, due: 480)])
        robot.press(.alt("w"))
        robot.serve([part(7, 480, .paid, paid: 480, due: 480, updated: -1)])
        #expect(robot.state.question == nil)
        robot.expect("Not noted: it is PAID now")
        robot.answerYes()
        #expect(!robot.commands.contains { if case .wrongNumber = $0 { true } else { false } })
        robot.press(.alt("w"))
        #expect(robot.state.place == .decision)
        #expect(!robot.commands.contains { if case .wrongNumber = $0 { true } else { false } })
    }

    @Test func aSaleThatWasPaidTwiceIsNotAskedAgain() {
        let decided = till([part(7, 480, .paid, paid: 960, due: 480)])
        #expect(decided.state.line(of: AttemptID("attempt7"))?.saleWithoutIt?.owed == .zero)
        var robot = decided
        robot.press(.function(3), .alt("w"))
        robot.type("Amina")
        robot.press(.enter)
        robot.type("one digit off")
        robot.press(.alt("k"))
        #expect(robot.commands.contains { if case .wrongNumber = $0 { true } else { false } })
        #expect(robot.state.form.isBlank)
    }

    @Test func ofOneThatNothingAsksAboutItDoesNotSayWatched() {
        let words = OperatorTexts.wrongNumber(in: .expired, isAsked: false)
        #expect(!words.english.contains("watched") && words.english.contains("own list"))
        #expect(OperatorTexts.wrongNumber(in: .expired, isAsked: true) == OperatorTexts.wrongNumber)
    }

    @Test func whatWentWrongForAPartIsAskedAnewForAllThatIsOwed() {
        var robot = till([part(7, 250_000, .pending, paid: 0)])
        robot.press(.alt("w"))
        robot.answerYes()
        #expect(robot.state.form.amount.text == "400000")
    }
}

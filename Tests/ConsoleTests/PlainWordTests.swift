import Payments
import Testing

@testable import Console
@testable import Screen

private let here = environment().tillName

@Suite struct TakingWordTests {
    @Test(arguments: [(Language.english, "no goods before M-PESA has confirmed it"), (.swahili, "usitoe bidhaa")])
    func whatIsNotConfirmedIsTakenWithAWarningAboutGoods(_ language: Language, _ words: String) {
        var robot = till(directPayment(9, heldBy: here), language: language)
        robot.press(.function(3))
        robot.press(.character("t"))
        let dialog = robot.state.text(of: .take(directPayment(9).id, for: nil))[language]
        #expect(dialog.contains(words), "\(dialog)")
    }

    @Test func whatIsConfirmedIsTakenWithoutOne() {
        #expect(!DirectWords.take(directPayment(9, verified: true)).english.contains("goods"))
        #expect(!DirectWords.takenNow(directPayment(9, verified: true, sale: SaleID("s"))).english.contains("goods"))
    }

    @Test func onceItIsTakenTheWarningStandsAboutIt() {
        let taken = directPayment(9, sale: SaleID("s"))
        #expect(DirectWords.takenNow(taken).english.hasPrefix("Taken. No goods yet"))
        #expect(DirectWords.takenNow(taken).swahili.contains("USITOE bidhaa"))
        var robot = till(taken)
        robot.press(.function(3))
        robot.expect("Taken for a sale. No goods yet")
    }

    @Test func confirmedMoneyThatIsFreeAndThatIsTakenDifferInTheList() {
        for sale in [nil, SaleID("s")] {
            let disputed = directPayment(9, sale: sale, listed: 20)
            #expect(StatusWord(for: disputed) == StatusWord(for: .otherAmount))
            #expect(disputed.words == OperatorTexts.listed(shillings(20)))
        }
        let free = StatusWord(for: directPayment(9, verified: true))
        let taken = StatusWord(for: directPayment(9, verified: true, sale: SaleID("s")))
        #expect(free.mark == .paid && taken.mark == .paid)
        let others = [
            StatusWord(for: .paid), StatusWord(for: directPayment(9)),
            StatusWord(for: directPayment(9, sale: SaleID("s"))),
        ]
        let words = [free, taken] + others
        #expect(Set(words.map(\.word.english)).count == 5 && Set(words.map(\.word.swahili)).count == 5)
        for word in words { #expect(word.word.english.count <= 11 && word.word.swahili.count <= 12) }
        var robot = till(
            directPayment(9, verified: true), directPayment(8, receipt: "TKK4H7D0AB", verified: true, sale: SaleID("s"))
        )
        robot.press(.function(3))
        robot.expect("✓ 12:40:18")
        robot.expect("Paid: free")
        robot.expect("Paid: taken")
    }

    @Test func theReferenceOfARowIsTheAccountAndNotTheName() throws {
        var robot = till(directPayment(9))
        robot.press(.function(3))
        let row = try #require(robot.screen.first { $0.contains("12:40:18") })
        #expect(row.contains("FLAT 4") && !row.contains("JANE"), "\(row)")
    }

    @Test func aPhoneThatWasTypedForTheAccountIsMaskedInTheList() {
        #expect(DirectWords.account("0712 345 678") == "0712 ••• 678")
        #expect(DirectWords.account("FLAT 4") == "FLAT 4")
    }

    @Test(arguments: [
        ("254700****99", "0700 ••• •99"), ("254700***1", "0700 ••• ••1"), ("254700*****", "0700 ••• •••"),
    ])
    func aMaskKeepsThePlacesOfTheDigitsThatAreMissing(_ wire: String, _ shown: String) {
        #expect(Payer(wire: wire)?.masked == shown)
    }

    @Test func aPhoneIsMaskedInSentencesAndUnderTheCheckAsInTheList() {
        let claim = CallbackClaim(
            merchant: nil, checkout: nil, receipt: nil, amount: nil, payer: .clear(phone("0722000901")), paidAt: nil,
            balance: nil)
        let words = Evidence(source: .callback, fact: .callbackPaid(claim), at: noon).words
        for words in [words, OperatorTexts.closingWhileOpen(phone("0722000901"))] {
            #expect(words.english.contains("0722 ••• 901") && words.swahili.contains("0722 ••• 901"))
        }
        var robot = Robot()
        robot.now = noon
        robot.serve([], doubts: [], unclaimed: [unclaimed()])
        robot.press(.alt("5"))
        robot.expect("07•• ••• 126")
        robot.expectNo("2547")
    }
}

@Suite struct PlainWordTests {
    @Test(arguments: [Doubt.Kind.denied, .otherAmount])
    func theBannerOfADoubtfulPaymentHasTheWordsOfItsRow(_ doubt: Doubt.Kind) {
        let doubtful = line(9, "0700000907", 450, .paid, doubt: doubt)
        let words = TillWords.outcome(Banner(line: doubtful, isLate: false), isReceiptHeard: true)
        #expect(
            words.english.hasPrefix(doubtful.headline.english) && words.swahili.hasPrefix(doubtful.headline.swahili))
        #expect(!words.english.contains("to follow"))
    }

    @Test func theTrayNamesTheNextQuestion() {
        #expect(CheckWords.nextQuestion.english == "Next question")
        #expect(!CheckWords.nextQuestion.swahili.contains("huulizwa"))
    }

    @Test func noAnswerInvitesNoSecondPrompt() {
        let words = OperatorTexts.expired
        #expect(!words.english.contains("other payment") && !words.swahili.contains("malipo mengine"))
        #expect(words.english.contains("do not send again") && words.english.contains("cash"))
        #expect(words.swahili.contains("usitume tena") && words.swahili.contains("taslimu"))
    }

    @Test func aSplitReadBackSaysWhatAllPromptsComeTo() {
        var robot = Robot()
        robot.typePayment("0712345678", "500000")
        robot.expect("2 prompts, KES 500,000 together:")
        #expect(SaleWords.parts([shillings(250_000), shillings(150_000)]).swahili.contains("KES 400,000"))
    }

    @Test func whatWasAskedForIsToldInWholeWords() throws {
        let words = OperatorTexts.sentence(for: .otherAmount, about: line(9, receipt: "UKQ7I4KDVV"))
        #expect(words.english.contains("what was asked for (KES 1,250, UKQ7I4KDVV)"))
        for words in [DirectWords.refusal(.notDisputed).english, ClaimRefusal.notDisputed.description] {
            #expect(words.contains("M-PESA's own list agrees with it"))
        }
    }

    @Test func theDaysPaidSumHasConfirmedMoneyStraightToTheShop() {
        var robot = Robot()
        robot.tell(.health(wellHealth))
        robot.now = noon
        robot.day = DayReport(of: [], before: [], direct: [], on: noon.day, at: noon)
        robot.serve(morning)
        robot.tell(
            .today(
                latest: morning,
                totals: DayTotals(
                    day: noon.day, buckets: morningTotals.buckets,
                    direct: [
                        .paid: .init(count: 2, sum: shillings(1_620)), .claimed: .init(count: 3, sum: shillings(4500)),
                    ])))
        robot.press(.function(6))
        robot.expect("KES 216,000")
        robot.expect("130 payments, direct 2")
    }
}

/// What is said about a place ends with it.
@Suite struct RemarkPlaceTests {
    private func remarked() -> Robot {
        var robot = Robot()
        robot.tell(.health(wellHealth))
        robot.typePayment("0712345678", "1250", "A'")
        robot.press(.escape)
        robot.type("'")
        robot.expect("was left out")
        return robot
    }

    @Test(arguments: [Key.function(3), .function(6)]) func aRemarkAboutAFieldIsNotSeenOnAnotherScreen(_ key: Key) {
        var robot = remarked()
        robot.press(key)
        robot.expectNo("was left out")
    }

    @Test func aRemarkAboutAFieldDoesNotStandOverTheNextSale() {
        var robot = remarked()
        robot.press(.enter)
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.count == 1)
        robot.expectNo("was left out")
    }

    @Test func aNoticeFromElsewhereStays() {
        var robot = remarked()
        robot.tell(.notice(Notice(.info, Phrase("A notice.", sw: "Taarifa."))))
        robot.press(.function(3))
        robot.expect("A notice.")
    }
}

import Payments
import Testing

@testable import Console
@testable import Screen

/// A till at noon, with money straight to the shop in its list.
func till(_ payments: DirectPayment..., language: Language = .english) -> Robot {
    var robot = Robot(environment: environment(language: language))
    robot.tell(.health(wellHealth))
    robot.now = noon
    robot.serve([line(3, ago: 900)])
    robot.serve(direct: payments)
    return robot
}

/// Money paid straight to the shop: the `number`-th row.
func directPayment(
    _ number: Int64, _ amount: Int64 = 1500, name: String = "JANE WANJIKU", payer: Payer? = .masked("2547 ***** 126"),
    receipt: String = "TKK4H7D0AA", ago: Int64 = 40, verified: Bool = false, prompt: AttemptID? = nil,
    sale: SaleID? = nil, takenAgo: Int64 = 20, heldBy: String? = nil, until: Int64 = 60, listed: Int64? = nil,
    isTakenBack: Bool = false, isLookedInto: Bool = false
) -> DirectPayment {
    guard let receipt = Receipt(receipt), let payee = ShortCode("174379") else { preconditionFailure("ten characters") }
    return DirectPayment(
        number: number,
        told: C2BConfirmation(
            receipt: receipt, amount: shillings(amount), payee: payee, account: "FLAT 4", payer: payer, name: name,
            paidAt: noon + .seconds(-ago - 2)),
        heardAt: noon + .seconds(-ago), verifiedAt: verified ? noon : nil, listedAmount: listed.map(shillings),
        reversal: isTakenBack ? Reversal(amount: shillings(amount), at: noon, receipt: nil) : nil,
        reversalNumber: isTakenBack ? 1 : nil,
        look: isLookedInto
            ? Approval(by: "Amina", reason: "looked").map { DirectPayment.Look(amount: .zero, approval: $0, at: noon) }
            : nil,
        prompt: prompt, sale: sale, takenAt: sale.map { _ in noon + .seconds(-takenAgo) },
        claim: heldBy.map { DirectPayment.Claim(by: $0, until: noon + .seconds(until)) })
}

private let receipt = directPayment(9).id
private let here = environment().tillName

/// A till on its live list at noon: two prompts, and a direct payment above them.
private func list(
    _ payment: DirectPayment = directPayment(9), _ columns: Int = 80, _ rows: Int = 24,
    environment: ConsoleEnvironment = environment()
) -> Robot {
    var robot = Robot(columns, rows, environment: environment)
    robot.now = noon
    robot.serve([line(8, ago: 50), line(7, "0110000224", 480, .pending, ago: 90, next: 7)])
    robot.serve(direct: [payment])
    robot.press(.function(3))
    return robot
}

@Suite struct DirectRowTests {
    @Test func itStandsBesidePromptsWithNameMaskedPhoneAndReceiptAndIsNotGreen() throws {
        let robot = list()
        let row = try #require(robot.screen.first { $0.contains("FLAT 4") })
        for words in ["07•• ••• 126", "1,500.00", "Received", "TKK4H7D0AA"] { #expect(row.contains(words), "\(row)") }
        robot.expect("not confirmed yet")
        let frame = robot.state.frame(now: noon)
        let at = try #require(robot.screen.firstIndex(of: row))
        for column in 0..<80 { #expect(frame.cell(row: at, column: column)?.role != .statusPaid) }
    }

    @Test func itIsPaidOnceAListOfSafaricomsHasIt() {
        let robot = list(directPayment(9, verified: true))
        robot.expect("✓ Paid: free")
        robot.expect("Safaricom's own list has it")
    }

    @Test func itLandsOnTheTillAmongTheLatestPayments() {
        var robot = Robot()
        robot.now = noon
        robot.serve(morning)
        robot.serve(direct: [directPayment(1190)])
        robot.expect("Received")
        robot.expect("07•• ••• 126")
        #expect(robot.state.bells == 0)
    }

    @Test func itIsCountedBesideWhatIsPaidNotAmongIt() {
        var robot = Robot()
        robot.now = noon
        robot.tell(
            .today(
                latest: morning,
                totals: DayTotals(
                    day: noon.day, buckets: morningTotals.buckets,
                    direct: [.claimed: .init(count: 3, sum: shillings(4500))])))
        robot.expect("Paid           128     214,380")
        robot.expect("Received         3       4,500")
    }

    @Test func whatJoinsAPromptLeavesTheListAndIsNeverShownTwice() {
        var robot = list()
        robot.serve([
            line(8, ago: 50),
            line(7, "0110000224", 480, .claimed, ago: 90, updated: -1, next: 1),
        ])
        robot.serve(direct: [directPayment(9, prompt: AttemptID("attempt7"))])
        robot.expectNo("JANE WANJIKU")
        #expect(robot.state.live.rows.map(\.number) == [8, 7])
        #expect(robot.state.live.current?.number == 8)
    }

    private static let histories = [
        [
            directPayment(9), directPayment(9, heldBy: "K2"), directPayment(9, heldBy: "K7", until: 90),
            directPayment(9, sale: SaleID("s")), directPayment(9, verified: true, sale: SaleID("s")),
            directPayment(9, verified: true, sale: SaleID("s"), isTakenBack: true),
        ],
        [
            directPayment(9), directPayment(9, heldBy: "K2"), directPayment(9, listed: 20),
            directPayment(9, listed: 20, isTakenBack: true),
            directPayment(9, listed: 20, isTakenBack: true, isLookedInto: true),
        ],
    ]

    @Test(arguments: histories) func newsThatComesInAnyOrderEndsTheSame(stages: [DirectPayment]) {
        for shift in stages.indices {
            for isReversed in [false, true] {
                let order = Array(stages[shift...] + stages[..<shift])
                var book = DirectBook()
                for stage in isReversed ? order.reversed() : order { _ = book.note([stage]) }
                #expect(book[receipt] == stages.last)
            }
        }
    }

    @Test(arguments: [nil, SaleID("s")]) func whatIsTakenBackWhileItStandsOnTheScreenSaysSo(sale: SaleID?) {
        var robot = list(directPayment(9, verified: true, sale: sale))
        robot.serve(direct: [directPayment(9, verified: true, sale: sale, isTakenBack: true)])
        robot.expect("REVERSED")
        robot.lookUp("TKK4H7D0AA", finding: .direct(directPayment(9, verified: true, sale: sale, isTakenBack: true)))
        robot.expect("REVERSED")
        robot.expect("No goods on it")
    }

    @Test func theCursorKeepsItsPlaceWhenARowLeaves() {
        var robot = list()
        robot.press(.down)
        #expect(robot.state.live.current?.number == 8)
        robot.serve(direct: [directPayment(9, prompt: AttemptID("attempt7"))])
        #expect(robot.state.live.current?.number == 8)
        robot.serve(direct: [directPayment(9, prompt: AttemptID("attempt7")), directPayment(10, receipt: "TKK4H7D0AB")])
        robot.expect("1 new · f follows")
        // The newest is under the cursor: nothing above it is new.
        robot.press(.up)
        robot.expectNo("1 new")
    }

    @Test func keysForPromptsSayThatThereIsNone() {
        for key in [Key.function(5), .function(8), .alt("w"), .alt("r"), .character("x")] {
            var robot = list()
            robot.press(key)
            robot.expect("paid without a prompt")
            #expect(robot.commands.allSatisfy { if case .loadPage = $0 { true } else { false } })
        }
    }

    @Test func itIsOpenedLikeAnyOther() {
        var robot = list()
        robot.press(.enter)
        for words in ["Direct payment", "Received – not confirmed yet", "FLAT 4", "Nobody has taken it"] {
            robot.expect(words)
        }
    }

    @Test func aNameWithControlSignsIsMadeHarmless() {
        let robot = list(directPayment(9, name: "JA\u{1B}[31mNE"))
        robot.expectNo("\u{1B}")
    }
}

@Suite struct ClaimTests {
    @Test func whatWasPaidUnderATagThatTheseBooksDoNotHaveIsNotHeldAndNeverReadsAsFree() {
        var payment = directPayment(9, verified: true)
        payment.foreignTag = Tag(till: "K4", number: 41_000_000)
        for size in [80, 120] {
            var robot = list(payment, size)
            robot.expect("A prompt's?")
            robot.expectNo("Paid: free")
            robot.press(.character("c"))
            #expect(!robot.commands.contains(.hold(receipt)))
            robot.expect("a prompt of another till")
            robot.press(.enter)
            robot.expectNo("Paid: free")
            robot.press(.escape, .alt("v"))
            robot.type(payment.id.text)
            robot.press(.enter)
            robot.tell(.found(payment.id, .direct(payment)))
            robot.expect("ANOTHER TILL'S")
            robot.expect("Nothing was taken: it was paid under")
            robot.expectNo("take it in the live list")
        }
    }

    @Test func oneKeyHoldsAndTheNextTakesAfterAQuestion() {
        var robot = list()
        robot.press(.character("t"))
        robot.expect("Hold it first")
        robot.press(.character("c"))
        #expect(robot.commands.contains(.hold(receipt)))
        robot.tell(.claim(.done(directPayment(9, heldBy: here))))
        robot.expect("Held by this till until 12:42:00")
        robot.press(.character("t"))
        for words in ["KES 1,500", "JANE WANJIKU", "07•• ••• 126", "TKK4H7D0AA", "has not confirmed it"] {
            robot.expect(words)
        }
        robot.press(.enter)
        #expect(!robot.commands.contains(.take(receipt, for: nil)))
        robot.answerYes()
        #expect(robot.commands.contains(.take(receipt, for: nil)))
        robot.tell(.claim(.done(directPayment(9, sale: SaleID("s")))))
        robot.expect("Taken")
        robot.press(.character("c"))
        robot.expect("A receipt is spent once")
    }

    @Test(arguments: [Payer.masked("2547 ***** 678"), .masked("2547 ***** 126"), .hashed("a1b2"), nil])
    func whoPaysByHandAfterAPromptThatFailedPaysItsSale(payer: Payer?) throws {
        var robot = Robot(environment: environment())
        robot.now = noon
        robot.serve([part(7, 1500, .failed, paid: 0, due: 1500, code: "1", ago: 600)])
        robot.serve(direct: [directPayment(9, payer: payer, heldBy: here)])
        robot.press(.function(3), .character("t"))
        let isHis = payer == .masked("2547 ***** 678")
        #expect(robot.screen.contains { $0.contains("for the sale of") } == isHis)
        robot.answerYes()
        #expect(robot.commands.contains(.take(receipt, for: isHis ? partSale : nil)))
    }

    @Test func whatComesInNeverTakesThePlaceOfWhatIsHeld() {
        let stranger = directPayment(10, 820, name: "A STRANGER", receipt: "TKK4H7D0AB", ago: 1)
        for size in [Size(columns: 60, rows: 18), Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)] {
            var robot = list(directPayment(9), size.columns, size.rows)
            robot.press(.character("c"))
            robot.serve(direct: [stranger, directPayment(9, heldBy: here)])
            robot.wait(.seconds(1))
            #expect(robot.state.live.current?.id == .direct(receipt))
            robot.press(.character("c"), .character("t"))
            robot.answerYes()
            #expect(robot.commands.contains(.take(receipt, for: nil)))
            #expect(
                !robot.commands.contains(.take(stranger.id, for: nil)) && !robot.commands.contains(.hold(stranger.id)))
            robot.press(.character("f"))
            #expect(robot.state.live.current?.id == .direct(stranger.id))
        }
    }

    @Test(arguments: [Key.enter, .character("w"), .character("x"), .function(5)])
    func whatIsLookedAtStaysUnderTheCursor(key: Key) {
        var robot = Robot()
        robot.now = noon
        robot.serve([line(8, "0110000224", 480, .pending, ago: 50, next: 7), line(7, ago: 90)])
        robot.press(.function(3), key)
        robot.serve(direct: [directPayment(9, ago: 1)])
        #expect(robot.state.live.current?.number == 8)
    }

    @Test func theCursorGoesWithThePaymentToItsPromptsRow() {
        var robot = list()
        robot.press(.character("c"))
        robot.serve(direct: [directPayment(9, heldBy: here)])
        robot.serve([line(8, ago: 50), line(7, "0110000224", 480, .claimed, ago: 90, updated: -1, next: 1)])
        robot.serve(direct: [directPayment(9, prompt: AttemptID("attempt7"))])
        #expect(robot.state.live.rows.map(\.number) == [8, 7])
        #expect(robot.state.live.current?.number == 7)
        robot.commands = []
        robot.press(.character("t"))
        robot.answerYes()
        #expect(!robot.commands.contains { if case .take = $0 { true } else { false } })
    }

    @Test func whoHasHeldItTooLongIsNotAskedAnyMoreWhetherToTakeIt() {
        var robot = list(directPayment(9, heldBy: here))
        robot.press(.character("t"))
        robot.wait(.seconds(59))
        #expect(robot.state.place == .question)
        robot.wait(.seconds(1))
        #expect(robot.state.question == nil && robot.state.place == .live)
        robot.expect("the hold ran out")
        robot.answerYes()
        #expect(!robot.commands.contains(.take(receipt, for: nil)))
    }

    @Test func whatAnotherConsoleHoldsIsGreyAndSaysWho() throws {
        var robot = list(directPayment(9, heldBy: "K7"))
        robot.expect("Held by K7 until 12:42:00")
        let row = try #require(robot.screen.firstIndex { $0.contains("FLAT 4") })
        let frame = robot.state.frame(now: noon)
        let roles = Set(
            (2..<80).compactMap { frame.cell(row: row, column: $0) }.filter { $0.glyph != .blank }.map(\.role))
        #expect(roles == [.textMuted])
        robot.press(.character("c"))
        robot.expect("K7 holds it until 12:42:00")
        #expect(!robot.commands.contains(.hold(receipt)))
    }

    @Test func aHoldEndsOnTheScreenByItself() {
        var robot = list(directPayment(9, heldBy: "K7"))
        #expect(robot.state.nextChange == noon + .seconds(60))
        robot.wait(.seconds(60))
        robot.expectNo("Held")
        robot.expect("Received")
        #expect(robot.state.nextChange == nil)
    }

    @Test(arguments: [
        (ClaimRefusal.unheard(receipt), "no message told of TKK4H7D0AA"),
        (.belongsToPrompt(AttemptID("attempt7")), "the payment of a prompt"),
        (.taken(SaleID("s")), "A receipt is spent once"),
        (.held(DirectPayment.Claim(by: "K7", until: noon)), "K7 holds it until 12:41:00"),
        (.notHeld, "the hold ran out"),
    ])
    func theBooksRefusalIsSaidInWords(_ refusal: ClaimRefusal, _ words: String) {
        var robot = list(directPayment(9), 120, 40)
        robot.tell(.claim(.refused(refusal)))
        robot.expect(words)
    }

    @Test func whoWatchesSeesWhoHoldsItAndChangesNothing() {
        var robot = list(directPayment(9, heldBy: here), environment: environment(isReadOnly: true))
        robot.expect("Held by \(here) until")
        robot.expectNo("this till")
        robot.press(.character("c"), .character("t"))
        robot.answerYes()
        #expect(!robot.commands.contains(.hold(receipt)) && !robot.commands.contains(.take(receipt, for: nil)))
    }
}

@Test(arguments: [
    (Payer.masked("2547 ***** 126"), "07•• ••• 126"), (.masked("254712***126"), "0712 ••• 126"),
    (.masked("0712***126"), "0712***126"), (.hashed(String(repeating: "a", count: 64)), "#aaaaaa…"),
    (.clear(phone("0712345678")), "0712 ••• 678"),
])
func aPayerIsShownAsFarAsTheMessageNamesHim(_ payer: Payer, _ shown: String) {
    #expect(payer.masked == shown)
}

import Payments
import Testing

@testable import Console
@testable import Screen

private func atTheChecks(_ columns: Int = 120, _ rows: Int = 40, start: Int64 = 36_000) -> Robot {
    var robot = Robot(columns, rows, start: start)
    robot.now = noon
    robot.serveDoubts()
    robot.press(.alt("5"))
    return robot
}

@Test func everyDoubtAndEveryUnclaimedPaymentIsARowOldestFirst() {
    let robot = atTheChecks()
    #expect(
        robot.state.checks.items.map(\.row?.number) == [1166, 1167, 1168, 1169, 1170, 1171, 1174, 1176, 1177, 1181])
    robot.expect("10 need a check")
    for word in ["PAID LATE", "REFUND OWED", "Unclaimed", "PAID TWICE", "Denied", "Sum differs", "Two answers"] {
        robot.expect(word)
    }
    robot.expect("JANE NJERI")
    robot.expectNo("0733 000 777")
}

@Test func theCountStandsOnEveryScreenAtEveryWidth() {
    for (columns, rows) in [(20, 5), (60, 18), (80, 24), (120, 40), (200, 60)] {
        for language in Language.allCases {
            for keys in [[], [Key.function(3)], [.function(3), .enter], [.function(1)], [.alt("v")], [.function(10)]] {
                var robot = Robot(columns, rows, environment: environment(.demo, language: language), start: 36_000)
                robot.now = noon
                robot.serveDoubts()
                for key in keys { robot.press(key) }
                if columns < 60, !keys.isEmpty { continue }
                robot.expect(language == .english ? "10 need a" : "10 ya kukagua")
            }
        }
    }
}

@Test func nothingInTheListCanBeDroppedByAnyKey() {
    var robot = atTheChecks()
    let keys: [Key] =
        "abcdefghijklmnopqrstuvwxyzGNX0123456789/?:+ ".map(Key.character)
        + [.enter, .escape, .backspace, .delete, .tab] + (1...12).map(Key.function)
    for key in keys {
        robot.press(key)
        while robot.state.focus.count > 1 { robot.press(.escape) }
        robot.press(.alt("5"))
        #expect(robot.state.checks.items.count == 10, "\(key.name)")
    }
    let changed = robot.commands.contains {
        switch $0 {
        case .release, .giveGoods, .close, .resolve, .look, .setApart, .send, .stopWaiting, .wrongNumber, .hold, .take,
            .pullList,
            .askAbout:
            true
        case .askNow, .watchDay, .loadPage, .loadDetail, .lookUp, .copy, .export, .printReceipt, .theme, .redraw,
            .suspend, .quit:
            false
        }
    }
    #expect(!changed)
}

@Test func aRowGoesOnlyWhenTheLedgerSaysSoAndTheCursorStaysInPlace() {
    var robot = atTheChecks()
    robot.seek("No answer")
    robot.tell(.checks(everyDoubt.filter { $0.line.number != 1176 }, unclaimed: [unclaimed()]))
    robot.expect("9 need a check")
    #expect(robot.state.checks.current?.row?.number == 1177)
    robot.tell(.checks(everyDoubt, unclaimed: [unclaimed()]))
    #expect(robot.state.checks.current?.row?.number == 1177)
}

@Test func askingAgainIsAboutTheRow() {
    var robot = atTheChecks()
    robot.seek("No answer")
    robot.press(.function(5))
    #expect(robot.commands.last == .askNow(AttemptID("attempt1176")))
    robot.seek("Unclaimed")
    robot.commands = []
    robot.press(.ctrl("r"))
    #expect(robot.commands.isEmpty)
    robot.expect("Only Safaricom's own list can confirm this one")
}

@Test func escLeadsBackWhereOneCameFrom() {
    var robot = atTheChecks()
    robot.press(.escape)
    #expect(robot.state.focus == [.till])
    robot.press(.function(3), .alt("c"))
    #expect(robot.state.screen == .check)
    robot.press(.enter, .escape, .escape)
    #expect(robot.state.focus == [.till, .live])
}

// MARK: - After a crash

@Test func afterACrashTheDoubtsComeFirstAndAreAskedAbout() {
    var robot = Robot(120, 40, start: 2)
    robot.now = noon
    robot.serveDoubts(atStart: true)
    #expect(robot.state.focus == [.till, .check])
    // The one that an earlier run left waiting for its PIN stands there, too.
    #expect(robot.state.checks.items.contains { $0.row?.number == 1186 })
    robot.expect("From before")
    #expect(robot.commands.contains(.askNow(AttemptID("attempt1176"))))
    robot.press(.escape)
    #expect(robot.state.focus == [.till])
    robot.serveDoubts()
    #expect(robot.state.focus == [.till], "only the first news opens it")
}

@Test func atAStartNoMoreThanAFewAreAskedAboutOutOfTurn() {
    var robot = Robot(start: 2)
    robot.now = noon
    let lines = (1...20).map { line($0, "0721000007", 10, .expired, ago: 900, next: 600, doubt: .unknown) }
    robot.serve(lines, doubts: lines.map { Doubt(.unknown, about: $0) })
    let asked = robot.commands.filter { if case .askNow = $0 { true } else { false } }
    #expect(asked.count == 5)
}

@Test func whoTypesAlreadyIsNotInterrupted() {
    var robot = Robot(start: 2)
    robot.now = noon
    robot.type("07")
    robot.serveDoubts(atStart: true)
    #expect(robot.state.focus == [.till])
    robot.expect("need a check")
}

@Test func whatOnlyCameBackIntoTheFormStandsBehindTheDoubts() {
    let left = Draft(phone: "0712345", amount: "", reference: "")
    for typed in ["", "9"] {
        var robot = Robot(start: 2)
        robot.now = noon
        robot.tell(.draft(left))
        robot.type(typed)
        robot.serveDoubts(atStart: true)
        #expect(robot.state.focus == (typed.isEmpty ? [.till, .check] : [.till]))
    }
}

@Test func aQuietStartShowsTheTill() {
    var robot = Robot(start: 2)
    robot.now = noon
    robot.serve(morning.filter { $0.state.isSettled }, doubts: [], unclaimed: [])
    #expect(robot.state.focus == [.till])
    robot.expectNo("need a check")
}

// MARK: - Decisions

private let approval = Approval(by: "Amina", reason: "phone is dead")
private let signed = approval.flatMap { approval in
    PIN(typed: "271828").map { SignedApproval(approval, $0) }
}

@Test func aReleaseNeedsANameAReasonAPINAndItsOwnKey() throws {
    var robot = atTheChecks()
    robot.seek("No answer")
    robot.press(.character("a"))
    robot.expect("BOTH MAY BE PAID")
    robot.commands = []
    robot.press(.alt("k"))
    robot.type("Amina")
    robot.press(.enter, .alt("k"))
    #expect(robot.commands.isEmpty, "without a reason nothing is decided")
    robot.type("phone is dead")
    robot.press(.enter, .alt("k"))
    robot.type("27182")
    robot.press(.alt("k"))
    #expect(robot.commands.isEmpty, "without a whole PIN nothing is decided")
    robot.type("8x")
    robot.expect("******")
    robot.expectNo("271828")
    robot.press(.enter, .enter, .function(9), .character(" "))
    #expect(robot.commands.isEmpty, "neither Enter nor the send key decides")
    robot.press(.alt("k"))
    #expect(robot.commands == [.release(AttemptID("attempt1176"), try #require(signed))])
    robot.expect("Looking at the PIN")
    robot.press(.alt("k"))
    #expect(robot.commands.count == 1, "a PIN that is being looked at is not tried twice")
    robot.tell(.decided(AttemptID("attempt1176"), Notice(.warn, DecisionWords.released)))
    #expect(robot.state.place == .check)
}

@Test(arguments: [("No answer", Character("a")), ("Two answers", "n"), ("REFUND", "d")])
func inTheLowestWindowTheFieldsAndKeysOfADecisionAreInSight(word: String, key: Character) throws {
    var robot = Robot(60, 18, start: 36_000)
    robot.now = noon
    robot.serveDoubts()
    robot.press(.alt("5"))
    robot.seek(word)
    robot.press(.character(key))
    let decision = try #require(robot.state.decision)
    for field in decision.fields { robot.expect(decision.name(of: field).english) }
    robot.expect("Alt-K")
    robot.expect("changes nothing")
}

@Test func aWrongPINWritesNothingAndMayBeTypedAgain() throws {
    var robot = atTheChecks()
    robot.seek("No answer")
    robot.press(.character("a"))
    for text in ["Amina", "phone is dead", "111222"] {
        robot.type(text)
        robot.press(.tab)
    }
    robot.press(.alt("k"))
    robot.tell(.decided(AttemptID("attempt1176"), Notice(.bad, PINWords.needed), mayTryAgain: true))
    #expect(robot.state.place == .decision)
    robot.expect("that takes a supervisor's name and PIN")
    robot.commands = []
    robot.press(.ctrl("y"), .alt("k"))
    #expect(robot.commands.isEmpty, "the wrong one is not kept, and not brought back")
    robot.type("271828")
    robot.press(.alt("k"))
    #expect(robot.commands == [.release(AttemptID("attempt1176"), try #require(signed))])
}

@Test func whileThePINIsLookedAtEscOnlyClosesTheBoxAndSaysSo() {
    var robot = atTheChecks()
    robot.seek("No answer")
    func decide(_ robot: inout Robot) {
        robot.press(.character("a"))
        for text in ["Amina", "phone is dead", "271828"] {
            robot.type(text)
            robot.press(.tab)
        }
        robot.press(.alt("k"))
    }
    decide(&robot)
    robot.type("x")
    #expect(robot.state.decision?[.by].text == "Amina", "what is on its way is not typed at any more")
    robot.expect("only closes this: it is on its way")
    robot.press(.escape)
    #expect(robot.state.place == .check)
    robot.commands = []
    decide(&robot)
    #expect(robot.commands.isEmpty, "one word about it is on its way")
    robot.tell(.decided(AttemptID("another"), Notice(.warn, DecisionWords.released)))
    robot.tell(.decided(AttemptID("attempt1176"), Notice(.bad, PINWords.needed), mayTryAgain: true))
    #expect(robot.state.place == .decision, "what comes of the first closes no other box")
    robot.press(.alt("k"))
    #expect(robot.commands.count == 1)
}

@Test func aPINThatStandsInTheReasonIsNotTaken() {
    var robot = atTheChecks()
    robot.seek("No answer")
    robot.press(.character("a"))
    for text in ["Amina", "my pin is 271828", "271828"] {
        robot.type(text)
        robot.press(.tab)
    }
    robot.commands = []
    robot.press(.alt("k"))
    #expect(robot.commands.isEmpty)
    robot.expect("The PIN stands in the name or the reason")
}

@Test func inTheLowestWindowWhyAPINLetsNothingGoIsReadFromItsBeginning() {
    var robot = Robot(60, 18, start: 36_000)
    robot.now = noon
    robot.serveDoubts()
    robot.press(.alt("5"))
    robot.seek("No answer")
    robot.press(.character("a"))
    for text in ["Amina", "phone is dead", "271828"] {
        robot.type(text)
        robot.press(.tab)
    }
    robot.press(.alt("k"))
    robot.tell(.decided(AttemptID("attempt1176"), Notice(.bad, PINWords.needed), mayTryAgain: true))
    robot.expect("Nothing was changed: that takes a supervisor's name")
}

@Test func goodsGoWithoutProofOnANameAndNothingReadsPaid() throws {
    var robot = atTheChecks()
    robot.seek("No answer")
    robot.expect("o · let the goods")
    robot.press(.character("o"))
    robot.expect("Nothing proves that")
    robot.commands = []
    robot.type("Amina")
    robot.press(.enter)
    robot.type("phone is dead")
    robot.press(.enter)
    robot.type("271828")
    robot.press(.enter)
    #expect(robot.commands.isEmpty, "Enter decides nothing")
    robot.press(.alt("k"))
    #expect(robot.commands == [.giveGoods(AttemptID("attempt1176"), try #require(signed))])
    robot.tell(.decided(AttemptID("attempt1176"), Notice(.warn, DecisionWords.resolved)))
    let given = line(
        1176, "0721000007", 4480, .expired, ago: 1548, next: 600, doubt: .unknown, isGoodsGiven: true)
    robot.serve([given], doubts: [Doubt(.unknown, about: given)])
    robot.press(.function(3))
    robot.expect("Goods given")
    robot.expectNo("PAID")
    robot.press(.alt("5"), .character("o"))
    robot.expect("is written down already")
}

@Test func escDecidesNothing() {
    var robot = atTheChecks()
    robot.seek("No answer")
    robot.press(.character("a"))
    robot.type("Amina")
    robot.commands = []
    robot.press(.escape, .alt("k"))
    #expect(robot.commands.isEmpty)
    robot.press(.character("a"))
    #expect(robot.state.decision?[.by].isEmpty == true)
}

@Test func whatMayNotBeReleasedSaysWhy() {
    var robot = atTheChecks()
    robot.seek("REFUND")
    robot.press(.character("a"))
    robot.expect("Only a prompt whose outcome nobody knows can be released")
    robot.seek("Unclaimed")
    robot.press(.character("a"))
    robot.expect("No prompt asked for this money")
    robot.records = [expiredRecord(asked: -301)]
    robot.seek("PAID LATE")
    robot.seek("No answer")
    robot.press(.character("a"))
    robot.expect("M-PESA has to be asked first")
    #expect(robot.state.decision == nil)
}

@Test func aPromptOfAMomentAgoIsNotReleasedYet() {
    var robot = Robot(120, 40, start: 36_000)
    robot.now = noon
    let young = line(7, "0110000224", 480, .unknown, ago: 240, doubt: .unknown)
    robot.records = [
        record(
            young,
            [
                Evidence(source: .console, fact: .sendMarked(boot: BootID("b")), at: noon + .seconds(-240)),
                Evidence(source: .pushAnswer, fact: .answerLost(reason: "reset"), at: noon + .seconds(-239)),
            ])
    ]
    robot.serve([young], doubts: [Doubt(.unknown, about: young)])
    robot.press(.alt("5"), .character("a"))
    robot.expect("not before 12:42:00")
    #expect(robot.state.decision == nil)
    robot.wait(.seconds(6))
    #expect(robot.state.nextTick == noon + .seconds(60))
    robot.wait(.seconds(54))
    robot.press(.character("a"))
    robot.expect("Allow another prompt?")
}

@Test func aReleasedPromptSaysSoAndItsPhoneMayBePromptedAgain() {
    var robot = Robot(120, 40, start: 36_000)
    robot.now = noon
    let line = line(1176, "0721000007", 4480, .expired, ago: 1548, next: 600, doubt: .unknown, isReleased: true)
    robot.records = [expiredRecord(released: approval)]
    robot.serve([line], doubts: [Doubt(.unknown, about: line)])
    robot.press(.alt("5"))
    robot.expect("Released by Amina: phone is")
    robot.expect("BOTH")
    robot.press(.character("a"))
    robot.expect("Released already")
    robot.press(.escape)
    // Neither the box nor the list tells anybody not to send.
    robot.expect("Released – both may be paid")
    robot.expectNo("DO NOT SEND")
    robot.sell("0721000007", "4480")
    #expect(robot.sends.count == 1)
    robot.press(.function(3))
    robot.expect("Released")
}

@Test func whatWasDoneIsWrittenDownOnAName() throws {
    var robot = atTheChecks()
    robot.seek("REFUND")
    robot.press(.character("d"))
    robot.type("Amina")
    robot.press(.enter)
    robot.type("phone is dead")
    robot.commands = []
    robot.press(.enter, .enter)
    robot.expect("Enter writes nothing down")
    robot.press(.keypad("+"), .function(9))
    #expect(robot.commands.isEmpty, "no key but its own writes a money record")
    robot.expectNo("Enter writes nothing down")
    robot.press(.backspace, .alt("k"))
    #expect(robot.commands == [.resolve(AttemptID("attempt1167"), .refundOwed, try #require(approval))])
}

@Test func noWordOfOursEndsWhatSafaricomHasNotSettled() {
    var robot = atTheChecks()
    for word in ["No answer", "Two answers", "Unconfirmed", "Unknown"] {
        robot.seek(word)
        robot.press(.character("d"))
        robot.expect(word == "Unknown" ? "Only its row in M-PESA's own list" : "Only Safaricom's word ends this one")
        #expect(robot.state.decision == nil)
    }
}

@Test func whoWatchesMayLookAndNothingElse() {
    var robot = Robot(120, 40, environment: environment(isReadOnly: true), start: 36_000)
    robot.now = noon
    robot.serveDoubts()
    #expect(robot.state.focus == [.live])
    robot.press(.alt("5"))
    robot.seek("No answer")
    robot.expect("4,480.00")
    robot.commands = []
    robot.press(.character("a"), .character("d"), .function(5), .ctrl("r"), .alt("k"))
    #expect(robot.commands.isEmpty)
    #expect(robot.state.decision == nil)
    for word in ["You may", "Allow", "Done"] { robot.expectNo(word) }
    robot.press(.escape)
    #expect(robot.state.focus == [.live])
}

// MARK: - In lists and in the detail

@Test func whatOnlyAMessageTellsIsNowhereCalledPaid() {
    var robot = Robot(120, 40, start: 36_000)
    robot.now = noon
    robot.serve([], doubts: [Doubt(.unknown, about: doubtfulLines[7])], unclaimed: [unclaimed()])
    robot.press(.alt("5"))
    for row in [0, 1] {
        if row == 1 { robot.press(.down) }
        robot.expectNo("PAID")
        robot.expectNo("✓")
    }
    robot.lookUp("TKK4H6B9ND", finding: .direct(unclaimed()))
    robot.expect("JANE NJERI")
    robot.expectNo("PAID")
}

@Test func whatIsPaidAndDoubtfulNeverReadsAsPlainlyPaid() {
    for kind in [Doubt.Kind.reversed, .refundOwed, .doubled, .usedTwice, .late, .denied, .otherAmount] {
        let paid = line(1, "0722000901", 1250, .paid, code: "0", receipt: "TKK4H7X2QP", doubt: kind)
        #expect(StatusWord(for: paid) != StatusWord(for: .paid))
        #expect(StatusWord(for: paid).mark == .attention)
        #expect(paid.role != .statusPaid)
        #expect(paid.headline != AttemptState.paid.headline)
        for language in Language.allCases {
            #expect(StatusWord(for: paid).word[language].count <= (language == .english ? 11 : 12))
        }
    }
}

@Test func whatMPESATookBackIsNoRefundOwedAmongTheTotals() {
    var robot = Robot(120, 40)
    robot.now = noon
    let lines = [Doubt.Kind.reversed, .refundOwed].enumerated().map { place, kind in
        line(Int64(place) + 1, "072200090\(place)", 100 * (Int64(place) + 1), .paid, code: "0", doubt: kind)
    }
    // Of the second a part was taken back, and the rest is owed to a stranger: it counts once.
    let doubts =
        [Doubt(.reversed, about: lines[0])] + [.reversed, .refundOwed].map { Doubt($0, about: lines[1]) }
    robot.serve(lines, doubts: doubts)
    func group(_ name: String) -> DayTotals.Bucket? {
        robot.state.totalGroups.first { $0.name.english == name }?.bucket
    }
    #expect(group("Refund owed") == .init(count: 1, sum: shillings(200)))
    #expect(group("Taken back") == .init(count: 1, sum: shillings(100)))
    #expect(group("Paid")?.sum.cents == morningTotals.total(of: .paid).sum.cents - 30_000)
}

@Test func aPaidWrongNumberSaysRefundOwedOnEveryScreen() {
    var robot = Robot(120, 40)
    robot.now = noon
    let pending = line(7, "0733000777", 900, .pending, ago: 60, updated: -59, next: 7)
    let paid = line(
        7, "0733000777", 900, .paid, code: "0", receipt: "TKK4H6C2ZX", ago: 60, updated: -2, doubt: .refundOwed)
    robot.serve([pending])
    robot.serve([paid])
    robot.expect("REFUND OWED  KES 900")
    robot.expect("stranger paid")
    robot.expectNo("PAID –")
    robot.expectNo("✓")
    #expect(robot.state.bells == 2)
    robot.press(.function(3))
    robot.expect("REFUND OWED")
    robot.expectNo("✓ PAID")
    robot.expectNo("✓ Paid")
}

@Test(arguments: [AttemptState.conflict, .failedUnverified])
func nothingIsToldToSendAgainWhatIsNotVerified(_ state: AttemptState) {
    var robot = Robot(120, 40)
    robot.now = noon
    let line = line(1183, "0115000370", 620, state, code: "1032", ago: 590, next: 30)
    robot.records = [record(line, contradictedRecord.evidence)]
    robot.serve([line])
    robot.press(.function(3), .enter)
    robot.expect("The code 1032")
    robot.expectNo("Do now")
    robot.expectNo("Shall I send it again?")
}

@Test func moneyThatWasReversedOrLeftOpensTheChecksAtTheStartToo() {
    let took = Reversal(amount: nil, at: nil, receipt: nil)
    for payment in [unclaimed(), unclaimed(listed: 50), unclaimed(sale: SaleID("other"), reversal: took)] {
        var robot = Robot(120, 40, start: 2)
        robot.serve([], doubts: [], unclaimed: [payment])
        #expect(robot.state.screen == .check)
        // Only the start does that, and never over what is being typed.
        robot.press(.escape)
        robot.serve([], doubts: [], unclaimed: [payment])
        #expect(robot.state.screen == .till)
        var typing = Robot(120, 40, start: 2)
        typing.type("07")
        typing.serve([], doubts: [], unclaimed: [payment])
        #expect(typing.state.screen == .till)
    }
}

// MARK: - Money on its way back

@Test func anOrderToGiveMoneyBackStandsThereUntilItHasAnEnd() throws {
    var robot = Robot(120, 40, start: 2)
    robot.now = noon
    let order = ReversalOrder(
        id: ReversalID("r1"), receipt: try #require(Receipt("UK6H4X2QP7")), amount: shillings(1250),
        approval: try #require(Approval(by: "Amina", reason: "wrong size")), second: "Baraka",
        preparedAt: noon + .seconds(-600), sentAt: noon + .seconds(-590), state: .unknown, words: "no answer")
    robot.tell(.reversals([order]))
    robot.serve([], doubts: [], unclaimed: [])
    #expect(robot.state.focus == [.till, .check])
    robot.expect("Going back")
    robot.expect("knows whether it goes back")
    robot.expect("Baraka")
    robot.tell(.reversals([]))
    robot.expectNo("Going back")
}

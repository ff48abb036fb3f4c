import Payments
import Testing

@testable import Console
@testable import Screen

private func atTheCode(_ code: String, _ finding: CodeFinding?, isReadOnly: Bool = false) -> Robot {
    var robot = Robot(120, 40, environment: environment(isReadOnly: isReadOnly), start: 36_000)
    robot.now = noon
    robot.serveDoubts()
    robot.commands = []
    if let finding {
        robot.lookUp(code, finding: finding)
    } else {
        robot.press(.alt("v"))
        robot.type(code)
    }
    return robot
}

/// What would change anything, or ask anybody.
private func deeds(_ robot: Robot) -> [ConsoleCommand] {
    robot.commands.filter {
        switch $0 {
        case .lookUp, .loadDetail, .loadPage, .watchDay, .copy, .export, .printReceipt, .theme, .redraw: false
        case .send, .askNow, .pullList, .askAbout, .stopWaiting, .wrongNumber, .hold, .take, .release, .giveGoods,
            .close, .resolve,
            .look,
            .setApart, .suspend, .quit:
            true
        }
    }
}

@Test func aCodeIsLookedUpOnceItIsWhole() throws {
    var robot = atTheCode("tkk4h7x2q", nil)
    #expect(robot.commands.isEmpty)
    robot.expect("it proves nothing")
    robot.type("p")
    #expect(robot.commands == [.lookUp(try #require(Receipt("TKK4H7X2QP")))])
    robot.expect("TKK4H7X2QP")
    robot.press(.left, .home, .end)
    #expect(robot.commands.count == 1)
    robot.press(.enter)
    #expect(robot.state.code?.field.text == "tkk4h7x2qp", "Enter looks again; it does not wipe the answer")
    #expect(robot.commands.count == 2)
    robot.press(.home, .ctrl("u"))
    #expect(robot.state.code?.field.isEmpty == true)
}

@Test func aPastedCodeMayHaveBlanksAndHyphens() {
    var robot = atTheCode("", nil)
    robot.paste("TKK4-H7X2 qp\n")
    #expect(robot.commands.count == 1)
    robot.paste("the whole message, 0722000901")
    #expect(robot.state.code?.field.text == "TKK4H7X2QP")
    robot.expect("There is no receipt code in that")
}

@Test func theCodeIsFoundInAWholeMessage() throws {
    var robot = atTheCode("", nil)
    robot.paste("UK6H4X2QP7 Confirmed. Ksh1,500.00 paid to SHOP 600984 on 6/11/26 at 2:03 PM. 0712345678")
    #expect(robot.commands == [.lookUp(try #require(Receipt("UK6H4X2QP7")))])
    robot.expect("UK6H4X2QP7")
}

@Test(arguments: Language.allCases)
func anSMSOfAnotherAmountThanThePaymentsIsRemarkedOn(language: Language) throws {
    let receipt = try #require(Receipt("UK6H4X2QP7"))
    let words = language == .english ? "The SMS says KES 5,000.00" : "SMS inasema KES 5,000.00"
    let findings: [CodeFinding] = [
        .direct(unclaimed(verified: true)), .spent(on: morning[0]), .named(by: [doubtfulLines[7]]),
    ]
    for finding in findings {
        var robot = Robot(environment: environment(language: language))
        robot.codes[receipt] = finding
        robot.press(.alt("v"))
        robot.paste("UK6H4X2QP7 Confirmed. Ksh5,000.00 paid to SHOP on 6/11/26. New balance is Ksh500.00.")
        robot.expect(words)
        // Another code is another payment's.
        robot.press(.backspace)
        robot.type("7")
        robot.expect(words)
        robot.press(.ctrl("u"))
        robot.type("UK6H4X2QP8")
        robot.expectNo(words)
    }
    var robot = Robot()
    robot.codes[receipt] = .direct(unclaimed(verified: true))
    robot.press(.alt("v"))
    robot.paste("UK6H4X2QP7 Confirmed. Ksh500.00 paid to SHOP on 6/11/26. New balance is Ksh5,000.00.")
    robot.expectNo("The SMS says")
}

@Test func eachFindingIsSaidAndNothingIsChanged() {
    let claim = DirectPayment.Claim(by: "Westlands 02", until: noon + .seconds(42))
    let findings: [(CodeFinding, [String])] = [
        (.spent(on: morning[0]), ["ALREADY USED", "K42223FYW", "12:40:31"]),
        (.direct(unclaimed(verified: true)), ["STRAIGHT TO THE SHOP", "JANE NJERI", "KES 500.00"]),
        (.direct(unclaimed()), ["STRAIGHT TO THE SHOP", "not confirmed yet"]),
        (.direct(unclaimed(claim: claim)), ["ANOTHER TILL", "Westlands 02", "12:41:42"]),
        (.direct(unclaimed(sale: SaleID("other"))), ["ALREADY USED", "went to sale other"]),
        (.direct(unclaimed(prompt: AttemptID("other"))), ["ALREADY USED", "payment of a prompt"]),
        (.unheard, ["UNHEARD OF", "no goods", "kaunta pull"]),
        (
            .setAside(SetAsideMessage(at: noon, peer: "41.90.0.1", isListed: false, reason: "not listed")),
            ["NOT BELIEVED", "12:41:00", "41.90.0.1", "No goods", "callback_peers", "kaunta pull"]
        ),
        (
            .setAside(SetAsideMessage(at: noon, peer: "196.201.214.206", isListed: true, reason: "it says nothing")),
            ["NOT BELIEVED", "it says nothing", "No goods", "kaunta pull"]
        ),
        (
            .takenBack(Reversal(amount: shillings(450), at: noon, receipt: Receipt("TKK4H6B9NE"))),
            ["REVERSED", "KES 450.00", "12:41:00", "TKK4H6B9NE", "no goods"]
        ),
    ]
    for (finding, words) in findings {
        let robot = atTheCode("TKK4H6B9ND", finding)
        for word in words { robot.expect(word) }
        #expect(deeds(robot).isEmpty)
        let picture = robot.state.frame(now: noon)
        let lines = robot.state.codeLines(robot.state.code ?? CodeCheck(), width: 60)
        #expect(lines.flatMap(\.spans).allSatisfy { $0.role != .statusPaid && $0.role != .levelGood })
        #expect(picture.cursor != nil)
    }
}

@Test func anOpenPromptThatTheCodeNamesIsAskedAboutOnce() {
    var robot = atTheCode("TKK4H7ML60", .named(by: [doubtfulLines[7]]))
    robot.expect("NOT CONFIRMED")
    robot.expect("M-PESA is being asked")
    #expect(deeds(robot) == [.askNow(AttemptID("attempt1177"))])
    robot.tell(.checks(everyDoubt, unclaimed: []))
    robot.tell(.checks(everyDoubt, unclaimed: []))
    #expect(deeds(robot).count == 1)
    #expect(robot.commands.filter { if case .lookUp = $0 { true } else { false } }.count == 3)
}

@Test func theFindingFollowsTheBooks() throws {
    let receipt = try #require(Receipt("TKK4H7ML60"))
    var robot = atTheCode("TKK4H7ML60", .named(by: [doubtfulLines[7]]))
    let paid = line(1177, "0745000631", 60, .paid, code: "0", receipt: "TKK4H7ML60", ago: 1386, updated: -1)
    robot.codes[receipt] = .spent(on: paid)
    robot.serveDoubts()
    robot.expect("ALREADY USED")
    robot.expect("It paid prompt")
}

@Test func anAnswerAboutAnotherCodeIsNotShown() throws {
    var robot = atTheCode("TKK4H7ML60", nil)
    robot.tell(.found(try #require(Receipt("TKK4H6B9ND")), .unheard))
    robot.expect("Looking")
    robot.press(.backspace)
    robot.expectNo("Looking")
}

@Test func aCodeOfAnotherDaySaysLookAgain() {
    for (code, words) in [
        ("TKC4H7X2QP", "12 Nov, not today"), ("TKT4H7X2QP", "29 Nov, a day to come"), ("1234567890", "name no day"),
    ] {
        let robot = atTheCode(code, .unheard)
        robot.expect(words)
        robot.expect("look again")
    }
    atTheCode("TKK4H7X2QP", .unheard).expectNo("look again")
    atTheCode("TKJ4H7X2QP", .unheard).expectNo("look again")
}

@Test func whoWatchesLooksCodesUpAndAsksNobody() {
    let robot = atTheCode("TKK4H7ML60", .named(by: [doubtfulLines[7]]), isReadOnly: true)
    robot.expect("NOT CONFIRMED")
    robot.expectNo("is being asked")
    #expect(deeds(robot).isEmpty)
}

@Test func aCodeWhosePaymentGoesBackSaysSo() throws {
    let owed = try #require(doubtfulLines.first { $0.owesRefund && $0.receipt != nil })
    let robot = atTheCode(try #require(owed.receipt).text, .spent(on: owed))
    let warning = try #require(owed.warning)
    robot.expect(String(warning.english.prefix(30)))
    // When it was sent, not when something was last noted about it.
    robot.expect("sent at")
}

@Test func whereTheListIsPulledTheKeyForItIsNamedAndHelps() throws {
    var counter = environment()
    counter.pullsList = true
    var robot = Robot(120, 30, environment: counter)
    let receipt = try #require(Receipt("TKK4H6B9ND"))
    robot.codes[receipt] = .unheard
    robot.press(.alt("v"))
    robot.type("TKK4H6B9ND")
    robot.expect("Alt-L looks in M-PESA's own list now.")
    robot.expectNo("kaunta pull")
    robot.press(.alt("l"))
    #expect(robot.commands.contains(.pullList))
    // What the list brought is said in the same box.
    robot.codes[receipt] = .direct(unclaimed(verified: true))
    robot.tell(.checks([], unclaimed: []))
    robot.expect("STRAIGHT TO THE SHOP")
}

private func askingCounter(_ finding: CodeFinding) throws -> (Robot, Receipt) {
    var counter = environment()
    counter.asksAboutCodes = true
    var robot = Robot(120, 30, environment: counter, start: 36_000)
    robot.now = noon
    let receipt = try #require(Receipt("TKK4H6B9ND"))
    robot.codes[receipt] = finding
    robot.press(.alt("v"))
    return (robot, receipt)
}

private func question(_ receipt: Receipt, seconds: Int64, answer: StatusQuestion.Answer? = nil) -> StatusQuestion {
    StatusQuestion(
        id: StatusQuestionID("question-1"), receipt: receipt, askedAt: noon + .seconds(-seconds), answer: answer)
}

@Test func safaricomIsAskedAboutACodeByOneKeyAndNotTwice() throws {
    var (robot, receipt) = try askingCounter(.unheard)
    robot.press(.function(5))
    robot.expect("Type all ten characters")
    robot.type("TKK4H6B9ND")
    robot.expect("F5 asks M-PESA about this code.")
    robot.press(.function(5))
    #expect(robot.commands.contains(.askAbout(receipt)))
    robot.tell(.found(receipt, .unheard, asked: question(receipt, seconds: 0)))
    robot.expect("Its answer comes by itself.")
    robot.commands = []
    robot.press(.function(5))
    #expect(!robot.commands.contains(.askAbout(receipt)))
    // Lost on its way, perhaps: after a minute it may be asked again.
    robot.tell(.found(receipt, .unheard, asked: question(receipt, seconds: 61)))
    robot.press(.function(5))
    #expect(robot.commands.contains(.askAbout(receipt)))
}

@Test func aDeniedQuestionIsNoWordAboutMoneyThatIsProvenSince() throws {
    var (robot, receipt) = try askingCounter(.unheard)
    robot.type("TKK4H6B9ND")
    let denied = question(receipt, seconds: 30, answer: .init(at: noon, reason: "Safaricom says: Declined"))
    robot.tell(.found(receipt, .unheard, asked: denied))
    robot.expect("does not prove it")
    robot.tell(.found(receipt, .direct(unclaimed(verified: true)), asked: denied))
    robot.expectNo("Declined")
    robot.expect("STRAIGHT TO THE SHOP")
}

@Test func whereNobodyMayAskTheKeySaysWhatIsMissing() throws {
    var robot = Robot(120, 30, environment: environment(), start: 36_000)
    robot.press(.alt("v"))
    robot.type("TKK4H6B9ND")
    robot.press(.function(5))
    robot.expect("initiator_name, security_credential and callback_url")
    #expect(!robot.commands.contains { if case .askAbout = $0 { true } else { false } })
}

@Test func moneyThatMayBeOnItsWayBackReadsFreeNowhere() throws {
    var payment = unclaimed(verified: true)
    payment.isOnItsWayBack = true
    let robot = atTheCode(payment.id.text, .direct(payment))
    robot.expect("Going back?")
    robot.expectNo("Nobody has taken it")
    #expect(StatusWord(for: payment).word.english == "Going back?")
    #expect(payment.refusal(to: "K2", at: noon) == .onItsWayBack)
}

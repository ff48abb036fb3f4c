import Payments
import Testing

@testable import Console
@testable import Screen

/// The line of one payment as it goes along.
private func stage(_ state: AttemptState, _ updated: Int64, code: String? = nil, receipt: String? = nil) -> PaymentLine
{
    line(7, "0110000224", 480, state, code: code, receipt: receipt, ago: 30, updated: updated, next: 7)
}

private func frameAfter(_ messages: [ConsoleMessage]) -> [String] {
    var robot = Robot(120, 40)
    robot.now = noon + .seconds(-31)
    robot.sell("0110000224", "480")
    robot.now = noon
    for message in messages { robot.tell(message) }
    return robot.screen
}

@Test func messagesInAnyOrderEndInTheSameScreen() {
    let pending = stage(.pending, -29)
    let claimed = stage(.claimed, -5)
    let paid = stage(.paid, -2, code: "0", receipt: "TKK4H7X9ZZ")
    let other = line(6, "0722000901", 90, .failed, code: "1032", ago: 200, updated: -150)
    let accepted = record(pending, [])
    let messages: [ConsoleMessage] = [
        .today(latest: [pending, other], totals: morningTotals), .open([pending]),
        .taken(OrderNumber(1), .sent(accepted)), .today(latest: [claimed, other], totals: morningTotals),
        .today(latest: [paid, other], totals: morningTotals), .open([]),
    ]
    let expected = frameAfter(messages)
    #expect(expected.joined().contains("PAID"))
    var count = 0
    for order in permutations(Array(messages.indices)) {
        count += 1
        let frame = frameAfter(order.map { messages[$0] })
        if frame != expected {
            Issue.record("\(order):\n\(frame.joined(separator: "\n"))\nbut was\n\(expected.joined(separator: "\n"))")
            return
        }
    }
    #expect(count == 720)
}

private func permutations(_ items: [Int]) -> [[Int]] {
    if items.count < 2 { return [items] }
    return items.flatMap { item in permutations(items.filter { $0 != item }).map { [item] + $0 } }
}

@Test(arguments: AttemptState.allCases)
func onlyAPaymentThatTheLedgerCallsPaidReadsAsPaid(_ state: AttemptState) {
    for language in Language.allCases {
        for size in [Size(columns: 60, rows: 18), Size(columns: 80, rows: 24), Size(columns: 200, rows: 60)] {
            var robot = Robot(size.columns, size.rows, environment: environment(language: language))
            robot.now = noon
            robot.tell(.today(latest: [stage(.pending, -29)], totals: DayTotals(day: noon.day, buckets: [:])))
            robot.tell(.today(latest: [stage(state, -2)], totals: DayTotals(day: noon.day, buckets: [:])))
            let frame = robot.state.frame(now: noon)
            let roles = Set(frame.cells.filter { $0.glyph != .blank }.map(\.role))
            #expect(roles.contains(.statusPaid) == (state == .paid), "green is for paid: \(state)")
            let says = robot.screen.contains { row in
                let bare = row.replacing("NOT PAID", with: "").replacing("HAIJALIPWA", with: "")
                return bare.contains("PAID") || bare.contains("IMELIPWA")
            }
            #expect(says == (state == .paid), "\(state)\n\(robot.text)")
        }
    }
}

@Test func aPaymentTellsItsStagesAndRingsOnce() {
    var robot = Robot(120, 40)
    robot.now = noon
    robot.serve([stage(.pending, -29)])
    robot.expect("Ask the customer to check")
    robot.expect("Asks M-PESA again in 0:07")
    robot.serve([stage(.claimed, -5)])
    robot.expect("Do NOT release goods yet")
    #expect(robot.state.bells == 0)
    robot.serve([stage(.paid, -2, code: "0", receipt: "TKK4H7X9ZZ")])
    robot.expect("PAID  KES 480 by 0110 ••• 224 · TKK4H7X9ZZ")
    #expect(robot.state.bells == 1)
    robot.serve([stage(.paid, -2, code: "0", receipt: "TKK4H7X9ZZ")])
    #expect(robot.state.bells == 1)
}

@Test func aFailureRingsTwiceAndSaysWhatToDo() {
    var robot = Robot(120, 40)
    robot.now = noon
    robot.serve([stage(.pending, -29)])
    robot.serve([stage(.failed, -2, code: "1032")])
    #expect(robot.state.bells == 2)
    robot.expect("NOT PAID  KES 480 by 0110 ••• 224 · Cancelled")
    robot.expect("The customer cancelled the prompt (1032)")
    robot.expect("You can send a new prompt in 1:58")
    robot.expect("You cancelled it. Shall I send it again?")
}

@Test func aPaymentThatArrivesLateSaysSo() {
    var robot = Robot(120, 40)
    robot.now = noon
    robot.serve([stage(.expired, -29)])
    robot.expect("may still be charged")
    robot.serve([stage(.paid, -2, code: "0", receipt: "TKK4H7X9ZZ")])
    robot.expect("PAID LATE")
}

@Test func whatWasSettledBeforeTheStartRingsNoBell() {
    var robot = Robot()
    robot.now = noon
    robot.serve(morning)
    #expect(robot.state.bells == 0)
    #expect(robot.state.banner == nil)
}

@Test func unknownSaysDoNotSendAgain() {
    var robot = Robot(120, 40)
    robot.now = noon
    robot.serve([stage(.unknown, -2)])
    robot.expect("do not send again")
    robot.expect("DO NOT SEND AGAIN")
}

@Test func doubtsFromBeforeTheStartAreShownFirstOldestFirst() {
    var robot = Robot(80, 24, start: 0)
    robot.serve(morning)
    robot.expect("From before")
    robot.expect("0713 ••• 450")
    #expect(robot.state.shownEntry?.line?.number == 1174)
    robot.press(.pageDown)
    #expect(robot.state.shownEntry?.line?.number == 1176)
    robot.press(.pageUp, .pageUp)
    #expect(robot.state.shownEntry?.line?.number == 1186)
    robot.press(.alt("d"))
    #expect(robot.commands.last == .loadDetail(AttemptID("attempt1186")))
}

@Test func aFinishedRequestIsPutAwayAnOpenOneStays() {
    var robot = Robot()
    robot.now = noon
    robot.serve([stage(.pending, -29)])
    robot.press(.escape)
    #expect(robot.state.shownEntry != nil)
    robot.serve([stage(.paid, -2, code: "0")])
    robot.press(.escape)
    #expect(robot.state.shownEntry == nil)
    robot.tell(.health(wellHealth))
    robot.expect("receipt to follow")
}

@Test func stoppingToWaitAsksAndEnterIsNoYes() {
    var robot = Robot()
    robot.now = noon
    robot.serve([stage(.pending, -29)])
    robot.press(.function(8), .enter)
    for words in ["A prompt is still open on 0110 ••• 224", "we owe a refund"] { robot.expect(words) }
    #expect(!robot.commands.contains(.stopWaiting(AttemptID("attempt7"))))
    robot.answerYes()
    #expect(robot.commands.contains(.stopWaiting(AttemptID("attempt7"))))
    robot.expect("No longer waited for here. It is still watched")
    // And the box goes on saying so.
    robot.expect("Nobody waits for this one")
}

@Test(arguments: [(AttemptState.paid, "Paid"), (.failed, "Cancelled")], Language.allCases)
func aQuestionThatIsNotTrueAnyMoreClosesItselfAndSaysSo(outcome: (AttemptState, String), language: Language) {
    var robot = Robot(environment: environment(language: language))
    robot.now = noon
    robot.serve([stage(.pending, -29)])
    robot.press(.function(8))
    robot.serve([stage(.pending, -29)])
    #expect(robot.state.place == .question)
    robot.serve([line(7, "0712345678", 1250, outcome.0, code: outcome.0 == .failed ? "1032" : nil, updated: -1)])
    #expect(robot.state.question == nil && robot.state.place == .till)
    robot.expect(language == .english ? "Settled meanwhile: \(outcome.1)" : "Limekamilika sasa: ")
    robot.answerYes()
    #expect(!robot.commands.contains(.stopWaiting(AttemptID("attempt7"))))
}

@Test func askingAgainIsAboutTheRequestShown() {
    var robot = Robot()
    robot.now = noon
    robot.serve([stage(.pending, -29)])
    robot.press(.function(5))
    #expect(robot.commands.contains(.askNow(AttemptID("attempt7"))))
}

@Test func leavingAsksWhenSomethingIsNotSettled() {
    var robot = Robot()
    robot.press(.function(10))
    #expect(robot.commands == [.quit])
    robot.now = noon
    robot.serve([stage(.pending, -29)])
    robot.commands = []
    robot.press(.function(10))
    robot.expect("stays watched at the next start")
    #expect(robot.commands.isEmpty)
    robot.press(.escape)
    robot.press(.alt("q"))
    robot.answerYes()
    #expect(robot.commands == [.quit])
}

@Test(arguments: [(80, 24), (120, 40)], Language.allCases)
func controlCTwiceWithinASecondOffersToLeave(size: (Int, Int), language: Language) {
    var robot = Robot(size.0, size.1, environment: environment(language: language))
    robot.serve([stage(.pending, -29)])
    robot.commands = []
    robot.press(.ctrl("c"))
    robot.expect(language == .english ? "Ctrl-C once more within a second leaves" : "Ctrl-C tena")
    robot.wait(.milliseconds(1200))
    robot.press(.ctrl("c"))
    #expect(robot.state.question == nil)
    robot.wait(.milliseconds(300))
    robot.press(.ctrl("c"))
    #expect(robot.state.question == .leave)
    #expect(robot.commands.isEmpty)
}

@Test func controlCTwiceWithinASecondLeavesWhereNothingIsUnsettled() {
    var robot = Robot()
    robot.press(.ctrl("c"))
    #expect(robot.commands.isEmpty)
    robot.wait(.milliseconds(300))
    robot.press(.ctrl("c"))
    #expect(robot.commands == [.quit])
}

@Test func noNumberIsShownInFullUnlessAsked() {
    var robot = Robot(200, 60)
    robot.now = noon
    robot.records = [paidRecord, cancelledRecord]
    robot.serve(morning)
    robot.expectNo("0722 000 901")
    robot.press(.function(3), .enter, .character("r"))
    robot.expectNo("722000901")
    robot.expectNo("0722 000 901")
    robot.press(.character("x"))
    robot.expect("0722 000 901")
    robot.expectNo("722000901")
    robot.press(.escape, .down)
    robot.expectNo("0722 000 901")
}

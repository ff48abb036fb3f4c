import Payments
import Testing

@testable import Console
@testable import Screen

@Test func whyNamesTheNextQuestionAndTheRestOfThem() {
    var robot = Robot(120, 40)
    robot.now = noon
    robot.records = [paidRecord, waitingRecord]
    robot.serve(morning)
    robot.press(.function(3), .down, .character("w"))
    robot.expect("What happens next, and when")
    robot.expect("M-PESA is asked at 12:41:10, by itself.")
    robot.expect("At 12:44:00 the customer's time is up.")
    robot.expect("It is PAID when M-PESA answers so")
    robot.press(.character("w"))
    #expect(robot.state.place == .live)
}

@Test func whySaysThatNothingMoreIsAskedOfWhatIsSettled() {
    var robot = Robot()
    robot.now = noon
    robot.records = [paidRecord]
    robot.serve(morning)
    robot.press(.function(3), .character("w"))
    robot.expect("Nothing more is asked: it is settled.")
    robot.expectNo("It is PAID when")
}

@Test func aReceiptIsCopiedAndSomethingWithoutOneSaysSo() {
    var robot = Robot(120, 40)
    robot.now = noon
    robot.serve(morning)
    robot.press(.function(3), .character("y"))
    #expect(robot.commands.last == .copy("TKK4H7X2QP"))
    robot.expect("TKK4H7X2QP sent to the clipboard")
    robot.press(.down, .character("y"))
    robot.expect("It has no receipt yet.")
    #expect(robot.commands.filter { if case .copy = $0 { true } else { false } }.count == 1)
}

@Test func aTerminalWithoutAClipboardIsToldOf() {
    var without = environment()
    without.hasClipboard = false
    var robot = Robot(120, 40, environment: without)
    robot.serve(morning)
    robot.press(.function(3), .character("y"))
    robot.expect("This terminal has no clipboard")
    #expect(!robot.commands.contains { if case .copy = $0 { true } else { false } })
}

@Test func whatTheFilterShowsIsExported() {
    var robot = Robot(120, 40)
    robot.now = noon
    robot.serve(morning)
    robot.press(.function(3), .character("/"))
    robot.type("K4")
    robot.press(.enter, .character("e"))
    #expect(robot.commands.last == .export(PaymentFilter(words: ["K4"])))
}

@Test func whyNamesTheListWhereAListProvedIt() throws {
    let accepted = Array(paidRecord.evidence.prefix(2))
    let receipt = try #require(Receipt("TKK4H7X2QP"))
    let row = Fact.receiptFound(receipt, amount: paidRecord.attempt.amount)
    let answer = Fact.queryPaid(checkout: CheckoutRequestID("ws_CO_20112025124031123722000901"), text: "ok")
    for (proofs, words) in [
        ([Evidence(source: .pull, fact: row, at: noon)], "Safaricom's list says it is paid"),
        ([Evidence(source: .statement, fact: row, at: noon)], "Statement says it is paid"),
        (
            [Evidence(source: .pull, fact: row, at: noon), Evidence(source: .query, fact: answer, at: noon)],
            "Safaricom, asked by us, says it is paid"
        ),
    ] {
        var robot = Robot(120, 40)
        robot.now = noon
        robot.records = [AttemptRecord(attempt: paidRecord.attempt, evidence: accepted + proofs)]
        robot.serve(morning)
        robot.press(.function(3), .character("w"))
        robot.expect(words)
    }
}

import Payments
import Testing

@testable import Console
@testable import Screen

@Test func theDayIsCountedOnlyWhileSomebodyLooksAtIt() {
    var robot = Robot()
    robot.press(.function(6))
    robot.expect("Counting…")
    robot.press(.alt("h"), .escape, .escape)
    robot.press(.alt("4"), .function(3))
    let watches = robot.commands.compactMap { if case .watchDay(let isOn) = $0 { isOn } else { nil } }
    #expect(watches == [true, false, true, false])
}

@Test func enterOpensThePaymentsOfTheTillUnderTheCursor() {
    var robot = Robot()
    robot.day = busyDay
    robot.press(.function(6), .down, .enter)
    #expect(robot.state.screen == .live)
    #expect(robot.state.live.filter == PaymentFilter(words: ["till:T1"]))
    robot.expect("/till:T1")
}

@Test func theCursorStaysOnItsTillWhenTheDayIsCountedAgain() {
    var robot = Robot()
    robot.day = busyDay
    robot.press(.function(6), .end)
    #expect(robot.state.supervised.till?.name == "T2")
    let tills = [busyDay.tills[0], busyDay.tills[2]]
    robot.tell(
        .report(
            DayReport(
                day: busyDay.day, tills: tills, quarters: busyDay.quarters, answers: nil,
                successBefore: busyDay.successBefore)))
    #expect(robot.state.supervised.till?.name == "T2")
    #expect(robot.state.supervised.index == 1)
}

@Test func nothingOnTheDayChangesAnythingByItself() {
    var robot = Robot()
    robot.day = busyDay
    robot.press(.function(6))
    for key in (33...126).map({ Key.character(Character(Unicode.Scalar($0))) }) { robot.press(key) }
    let changed = robot.commands.contains {
        switch $0 {
        case .watchDay, .loadPage, .loadDetail, .lookUp, .copy, .export, .printReceipt, .theme, .redraw, .suspend,
            .quit:
            false
        case .send, .askNow, .pullList, .askAbout, .stopWaiting, .wrongNumber, .hold, .take, .release, .giveGoods,
            .close, .resolve,
            .look,
            .setApart:
            true
        }
    }
    #expect(!changed)
}

@Test(arguments: [
    ("status:wait", "status:state.pending"), ("hali:imelipwa", "status:plain.paid"), ("today", "day:2025-11-20"),
    ("jana", "day:2025-11-19"), ("simu:0712", "phone:0712"), ("kiasi:>500", "amount:>500"), ("Amina", "Amina"),
    ("status:", "status:"), ("x:y", "x:y"),
    ("status:notpaid", "status:state.failed"), ("status:cancelled", "status:code.1031,code.1032"),
    ("status:refund", "status:doubt.refundowed"), ("status:timedout", "status:code.1019,code.1036"),
    ("status:checking", "status:state.claimed,state.failedunverified"), ("status:wrongph", "status:wrong.paid"),
    ("status:pend", "status:pend"),
])
func fieldsOfAFilterAreUnderstoodInBothLanguages(_ typed: String, _ word: String) {
    #expect(PaymentFilter(typed: [typed], on: noon.day).words == [word])
}

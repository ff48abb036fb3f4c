import Payments
import Testing

@testable import Console
@testable import Screen

/// A ledger of so many payments, newest first.
private func ledger(_ count: Int64) -> [PaymentLine] {
    (1...count).reversed().map { line($0, "07120\(10000 + $0)", $0, .paid, code: "0", ago: count - $0 + 60) }
}

private func openList(_ count: Int64, _ columns: Int = 80, _ rows: Int = 24) -> Robot {
    var robot = Robot(columns, rows)
    robot.now = noon
    robot.serve(ledger(count))
    robot.press(.function(3))
    return robot
}

/// The row of the screen with the pointer.
private func pointed(_ robot: Robot) -> Int? { robot.screen.firstIndex { $0.hasPrefix(" ▸") } }

@Test func theListStartsAtTheNewestAndFollows() {
    var robot = openList(500)
    #expect(robot.state.live.current?.number == 500)
    robot.serve([line(501, "0733000001", 9, .pending, ago: 0)] + ledger(500))
    #expect(robot.state.live.current?.number == 501)
    robot.expect("following the newest")
}

@Test func rowsNeverMoveUnderTheCursorWhileNewOnesArrive() {
    var robot = openList(500)
    robot.press(.down, .down, .down)
    let row = pointed(robot)
    // The bar at the edge shows that the list grows.
    func rows() -> [Substring] { robot.screen[3...12].map { $0.dropLast() } }
    let before = rows()
    for number in 501...700 {
        robot.serve([line(Int64(number), "0733000001", 9, .pending, ago: 0)] + robot.ledger)
        #expect(robot.state.live.current?.number == 497)
        #expect(pointed(robot) == row)
        #expect(rows() == before)
    }
    robot.expect("200 new · f follows")
    robot.press(.character("f"))
    #expect(robot.state.live.current?.number == 700)
    robot.expect("following the newest")
}

@Test func aRowUnderTheCursorChangesInPlace() {
    var robot = Robot()
    robot.now = noon
    robot.serve([line(2, ago: 5), line(1, "0110000224", 480, .pending, ago: 40)])
    robot.press(.function(3), .down)
    let row = pointed(robot)
    robot.serve([line(2, ago: 5), line(1, "0110000224", 480, .paid, code: "0", ago: 40, updated: -1)])
    #expect(pointed(robot) == row)
    #expect(robot.state.live.current?.state == .paid)
}

@Test func theWholeLedgerIsReachedByPagesAndTheWindowStaysSmall() {
    var robot = openList(3000)
    var seen: Set<Int64> = []
    for _ in 0..<400 {
        for index in robot.state.live.visible(10) { seen.insert(robot.state.live.rows[index].number) }
        robot.press(.pageDown)
        #expect(robot.state.live.rows.count <= LiveList.windowSize + LiveList.pageSize)
    }
    #expect(robot.state.live.current?.number == 1)
    #expect(seen.count == 3000)
    for _ in 0..<400 { robot.press(.pageUp) }
    #expect(robot.state.live.current?.number == 3000)
}

@Test func theEndsAreOneKeyAway() {
    var robot = openList(3000)
    robot.press(.character("G"))
    #expect(robot.state.live.current?.number == 1)
    robot.press(.character("g"))
    #expect(robot.state.live.current?.number == 3000)
    robot.press(.end, .up)
    #expect(robot.state.live.current?.number == 2)
    robot.press(.home)
    #expect(robot.state.live.current?.number == 3000)
}

@Test(arguments: [Key.character("j"), .down, .ctrl("d"), .pageDown])
func listKeysMoveTheCursor(_ key: Key) {
    var robot = openList(10)
    robot.press(key)
    let height = robot.state.arrangement.listRows
    let moved: Int64 =
        switch key {
        case .ctrl: Int64(height / 2)
        case .pageDown: Int64(min(9, height))
        default: 1
        }
    #expect(robot.state.live.current?.number == 10 - moved)
}

@Test func digitsJumpToAPhoneOrAnAmount() {
    var robot = openList(500)
    robot.type("0712010407")
    #expect(robot.state.live.current?.number == 407)
    robot.wait(.seconds(2))
    robot.type("433")
    #expect(robot.state.live.current?.number == 433)
    robot.wait(.seconds(2))
    robot.type("99")
    robot.expect("Jump: 99")
    robot.press(.down)
    robot.expectNo("Jump")
}

@Test(arguments: [(500, 60, 18, "not in 120 rows read; / searches all"), (100, 80, 24, "no row of this list")])
func aJumpSaysHowFarItLooked(count: Int64, columns: Int, rows: Int, words: String) {
    var robot = openList(count, columns, rows)
    // The first payment of all has it, and was not read.
    robot.type(count == 500 ? "0712010001" : "0799999999")
    robot.expect("Jump: 07\(count == 500 ? "12010001" : "99999999") – \(words)")
}

@Test func aFilterShowsOnlyWhatFitsAndEscapeClearsIt() {
    var robot = openList(500)
    robot.press(.character("/"))
    robot.type("0712010007")
    robot.press(.enter)
    #expect(robot.state.live.rows.map(\.number) == [7])
    robot.press(.escape)
    #expect(robot.state.live.filter == .all)
    #expect(robot.state.live.rows.first?.number == 500)
    robot.press(.escape)
    #expect(robot.state.screen == .till)
}

@Test func lettersAreTextInTheFilterAndCommandsOutsideIt() {
    var robot = openList(5)
    robot.press(.character("/"))
    robot.type("fqxjk")
    #expect(robot.state.live.field.text == "fqxjk")
    #expect(robot.state.place == .filter)
}

@Test func anAnswerToAnOlderFilterIsDropped() {
    var robot = openList(50)
    robot.answers = false
    robot.commands = []
    robot.press(.function(7))
    robot.type("1")
    robot.type("2")
    let asked = robot.commands.compactMap { if case .loadPage(let request) = $0 { request } else { nil } }
    #expect(asked.map(\.filter.words) == [["1"], ["12"]])
    robot.tell(.page(asked[1], rows([line(12)])))
    robot.tell(.page(asked[0], rows([line(1)])))
    #expect(robot.state.live.rows.map(\.number) == [12])
}

@Test func anOldPaymentThatSettlesIsReadAgain() {
    var robot = Robot()
    robot.now = noon
    let old = line(1, "0110000224", 480, .expired, ago: 80_000, updated: -70_000)
    robot.serve(ledger(400).dropLast() + [old])
    robot.press(.function(3), .end)
    #expect(robot.state.live.current?.state == .expired)
    robot.serve(ledger(400).dropLast() + [line(1, "0110000224", 480, .failed, code: "1", ago: 80_000, updated: -5)])
    #expect(robot.state.live.current?.state == .failed)
}

/// What is asked for to learn what is newer than a row.
private func newer(than number: Int64) -> PageRequest {
    PageRequest(filter: .all, anchor: RowKey(number), direction: .newer, limit: LiveList.pageSize)
}

@Test func aRowWrittenWhileTheListIsReadIsReadNext() {
    // Too small for a detail pane beside the list: only pages are asked for.
    var robot = openList(10, 60, 18)
    robot.answers = false
    robot.commands = []
    let eleventh = line(11, "0733000001", 9, .pending, ago: 2)
    let twelfth = line(12, "0733000002", 9, .pending, ago: 0)
    robot.serve([eleventh] + robot.ledger)
    robot.serve([twelfth] + robot.ledger)
    #expect(robot.commands == [.loadPage(newer(than: 10))])
    // That page was read before the twelfth was written.
    robot.tell(.page(newer(than: 10), rows([eleventh])))
    #expect(robot.commands == [.loadPage(newer(than: 10)), .loadPage(newer(than: 11))])
    robot.tell(.page(newer(than: 11), rows([twelfth])))
    #expect(robot.state.live.rows.prefix(2).map(\.number) == [12, 11])
    #expect(robot.commands.count == 2)
}

@Test func aPageThatNoLongerJoinsTheListIsAskedForAnew() {
    var robot = openList(10)
    robot.answers = false
    robot.press(.character("/"))
    robot.type("0")
    robot.press(.escape)
    robot.commands = []
    let eleventh = line(11, "0733000001", 9, .pending, ago: 2)
    let twelfth = line(12, "0733000002", 9, .pending, ago: 0)
    robot.serve([twelfth, eleventh] + robot.ledger)
    #expect(robot.commands == [.loadPage(newer(than: 10))])
    // The whole list, asked for before, comes first: it was read before the twelfth was written.
    let whole = PageRequest(filter: .all, anchor: nil, direction: .older, limit: LiveList.pageSize)
    robot.tell(.page(whole, rows([eleventh] + ledger(10))))
    robot.tell(.page(newer(than: 10), rows([eleventh, twelfth])))
    robot.tell(.page(newer(than: 11), rows([twelfth])))
    #expect(robot.state.live.rows.prefix(2).map(\.number) == [12, 11])
}

@Test func aListOfNothingIsNoTrouble() {
    var robot = Robot()
    robot.serve([])
    robot.press(.function(3), .down, .end, .home, .pageDown, .enter, .character("x"), .function(5))
    robot.type("42")
    robot.expect("No payments yet")
    robot.serve([line(1, ago: 1)])
    #expect(robot.state.live.current?.number == 1)
}

@Test func theDetailFollowsTheCursorWhereBothAreInSight() {
    var robot = openList(20, 120, 40)
    robot.commands = []
    robot.press(.down)
    #expect(robot.commands == [.loadDetail(AttemptID("attempt19"))])
    var narrow = openList(20, 60, 18)
    narrow.commands = []
    narrow.press(.down)
    #expect(narrow.commands.isEmpty)
}

@Test func aDetailThatCameTooLateIsNotShownForAnotherPayment() {
    var robot = Robot(120, 40)
    robot.now = noon
    robot.answers = false
    robot.serve(morning)
    robot.press(.function(3))
    robot.tell(
        .page(PageRequest(filter: .all, anchor: nil, direction: .older, limit: LiveList.pageSize), rows(morning)))
    robot.press(.down)
    robot.tell(.detail(paidRecord))
    #expect(robot.state.detail.record == nil)
}

@Test func onAWideScreenTheOtherPaymentsOfThePhoneStandBelow() {
    var robot = Robot(160, 40)
    robot.now = noon
    robot.serve([
        line(9, "0711000001", 500, .paid, receipt: "TKK4H7W9ZD", ago: 60), line(8, "0722000002", 70, ago: 90),
        line(7, "0711000001", 320, .failed, code: "1032", ago: 200),
    ])
    robot.press(.function(3))
    let title = robot.screen.firstIndex { $0.contains("The same phone") }
    let rows = title.map { robot.screen[$0...] } ?? []
    #expect(rows.contains { $0.contains("12:37") && $0.contains("320") && $0.contains("Cancelled") })
    #expect(!rows.contains { $0.contains("70  ") || $0.contains("TKK4H7W9ZD") })
}

import Payments
import Testing

@testable import Console
@testable import Screen

/// So many payments of a few amounts, newest first.
private func ledger(_ count: Int64) -> [PaymentLine] {
    (1...count).reversed().map { line($0, "07120\(10000 + $0)", amount($0), .paid, code: "0", ago: count - $0 + 60) }
}

private func amount(_ number: Int64) -> Int64 { number * 7_919 % 13 * 50 + 50 }

private func openSorted(_ count: Int64, _ columns: Int = 80, _ rows: Int = 24) -> Robot {
    var robot = Robot(columns, rows)
    robot.now = noon
    robot.serve(ledger(count))
    robot.press(.function(3), .character("s"))
    return robot
}

private func keys(_ robot: Robot) -> [RowKey] { robot.state.live.rows.map { RowKey($0, by: .largest) } }

@Test func aKeySortsByTheLargestAndBackAgain() {
    var robot = openSorted(500)
    robot.expect("Live payments, largest first")
    #expect(keys(robot) == keys(robot).sorted(by: >))
    #expect(robot.state.live.current?.amount == shillings(650))
    robot.expectNo("following the newest")
    robot.press(.character("s"))
    #expect(robot.state.live.current?.number == 500)
    robot.expectNo("largest")
    robot.expect("following the newest")
}

@Test func amongAmountsTheWholeLedgerIsReachedOnceAndTheWindowStaysSmall() {
    var robot = openSorted(3000)
    var seen: [Int64] = []
    for _ in 0..<400 {
        for index in robot.state.live.visible(10) {
            let number = robot.state.live.rows[index].number
            if !seen.contains(number) { seen.append(number) }
        }
        robot.press(.pageDown)
        #expect(robot.state.live.rows.count <= LiveList.windowSize + LiveList.pageSize)
    }
    #expect(seen == rows(ledger(3000)).sorted(by: .largest).map(\.number))
    for _ in 0..<400 { robot.press(.pageUp) }
    #expect(robot.state.live.current?.number == seen.first)
    robot.press(.character("G"))
    #expect(robot.state.live.current?.number == seen.last)
}

@Test func whatComesInAmongAmountsIsCountedAndNothingMoves() {
    var robot = openSorted(500)
    robot.press(.down, .down, .down)
    let before = robot.screen[3...12]
    for number in Int64(501)...503 {
        robot.serve([line(number, "0733000001", number * 1000, .pending, ago: 0)] + robot.ledger)
        #expect(robot.screen[3...12] == before)
    }
    robot.expect("3 new · f follows")
    // Going to the top reads the list again.
    robot.press(.character("g"))
    #expect(robot.state.live.current?.number == 503)
    robot.expectNo("new ·")
    robot.press(.down)
    robot.press(.character("f"))
    #expect(robot.state.live.current?.number == 503)
    robot.expect("following the newest")
}

@Test func noMoreThanAPageOfNewOnesIsCounted() {
    var robot = openSorted(5)
    robot.serve((6...200).reversed().map { line($0, "0733000001", 9, .pending, ago: 0) } + robot.ledger)
    robot.expect("120+ new")
}

@Test func theFilterAndTheOrderWorkTogether() {
    var robot = openSorted(500)
    robot.press(.character("/"))
    robot.type("650")
    robot.press(.enter)
    #expect(robot.state.live.filter.words == ["650"])
    #expect(robot.state.live.rows.count > 5 && keys(robot) == keys(robot).sorted(by: >))
    robot.expect("largest first")
    // Only what fits counts as new.
    robot.serve(
        [line(502, "0733000001", 650, .pending, ago: 0), line(501, "0733000002", 9, .pending, ago: 0)] + robot.ledger)
    robot.expect("1 new")
    robot.press(.character("s"))
    #expect(robot.state.live.filter.words == ["650"] && robot.state.live.current?.number == 502)
}

@Test func theExportHasTheOrderOfTheList() {
    var robot = openSorted(50)
    robot.press(.character("e"))
    #expect(robot.commands.last == .export(.all, by: .largest))
    robot.press(.character(" "), .character("e"))
    let marked = robot.state.live.marks.numbers
    #expect(marked.count == 1 && robot.commands.last == .export(.all, by: .largest, only: marked))
}

@Test func aRowThatAPersonFoundWithAnotherAmountMovesAndTheCursorStays() throws {
    var robot = Robot()
    robot.now = noon
    robot.serve(direct: [unclaimed(number: 9, listed: 50)])
    robot.serve((1...8).reversed().map { line($0, "0733000001", $0 * 100, ago: 60) })
    robot.press(.function(3), .character("s"), .down)
    let order = robot.state.live.rows.map(\.number)
    #expect(order == [8, 7, 6, 9, 5, 4, 3, 2, 1])
    let approval = try #require(Approval(by: "Amina", reason: "statement"))
    robot.serve(
        direct: [
            unclaimed(
                number: 9, listed: 50, look: DirectPayment.Look(amount: shillings(50), approval: approval, at: noon))
        ])
    #expect(robot.state.live.rows.map(\.number) == [8, 7, 6, 5, 4, 3, 2, 1, 9])
    #expect(robot.state.live.current?.number == 7)
}

@Test func anAnswerToTheOtherOrderIsDropped() {
    var robot = openSorted(50)
    robot.answers = false
    robot.commands = []
    robot.press(.character("s"))
    let asked = robot.commands.compactMap { if case .loadPage(let request) = $0 { request } else { nil } }
    robot.press(.character("s"))
    robot.tell(.page(asked[0], rows(ledger(50))))
    #expect(robot.state.live.newRows == 0 && robot.state.live.sorting == .largest)
    #expect(keys(robot) == keys(robot).sorted(by: >))
}

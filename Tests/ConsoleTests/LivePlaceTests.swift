import Payments
import Testing

@testable import Console
@testable import Screen

/// Where the cursor is in the live list, and how long that is: never counted row by row.
@Suite struct LivePlaceTests {
    private static let many: [PaymentLine] = (1...1500).map {
        line($0, "0722000901", 100 + $0 % 7, .paid, ago: 3000 - $0)
    }

    private func list(_ lines: [PaymentLine] = many, _ columns: Int = 80, _ rows: Int = 24) -> Robot {
        var robot = Robot(columns, rows)
        robot.now = noon
        robot.serve(lines)
        robot.tell(.count(lines.count))
        robot.press(.function(3))
        return robot
    }

    @Test func thePlaceAndTheLengthStandInTheTitle() {
        var robot = list()
        robot.expect("1 of 1,500")
        robot.press(.down, .pageDown)
        robot.expect("\(2 + robot.state.arrangement.listRows) of 1,500")
        robot.press(.end)
        robot.expect("1,500 of 1,500")
        robot.press(.up)
        robot.expect("1,499 of 1,500")
        robot.press(.home)
        robot.expect("1 of 1,500")
    }

    @Test func thePlaceIsRightWhereverTheWindowIs() {
        var robot = list()
        for _ in 0..<160 {
            robot.press(.pageDown)
            let number = robot.state.live.current?.number ?? 0
            #expect(robot.state.live.placeOfCursor == 1501 - Int(number))
        }
        #expect(robot.state.live.current?.number == 1)
        for _ in 0..<40 {
            robot.press(.pageUp)
            let number = robot.state.live.current?.number ?? 0
            #expect(robot.state.live.placeOfCursor == 1501 - Int(number))
        }
    }

    @Test func whatComesInMovesThePlaceAndNotTheCursor() {
        var robot = list()
        robot.press(.end, .up)
        let more = Self.many + [line(1501, "0722000901", 99, .paid, ago: 1)]
        robot.ledger = more.sorted { $0.number > $1.number }
        robot.tell(.today(latest: Array(robot.ledger.prefix(200)), totals: morningTotals))
        robot.tell(.count(1501))
        robot.expect("1,500 of 1,501")
        #expect(robot.state.live.current?.number == 2)
    }

    @Test func aFilteredListSaysHowMuchOfItIsRead() {
        var robot = list()
        robot.press(.character("/"))
        robot.type("0722")
        robot.press(.enter)
        robot.expect("1 of 120+")
        robot.press(.end)
        #expect(robot.state.live.placeOfCursor == nil, "nobody has counted what stands above")
        robot.expectNo(" of ")
    }

    @Test func theBarShowsWhereTheViewIs() {
        var robot = list()
        #expect(robot.barRows.first == 4)
        robot.press(.end)
        let last = robot.state.arrangement.listPane
        #expect(robot.barRows.last == last.endRow - 1)
        let short = list(Array(Self.many.prefix(3)))
        #expect(short.barRows.isEmpty, "a list that is in sight has no bar")
    }

    @Test func aMillionRowsAreNotReadForIt() {
        var robot = list(Array(Self.many.suffix(300)))
        robot.commands = []
        robot.tell(.count(1_000_000))
        robot.expect("1 of 1,000,000")
        #expect(robot.commands.isEmpty)
        #expect(robot.state.live.rows.count <= LiveList.windowSize)
    }
}

extension Robot {
    /// The rows of the screen on which the scroll bar of the list is filled.
    fileprivate var barRows: [Int] { screen.indices.filter { screen[$0].last == "█" } }
}

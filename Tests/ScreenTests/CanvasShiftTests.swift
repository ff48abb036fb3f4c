import Testing

@testable import Screen

struct CanvasShiftTests {
    private static let size = Size(columns: 60, rows: 20)

    /// A list at the left whose rows begin with a number, and a pane at the right that stays.
    private static func page(_ first: Int, rows: Range<Int> = 3..<18, lines: Int = 1) -> Canvas {
        var page = Canvas(size: size)
        for row in rows where (row - rows.lowerBound) % lines == 0 {
            let number = first + (row - rows.lowerBound) / lines
            page.write("\(number) 0712 345 \(100 + number * 37 % 900) \(number * 7919 % 10_000)", row: row, column: 2)
        }
        page.write("Request", row: 9, column: 45)
        return page
    }

    @Test(arguments: [(100, 99, 1), (100, 101, -1), (100, 98, 2), (100, 103, -3)])
    func rowsOfAListThatMovedAreFoundBesideWhatStays(_ before: Int, _ after: Int, _ distance: Int) throws {
        let shift = try #require(CanvasShift(from: Self.page(before), to: Self.page(after)))
        #expect(shift.distance == distance)
        // Blank rows around them may move along.
        #expect(shift.rows.lowerBound <= 3 && shift.rows.upperBound >= 18)
    }

    @Test func whatMovesTakesTheRowsWithIt() throws {
        let before = Self.page(100)
        let shift = try #require(CanvasShift(from: before, to: Self.page(99)))
        let moved = shift.applied(to: before)
        #expect(moved.lines()[4..<18] == before.lines()[3..<17])
        #expect(moved.lines()[10].hasSuffix("Request        "), "the pane beside moves along")
        #expect(moved.lines()[18...] == before.lines()[18...])
    }

    @Test func anEntryOfThreeLinesMovesByThree() throws {
        let shift = try #require(CanvasShift(from: Self.page(100, lines: 3), to: Self.page(99, lines: 3)))
        #expect(shift.distance == 3)
    }

    @Test func whatDidNotMoveIsLeft() {
        #expect(CanvasShift(from: Self.page(100), to: Self.page(100)) == nil)
        var changed = Self.page(100)
        changed.write("Paid", row: 5, column: 30, as: .statusPaid)
        #expect(CanvasShift(from: Self.page(100), to: changed) == nil)
        #expect(CanvasShift(from: Self.page(100), to: Self.page(300)) == nil)
        #expect(CanvasShift(from: Self.page(100), to: Canvas(size: Size(columns: 61, rows: 20))) == nil)
        #expect(
            CanvasShift(from: Canvas(size: Size(columns: 9, rows: 1)), to: Canvas(size: Size(columns: 9, rows: 1)))
                == nil)
    }

    @Test func anythingBecomesAnythingWithoutHarm() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let size = Size(
                columns: Int.random(in: 1...40, using: &random), rows: Int.random(in: 1...9, using: &random))
            func page() -> Canvas {
                var page = Canvas(size: size)
                for row in 0..<size.rows where Bool.random() {
                    page.write(String(repeating: "ab ", count: 12), row: row, column: Int.random(in: 0..<9))
                }
                return page
            }
            guard let shift = CanvasShift(from: page(), to: page()) else { continue }
            #expect((0..<size.rows).contains(shift.rows.lowerBound) && shift.rows.upperBound <= size.rows)
            #expect(shift.rows.count > abs(shift.distance) && shift.distance != 0)
        }
    }
}

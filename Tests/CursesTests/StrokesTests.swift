import TestSupport
import Testing

@testable import Curses
@testable import Screen

extension NcursesTests {
    struct StrokesTests {
        private static let size = Size(columns: 60, rows: 12)

        /// Rows of three looks, with blanks between them.
        private static func page(_ first: Int, rows: Range<Int>) -> Canvas {
            var page = Canvas(size: size)
            for row in rows {
                let number = first + row * 7919
                page.write("✓", row: row, column: 1, as: .statusPaid)
                page.write("12:\(10 + number % 50)", row: row, column: 3, as: .textMuted)
                page.write("\(number % 9_000 + 1_000)", row: row, column: 20, as: .amount)
                page.write("Paid \(number % 7)", row: row, column: 30, as: .statusPaid)
            }
            return page
        }

        private func strokes(_ before: Canvas, _ after: Canvas) throws -> Strokes? {
            // Looks are pairs, and those are made on a screen.
            let encoder = try FrameEncoder(descriptions: ["xterm-256color"], size: Self.size)
            var looks = Looks(sheet: StyleSheet(theme: .base, depth: .full), pairLimit: 256)
            defer { withExtendedLifetime(encoder) {} }
            return Strokes(Array(0..<Self.size.rows), of: after, over: before, looks: &looks)
        }

        @Test func eachLookComesOnceAndEachChangedCellIsInIt() throws {
            let (before, after) = (Self.page(0, rows: 0..<10), Self.page(4_321, rows: 0..<10))
            let strokes = try #require(try strokes(before, after))
            #expect(strokes.inOrder.count < 6)
            var drawn = before
            var count = 0
            for (row, columns) in strokes.inOrder.joined() {
                count += columns.count
                for column in columns { drawn.replace(row: row, column: column, with: [after[row, column]]) }
            }
            #expect(drawn.cells == after.cells)
            #expect(count == zip(before.cells, after.cells).count { $0 != $1 })
        }

        @Test func theSidesOfABoxAreDrawnFromTopToBottom() throws {
            var after = Self.page(4_321, rows: 0..<10)
            for row in 0..<10 {
                for column in [40, 50] { after.write("│", row: row, column: column, as: .border) }
            }
            let before = Self.page(0, rows: 0..<10)
            let strokes = try #require(try strokes(before, after))
            for column in [40, 50] {
                #expect(
                    strokes.inOrder.contains {
                        $0.map(\.row) == Array(0..<10) && $0.allSatisfy { $0.columns == [column] }
                    })
            }
            let drawn = strokes.inOrder.joined().reduce(0) { $0 + $1.columns.count }
            #expect(drawn == zip(before.cells, after.cells).count { $0 != $1 })
        }

        @Test func aSmallChangeIsDrawnAtOnce() throws {
            #expect(try strokes(Self.page(0, rows: 0..<1), Self.page(4_321, rows: 0..<1)) == nil)
            let page = Self.page(0, rows: 0..<10)
            #expect(try strokes(page, page) == nil)
        }

        @Test func noGlyphOfTwoCellsIsCut() throws {
            var after = Self.page(4_321, rows: 0..<10)
            after.write("中", row: 11, column: 4)
            #expect(try strokes(Self.page(0, rows: 0..<10), after) == nil)
            #expect(try strokes(after, Self.page(0, rows: 0..<10)) == nil)
        }
    }
}

import Screen
import Testing

@testable import Curses

extension NcursesTests {
    /// How many bytes usual changes take: the counts are exact, and what they are held to is near them.
    struct FrameBytesTests {
        @Test(arguments: ["", "truecolor"])
        func framesStayInsideTheirByteBudgets(colorTerm: String) throws {
            let size = Size(columns: 120, rows: 40)
            var bench = try FrameEncoderTests.Bench("xterm-256color", size: size, colorTerm: colorTerm)
            let page = FrameEncoderTests.list(size, first: 100, selected: 3)
            _ = bench.show(page)
            #expect(bench.show(page) == 0)
            var changed = page
            changed.write("No funds", row: 9, column: 57, as: .statusFailed)
            let status = bench.show(changed)
            #expect(status > 0 && status <= 40, "one status: \(status)")
            _ = bench.show(page)
            let down = bench.show(FrameEncoderTests.list(size, first: 100, selected: 4))
            #expect(down <= 520, "selection down: \(down)")
            _ = bench.show(page)
            let newRow = bench.show(FrameEncoderTests.list(size, first: 99, selected: 4))
            #expect(newRow <= 200, "a new row at the top: \(newRow)")
            _ = bench.show(page)
            let four = bench.show(FrameEncoderTests.list(size, first: 96, selected: 4))
            #expect(four <= 1_150, "four new rows at the top: \(four)")
            let turned = bench.show(FrameEncoderTests.list(size, first: 300, selected: 3))
            #expect(turned <= 2_300, "page: \(turned)")
        }

        @Test(arguments: FrameEncoderTests.terminals)
        func aListThatMovesBesideWhatStaysIsMovedAndNotDrawnAnew(name: String) throws {
            let size = Size(columns: 120, rows: 40)
            var bench = try FrameEncoderTests.Bench(name, size: size)
            func page(_ first: Int) -> Canvas {
                var page = FrameEncoderTests.list(size, first: first, selected: 12)
                for row in 3..<30 { page.write("Detail \(row * 7919 % 100)", row: row, column: 90, as: .textMuted) }
                return page
            }
            _ = bench.show(page(100))
            for first in [99, 98, 99] {
                let bytes = bench.show(page(first))
                #expect(bytes <= 850, "\(bytes)")
                #expect(bench.fault(page(first)) == nil)
            }
        }

        @Test(arguments: FrameEncoderTests.terminals)
        func twoPanesBelowEachOtherAreMovedInOneFrame(name: String) throws {
            let size = Size(columns: 80, rows: 24)
            var bench = try FrameEncoderTests.Bench(name, size: size)
            /// A list above, and below it lines that move by themselves.
            func page(_ first: Int, below: Int) -> Canvas {
                var page = Canvas(size: size)
                for row in 2..<13 {
                    let number = (first + row) * 7919 % 10_000
                    page.write("0712 ••• 345  KES \(number).00  Paid  TJK4H\(number)", row: row, column: 3)
                }
                page.rule(row: 14)
                for row in 15..<23 {
                    page.write("What became of it at \((below + row) * 7919 % 10_000)", row: row, column: 2)
                }
                return page
            }
            for (first, below) in [(100, 50), (99, 50), (98, 49), (99, 48), (96, 50), (100, 100)] {
                let next = page(first, below: below)
                let bytes = bench.show(next)
                #expect(bench.fault(next) == nil, "to \(first), \(below)")
                // Two rows that come in, and the two ways that the others go.
                if (first, below) == (98, 49) { #expect(bytes <= 230, "\(bytes)") }
            }
        }

        @Test func aFrameIsOneWriteHoweverItIsDrawn() throws {
            let size = Size(columns: 120, rows: 40)
            let line = try Line(columns: 120, rows: 40)
            var options = Terminal.Options(environment: ["TERM": "xterm-256color"])
            options.descriptor = line.terminal
            let terminal = try Terminal(options, theme: .base)
            terminal.present(FrameEncoderTests.list(size, first: 100, selected: 3))
            _ = line.written()
            // Nothing, rows that move, and a page that is drawn look by look.
            for (first, writes) in [(100, 0), (99, 1), (300, 1), (300, 0)] {
                let before = terminal.traffic.writes
                terminal.present(FrameEncoderTests.list(size, first: first, selected: 3))
                #expect(terminal.traffic.writes - before == writes, "to \(first)")
                _ = line.written()
            }
            terminal.close()
        }
    }
}

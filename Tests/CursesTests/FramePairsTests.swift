import Glibc
import TestSupport
import Testing

@testable import Curses
@testable import Screen

extension NcursesTests {
    /// Frames of every kind after one another, on every kind of terminal. `KAUNTA_FRAME_PAIRS` says how many there are.
    struct FramePairsTests {
        private static let pairs = getenv("KAUNTA_FRAME_PAIRS").flatMap { Int(String(cString: $0)) } ?? 120

        /// A theme on the terminal's own ground, one on its own, and that one in other colours.
        private static let themes = [0xFBFAF7 as UInt32, 0x002B36].reduce(into: [Theme.base]) { themes, page in
            let rules = [
                "surface": StyleRule(.hex(0x586E75), on: .hex(page)), "header": StyleRule(.hex(page), add: .underline),
                "status": StyleRule(.hex(page ^ 0x010203), add: .dim, mono: .bold), "phone": StyleRule(add: .italic),
                "amount": StyleRule(add: [.bold, .reverse], mono: [.dim, .reverse]),
            ]
            let layers = [Theme.Layer(rules: rules), Theme.baseLayer(Theme.basePalette)]
            themes.append(Theme(title: "Page", kind: .light, layers: layers))
        }

        @Test(arguments: FrameEncoderTests.terminals, ["", "truecolor"])
        func anyFrameBecomesAnyOther(name: String, colorTerm: String) throws {
            var random = SplitMix(seed: 17)
            for size in [Size(columns: 40, rows: 14), Size(columns: 81, rows: 24), Size(columns: 7, rows: 5)] {
                var bench = try FrameEncoderTests.Bench(name, size: size, colorTerm: colorTerm)
                // A terminal may do more than its description promises.
                if size.columns > 80 { bench.screen.erasesInColour = true }
                var page = Canvas(size: size)
                for pair in 0..<Self.pairs / 3 {
                    if pair % 40 == 39 {
                        let theme = Self.themes[Int.random(in: 0..<3, using: &random)]
                        bench.sheet = StyleSheet(theme: theme, depth: bench.sheet.depth)
                    }
                    page = Self.next(page, &random)
                    _ = bench.show(page)
                    let fault = bench.fault(page)
                    #expect(fault == nil, "\(size), pair \(pair)")
                    if fault != nil { break }
                }
            }
        }

        @Test func rowsThatMoveInHaveTheThemesGround() throws {
            let size = Size(columns: 60, rows: 16)
            var bench = try FrameEncoderTests.Bench("xterm-256color", size: size, theme: Self.themes[1])
            func page(_ top: Int) -> Canvas {
                var page = Canvas(size: size)
                for row in 0..<10 { page.write("Payment \(row * 7919) of \(row)", row: top + row, column: 1) }
                return page
            }
            for top in [0, 3, 2, 0, 1] {
                _ = bench.show(page(top))
                #expect(bench.fault(page(top)) == nil, "\(top)")
            }
        }

        /// A frame like the one before, with rows moved, and some, all or none of its cells drawn anew.
        private static func next(_ old: Canvas, _ random: inout SplitMix) -> Canvas {
            func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
            var page = number(1...20) == 1 ? Canvas(size: old.grid) : old
            for _ in 0..<number(0...2) { move(in: &page, &random) }
            if number(1...3) > 1 { return FrameEncoderTests.randomCanvas(page.grid, from: page, &random) }
            // As there: a wide character beside the last cell is beyond ncurses.
            page.write(" ", row: page.grid.rows - 1, column: page.grid.columns - 2)
            return page
        }

        /// Moves some rows up or down. What comes in is blank or, as in a list, like what was there.
        private static func move(in page: inout Canvas, _ random: inout SplitMix) {
            let (rows, before) = (page.grid.rows, page)
            let first = Int.random(in: 0..<rows, using: &random)
            let end = Int.random(in: first...rows, using: &random)
            let distance = Int.random(in: -4...4, using: &random)
            let comesBlank = Bool.random(using: &random)
            for row in first..<end {
                let isInside = (first..<end).contains(row - distance)
                if !isInside, !comesBlank { continue }
                page.replace(
                    row: row, column: 0,
                    with: (0..<page.grid.columns).map { isInside ? before[row - distance, $0] : .blank })
            }
        }
    }
}

import Foundation
import Screen
import TestSupport
import Testing

@testable import Curses

/// ncurses has one screen for the process, so its tests run one after the other.
@Suite(.serialized) struct NcursesTests {}

extension NcursesTests {
    struct FrameEncoderTests {
        static let terminals = [
            "xterm-256color", "tmux-256color", "screen", "linux", "vt100", "xterm", "rxvt-unicode-256color",
        ]

        /// A terminal of a kind, drawn on through the encoder and watched.
        struct Bench {
            let encoder: FrameEncoder
            var sheet: StyleSheet
            var screen: VTScreen
            let ignored: Attributes

            init(
                _ name: String, size: Size, theme: Theme = .base, colorTerm: String = "",
                scratch: FrameEncoder.Scratch = .memory
            ) throws {
                _ = Capabilities.takeCharacterSet()
                encoder = try FrameEncoder(descriptions: [name], size: size, writingInto: scratch)
                let capabilities = Capabilities(environment: ["TERM": name, "COLORTERM": colorTerm])
                let depth = capabilities.depth(colours: encoder.colours, saysDirect: encoder.saysDirect)
                sheet = StyleSheet(theme: theme, depth: depth)
                screen = VTScreen(size: size)
                // What their descriptions do not promise.
                screen.erasesInColour = !["tmux-256color", "screen", "vt100"].contains(name)
                // What a terminal cannot show at all, or not beside colours.
                switch name {
                case "linux": ignored = [.underline, .dim, .italic]
                case "vt100": ignored = [.dim, .italic]
                case "screen": ignored = [.italic]
                case "rxvt-unicode-256color": ignored = [.dim]
                default: ignored = []
                }
            }

            mutating func show(_ canvas: Canvas, glyphs: GlyphMap = .unicode) -> Int {
                let bytes = encoder.encode(canvas, sheet: sheet, glyphs: glyphs)
                screen.feed(bytes)
                return bytes.count
            }

            /// The first cell that the terminal shows otherwise than the canvas has it.
            func fault(_ canvas: Canvas, glyphs: GlyphMap = .unicode) -> String? {
                if let complaint = screen.complaints.first { return complaint }
                for row in 0..<canvas.grid.rows {
                    for column in 0..<canvas.grid.columns where canvas[row, column].span > 0 {
                        let cell = canvas[row, column]
                        let text = glyphs.shown(cell)
                        let style = sheet.style(cell.role, on: cell.ground)
                        let shown = screen[row, column]
                        let place = "\(row),\(column) \(cell.role.name)"
                        if shown.text != text { return "\(place): \(shown.text) for \(text)" }
                        if shown.style.background != style.background {
                            return "\(place): background \(shown.style) \(style)"
                        }
                        let wanted = style.attributes.subtracting(ignored)
                        let has = shown.style.attributes.subtracting(ignored)
                        if text == " " {
                            let visible: Attributes = [.reverse, .underline]
                            if has.intersection(visible) != wanted.intersection(visible) {
                                return "\(place): blank \(has) \(wanted)"
                            }
                        } else if shown.style.foreground != style.foreground || has != wanted {
                            return "\(place): \(shown.style) for \(style)"
                        }
                    }
                }
                if screen.isCursorShown, let cursor = canvas.cursor,
                    cursor != Point(row: screen.row, column: screen.column)
                {
                    return "the cursor is at \(screen.row),\(screen.column) for \(cursor)"
                }
                return nil
            }
        }

        static func randomCanvas(_ size: Size, from old: Canvas?, _ random: inout SplitMix) -> Canvas {
            var page = old ?? Canvas(size: size)
            let texts = [
                "Paid", "中文字", "e\u{301}e\u{301}", "─────", "✓ 12:40:51", "                    ", "1,250.00", "█░▁▂",
                "KES",
            ]
            func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }
            for _ in 0..<number(1..<40) {
                let role = Role.allCases[number(0..<Role.allCases.count)]
                let (row, column) = (number(0..<size.rows), number(-4..<size.columns))
                switch number(0..<8) {
                case 0: page.fill(Rect(row: row, column: column, rows: 3, columns: number(1..<20)), as: role)
                case 1: page.tint(Rect(row: row, column: column, rows: 1, columns: number(1..<30)), as: role)
                default: page.write(texts[number(0..<texts.count)], row: row, column: column, as: role)
                }
            }
            // A wide character beside the last cell is beyond ncurses where the terminal has no switch for its margin.
            page.write(" ", row: size.rows - 1, column: size.columns - 2)
            if number(0..<3) > 0 {
                page.placeCursor(row: number(0..<size.rows), column: number(0..<size.columns))
            } else {
                page.hideCursor()
            }
            return page
        }

        @Test(arguments: terminals)
        func theTerminalShowsWhatTheCanvasHas(name: String) throws {
            var random = SplitMix(seed: 7)
            for size in [Size(columns: 80, rows: 24), Size(columns: 33, rows: 9)] {
                var bench = try Bench(name, size: size)
                var page: Canvas?
                for step in 0..<60 {
                    let next = Self.randomCanvas(size, from: step % 5 == 0 ? nil : page, &random)
                    _ = bench.show(next)
                    let fault = bench.fault(next)
                    #expect(fault == nil, "step \(step)")
                    if fault != nil { break }
                    page = next
                }
            }
        }

        /// Where the kernel has no files in memory, one in the folder for temporary files takes their place.
        @Test(arguments: FrameEncoder.Scratch.allCases)
        func whereverItIsWrittenTheTerminalShowsTheSame(scratch: FrameEncoder.Scratch) throws {
            var random = SplitMix(seed: 11)
            let size = Size(columns: 80, rows: 24)
            var bench = try Bench("xterm-256color", size: size, scratch: scratch)
            for _ in 0..<20 {
                let page = Self.randomCanvas(size, from: nil, &random)
                #expect(bench.show(page) > 0)
                #expect(bench.fault(page) == nil)
            }
            let kept = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap {
                try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")
            }
            let name = scratch == .memory ? "/memfd:kaunta-screen" : "/tmp/"
            #expect(kept.contains { $0.hasPrefix(name) && $0.hasSuffix(" (deleted)") })
        }

        @Test(arguments: terminals)
        func scrollingAListShowsTheSameRows(name: String) throws {
            let size = Size(columns: 80, rows: 24)
            var bench = try Bench(name, size: size)
            for first in [0, 1, 2, 5, 30, 29, 28] {
                let page = Self.list(size, first: first, selected: 3)
                _ = bench.show(page)
                #expect(bench.fault(page) == nil, "from \(first)")
            }
        }

        @Test func aPoorTerminalGetsOnlyASCII() throws {
            let size = Size(columns: 80, rows: 24)
            let ascii = GlyphMap(tier: .ascii)
            var bench = try Bench("vt100", size: size)
            let page = Self.list(size, first: 0, selected: 2)
            let bytes = bench.encoder.encode(page, sheet: bench.sheet, glyphs: ascii)
            #expect(bytes.allSatisfy { $0 < 0x80 })
            bench.screen.feed(bytes)
            #expect(bench.fault(page, glyphs: ascii) == nil)
        }

        @Test func anotherThemeOrSizeIsDrawnWhole() throws {
            let size = Size(columns: 80, rows: 24)
            var bench = try Bench("xterm-256color", size: size)
            _ = bench.show(Self.list(size, first: 0, selected: 1))
            let larger = Size(columns: 100, rows: 30)
            let page = Self.list(larger, first: 0, selected: 1)
            bench.screen = VTScreen(size: larger)
            bench.encoder.repaint()
            _ = bench.show(page)
            #expect(bench.fault(page) == nil)
        }

        @Test func everySizeIsDrawnWhole() throws {
            var random = SplitMix(seed: 3)
            var bench = try Bench("xterm-256color", size: Size(columns: 80, rows: 24))
            for _ in 0..<60 {
                let size = Size(
                    columns: Int.random(in: 1...200, using: &random), rows: Int.random(in: 1...60, using: &random))
                bench.screen = VTScreen(size: size)
                bench.encoder.repaint()
                for first in [0, 1, 40] {
                    let page = Self.list(size, first: first, selected: 2)
                    _ = bench.show(page)
                    #expect(bench.fault(page) == nil, "\(size)")
                }
            }
        }

        @Test func marksAndBellsGoRoundAFrame() throws {
            let size = Size(columns: 20, rows: 3)
            var bench = try Bench("xterm-256color", size: size)
            var page = Canvas(size: size)
            _ = bench.show(page)
            bench.encoder.marksUpdates = true
            page.write("Paid", row: 1, column: 1, as: .statusPaid)
            page.bells = 2
            let bytes = bench.encoder.encode(page, sheet: bench.sheet, glyphs: .unicode)
            #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("\u{1B}[?2026h"))
            #expect(String(decoding: bytes, as: UTF8.self).hasSuffix("\u{1B}[?2026l\u{7}\u{7}"))
            #expect(bench.encoder.encode(page, sheet: bench.sheet, glyphs: .unicode).isEmpty)
        }

        @Test func leavingGivesBackScreenAndCursorAndAFrameEntersAgain() throws {
            let size = Size(columns: 40, rows: 10)
            var bench = try Bench("xterm-256color", size: size)
            let page = Self.list(size, first: 0, selected: 1)
            _ = bench.show(page)
            #expect(bench.screen.isAlternate && !bench.screen.isCursorShown)
            bench.screen.feed(bench.encoder.leave())
            #expect(!bench.screen.isAlternate && bench.screen.isCursorShown)
            bench.encoder.repaint()
            bench.screen = VTScreen(size: size)
            _ = bench.show(page)
            #expect(bench.screen.isAlternate)
            #expect(bench.fault(page) == nil)
        }

        @Test func anUnknownTerminalIsRefusedAndTheNextNameTried() throws {
            let size = Size(columns: 80, rows: 24)
            #expect(throws: TerminalRefusal.tooSimple(name: "no-such-terminal")) {
                _ = try FrameEncoder(descriptions: ["no-such-terminal"], size: size)
            }
            #expect(throws: TerminalRefusal.tooSimple(name: "dumb")) {
                _ = try FrameEncoder(descriptions: ["dumb"], size: size)
            }
            let kitty = try FrameEncoder(descriptions: ["xterm-kitty-9", "xterm-256color", "vt100"], size: size)
            #expect(kitty.colours == 256)
            #expect(throws: TerminalRefusal.inUse) { _ = try FrameEncoder(descriptions: ["vt100"], size: size) }
        }

        @Test func theDescriptionsKeysAreKnown() throws {
            let encoder = try FrameEncoder(descriptions: ["linux"], size: Size(columns: 80, rows: 24))
            #expect(encoder.terminalKeys[Array("\u{1B}[20~".utf8)] == .function(9))
            #expect(!encoder.rescue.isEmpty)
        }

        /// A frame like the list of payments with its detail at the right.
        static func list(_ size: Size, first: Int, selected: Int) -> Canvas {
            var page = Canvas(size: size)
            let width = min(size.columns, 82)
            page.write("[Till]  Live", row: 0, column: 1, as: .header)
            page.rule(row: 1)
            page.divider(column: width, rows: 1..<max(1, size.rows - 2))
            let names = ["Grace Wanjiku", "Peter Otieno", "Amina Yusuf", "", "John Kamau", "", "Mercy Achieng"]
            let states: [(mark: Mark, word: String, role: Role)] = [
                (.paid, "Paid", .statusPaid), (.failed, "No funds", .statusFailed), (.paid, "Paid", .statusPaid),
                (.waiting, "Waiting", .statusWaiting), (.paid, "Paid", .statusPaid),
                (.unknown, "Unknown", .statusUnknown), (.paid, "Paid", .statusPaid),
            ]
            for row in 3..<max(3, min(size.rows - 2, 33)) {
                let number = first + row
                let state = states[number * 3 % 7]
                page.write(String(state.mark.character), row: row, column: 2, as: state.role)
                page.write("12:\(10 + number % 50):\(10 + number * 13 % 50)", row: row, column: 4)
                page.write("07\(10 + number % 90) ••• \(100 + number * 37 % 900)", row: row, column: 14, as: .phone)
                page.write(names[number * 5 % 7], row: row, column: 28)
                page.write("\(number * 7919 % 10_000).00", row: row, column: 44, as: .amount, width: 11, align: .right)
                page.write(state.word, row: row, column: 57, as: state.role)
                if state.mark == .paid {
                    page.write("TJK4H\(10000 + number * 7717 % 90000)", row: row, column: 68, as: .receipt)
                }
            }
            page.tint(Rect(row: selected + 3, column: 1, rows: 1, columns: width - 2), as: .listSelected)
            page.write("Enter Open   ? Help", row: size.rows - 1, column: 2, as: .footer)
            return page
        }
    }
}

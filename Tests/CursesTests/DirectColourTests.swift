import TestSupport
import Testing

@testable import Curses
@testable import Screen

extension NcursesTests {
    /// Colours of 24 bits, through a description of 256.
    struct DirectColourTests {
        private static let size = Size(columns: 120, rows: 40)

        @Test(arguments: ["xterm-256color", "tmux-256color"])
        func theTerminalShowsTheColoursThemselves(name: String) throws {
            var random = SplitMix(seed: 11)
            let size = Size(columns: 80, rows: 24)
            var bench = try FrameEncoderTests.Bench(name, size: size, colorTerm: "truecolor")
            #expect(bench.sheet.depth == .direct && bench.encoder.takesDirect && !bench.encoder.saysDirect)
            var page: Canvas?
            for step in 0..<60 {
                let next = FrameEncoderTests.randomCanvas(size, from: step % 5 == 0 ? nil : page, &random)
                _ = bench.show(next)
                #expect(bench.fault(next) == nil, "step \(step)")
                page = next
            }
        }

        @Test func theBytesNameTheColourAndNoNumberOf256() throws {
            var bench = try FrameEncoderTests.Bench("xterm-256color", size: Self.size, colorTerm: "truecolor")
            let page = FrameEncoderTests.list(Self.size, first: 0, selected: 1)
            let bytes = bench.encoder.encode(page, sheet: bench.sheet, glyphs: .unicode)
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.contains("38;2;95;211;141m"), "paid is #5fd38d")
            #expect(text.contains("48;2;") && !text.contains("8;5;"))
            bench.screen.feed(bytes)
            #expect(bench.fault(page) == nil)
        }

        @Test func anotherThemeShowsItsOwnColours() throws {
            var bench = try FrameEncoderTests.Bench("xterm-256color", size: Self.size, colorTerm: "24bit")
            let page = FrameEncoderTests.list(Self.size, first: 0, selected: 1)
            _ = bench.show(page)
            let layer = Theme.Layer(rules: ["status": StyleRule(.hex(0x010203)), "list": StyleRule(.hex(0x040506))])
            let other = Theme(title: "Other", kind: .dark, layers: [layer])
            bench.sheet = StyleSheet(theme: other, depth: .direct)
            _ = bench.show(page)
            #expect(bench.fault(page) == nil)
        }

        @Test func framesStayInsideTheirByteBudgets() throws {
            var bench = try FrameEncoderTests.Bench("xterm-256color", size: Self.size, colorTerm: "truecolor")
            let page = FrameEncoderTests.list(Self.size, first: 100, selected: 3)
            _ = bench.show(page)
            #expect(bench.show(page) == 0)
            var changed = page
            changed.write("No funds", row: 9, column: 57, as: .statusFailed)
            let status = bench.show(changed)
            #expect(status > 0 && status <= 70, "one status: \(status)")
            _ = bench.show(page)
            let down = bench.show(FrameEncoderTests.list(Self.size, first: 100, selected: 4))
            #expect(down <= 700, "selection down: \(down)")
            _ = bench.show(page)
            let newRow = bench.show(FrameEncoderTests.list(Self.size, first: 99, selected: 4))
            #expect(newRow <= 700, "a new row at the top: \(newRow)")
            let turned = bench.show(FrameEncoderTests.list(Self.size, first: 300, selected: 3))
            // Each colour that a page names is up to nine bytes longer than its number.
            #expect(turned <= 4_900, "page: \(turned)")
        }
    }

    struct DirectColourBytesTests {
        private let colours: [UInt8: RGB] = [16: RGB(0x010203), 255: RGB(0xFF0000)]

        @Test(arguments: [
            ("\u{1B}[38;5;16mPaid", "\u{1B}[38;2;1;2;3mPaid"), ("a\u{1B}[48;5;255m", "a\u{1B}[48;2;255;0;0m"),
            // What stands for none, the person's own colours, and all else stays.
            ("\u{1B}[38;5;17mx", "\u{1B}[38;5;17mx"), ("\u{1B}[92m\u{1B}[1m", "\u{1B}[92m\u{1B}[1m"),
            ("\u{1B}[38;5;", "\u{1B}[38;5;"), ("38;5;16m", "38;5;16m"), ("\u{1B}", "\u{1B}"),
        ])
        func aNumberThatStandsForAColourIsExchanged(_ written: String, _ sent: String) {
            let bytes = DirectColours.exchange(colours, in: Array(written.utf8))
            #expect(String(decoding: bytes, as: UTF8.self) == sent)
        }

        @Test func aDescriptionThatWritesColoursOtherwiseIsLeftAlone() {
            let usual = ("%e38;5;%p1%d%;m", "%e48;5;%p1%d%;m")
            #expect(DirectColours.fit(foreground: usual.0, background: usual.1))
            #expect(!DirectColours.fit(foreground: "\u{1B}[3%p1%dm", background: "\u{1B}[4%p1%dm"))
            #expect(!DirectColours.fit(foreground: "38:2::%p1%d", background: usual.1))
        }
    }
}

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
    }
}

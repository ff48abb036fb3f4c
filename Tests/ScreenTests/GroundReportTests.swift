import Screen
import Testing

/// What the terminal answers when it is asked what colour lies behind its text.
struct GroundReportTests {
    private func events(_ text: String) -> [InputEvent] {
        var decoder = InputDecoder()
        return decoder.feed(Array(text.utf8))
    }

    @Test(arguments: [
        ("\u{1B}]11;rgb:fbfb/fafa/f7f7\u{1B}\\", UInt32(0xFBFAF7)), ("\u{1B}]11;rgb:00/00/00\u{7}", 0x000000),
        ("\u{1B}]11;rgb:f/f/f\u{7}", 0xFFFFFF), ("\u{1B}]11;rgba:1111/1616/1d1d/ffff\u{1B}\\", 0x11161D),
    ])
    func theAnswerIsAColour(text: String, colour: UInt32) {
        #expect(events(text) == [.ground(RGB(colour))])
        for cut in 1..<text.utf8.count {
            var decoder = InputDecoder()
            let bytes = Array(text.utf8)
            #expect(decoder.feed(bytes[..<cut]) + decoder.feed(bytes[cut...]) == [.ground(RGB(colour))], "\(cut)")
        }
    }

    @Test(arguments: ["\u{1B}[?997;1n", "\u{1B}[?997;2n"]) func aChangeOfTheGroundIsHeard(text: String) {
        #expect(events(text) == [.groundChanged])
    }

    @Test(arguments: ["\u{1B}[?997;3n", "\u{1B}[?997n", "\u{1B}[997;1n", "\u{1B}[0n", "\u{1B}[?997;1;1n"])
    func anotherReportMeansNothing(text: String) { #expect(events(text) == [.unknownSequence]) }

    @Test(arguments: [
        "\u{1B}]11;rgb:zz/00/00\u{7}", "\u{1B}]11;?\u{7}", "\u{1B}]10;rgb:00/00/00\u{7}",
        "\u{1B}]11;rgb:00/00\u{7}", "\u{1B}]11;rgb:00000/00/00\u{7}", "\u{1B}P11;rgb:00/00/00\u{1B}\\",
        "\u{1B}]11;rgb:00/00/00\u{18}", "\u{1B}]52;c;\(String(repeating: "A", count: 5000))\u{7}",
    ])
    func anythingElseMeansNothingAndTypesNothing(text: String) {
        #expect(events(text) == [.unknownSequence])
    }

    @Test func lightIsWhereDarkTextReadsBetter() {
        #expect(RGB(0xFDF6E3).isLight && RGB(0xFFFFFF).isLight)
        #expect(!RGB(0x2E3440).isLight && !RGB(0x000000).isLight && !RGB(0x11161D).isLight)
    }
}

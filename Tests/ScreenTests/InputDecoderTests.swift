import Screen
import TestSupport
import Testing

struct InputDecoderTests {
    private func events(_ text: String) -> [InputEvent] {
        var decoder = InputDecoder()
        return decoder.feed(Array(text.utf8))
    }

    @Test(arguments: [
        // xterm, tmux and screen
        ("\u{1B}OP", Key.function(1)), ("\u{1B}OS", .function(4)), ("\u{1B}[15~", .function(5)),
        ("\u{1B}[20~", .function(9)), ("\u{1B}[21~", .function(10)), ("\u{1B}[24~", .function(12)),
        ("\u{1B}[A", .up), ("\u{1B}OB", .down), ("\u{1B}[H", .home), ("\u{1B}OF", .end), ("\u{1B}[Z", .backTab),
        ("\u{1B}[1;1A", .up),
        // rxvt, VT220
        ("\u{1B}[11~", .function(1)), ("\u{1B}[7~", .home), ("\u{1B}[8~", .end), ("\u{1B}[1~", .home),
        ("\u{1B}[4~", .end), ("\u{1B}[3~", .delete), ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown),
        // the Linux console
        ("\u{1B}[[A", .function(1)), ("\u{1B}[[E", .function(5)), ("\u{1B}[17~", .function(6)),
        ("\u{1B}\t", .backTab),
        // the number pad in application mode
        ("\u{1B}Oq", .keypad("1")), ("\u{1B}Oy", .keypad("9")), ("\u{1B}Ok", .keypad("+")), ("\u{1B}OM", .enter),
        ("\u{1B}On", .keypad(".")),
        // plain keys
        ("\r", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace), ("7", .character("7")),
        ("é", .character("é")), ("中", .character("中")), ("😀", .character("😀")), ("\u{10}", .ctrl("p")),
        ("\u{1B}s", .alt("s")), ("\u{1B}1", .alt("1")), ("\u{1B}é", .alt("é")),
    ])
    func aKeyIsKnownOnEveryTerminal(bytes: String, key: Key) {
        #expect(events(bytes) == [.key(key)])
    }

    @Test(arguments: [
        "\u{1B}[99;9~", "\u{1B}[1;5A", "\u{1B}[20;5~", "\u{1B}[?1;2c", "\u{1B}[<0;12;30M", "\u{1B}[27;5;57~",
        "\u{1B}]12;rgb:1111/2222/3333\u{7}", "\u{1B}]12;rgb:1111/2222/3333\u{1B}\\", "\u{1B}P1$r0m\u{1B}\\",
        "\u{1B}_G123\u{1B}\\", "\u{1B}[24;80R", "\u{1B}[M 12", "\u{1B}\r", "\u{1B}[[9",
    ])
    func anUnknownSequenceIsSwallowedWhole(bytes: String) {
        #expect(events(bytes + "x") == [.unknownSequence, .key(.character("x"))])
    }

    @Test func theAnswerAboutAModeIsNoKey() {
        #expect(events("\u{1B}[?2026;2$y") == [.modeReport(mode: 2026, state: 2)])
    }

    @Test func aLoneEscapeComesOutWhenItsTimeIsOver() {
        var decoder = InputDecoder()
        #expect(decoder.feed([0x1B]).isEmpty)
        #expect(decoder.pending == .escape)
        let escape = decoder.flush()
        #expect(escape == [.key(.escape)])
        #expect(decoder.pending == .nothing)
    }

    @Test func theRestOfASlowSequenceTypesNothing() {
        var decoder = InputDecoder()
        _ = decoder.feed([0x1B])
        let escape = decoder.flush()
        #expect(escape == [.key(.escape)])
        let rest = decoder.feed(Array("[99;9~".utf8))
        #expect(rest == [.unknownSequence])
        _ = decoder.feed(Array("\u{1B}[12".utf8))
        #expect(decoder.pending == .sequence)
        let dropped = decoder.flush()
        #expect(dropped == [.unknownSequence])
    }

    @Test func aPasteIsOneEventWithoutControls() {
        let paste = "\u{1B}[200~0712\t345\r\n678\u{1B}[31m\u{7}\u{1B}[201~"
        #expect(events(paste + "1") == [.paste("0712 345 678[31m"), .key(.character("1"))])
    }

    @Test func aPasteIsCutAtFourKibibytes() {
        let long = "\u{1B}[200~" + String(repeating: "é", count: 4000) + "\u{1B}[201~"
        guard case .paste(let text)? = events(long).first else {
            Issue.record("no paste")
            return
        }
        #expect(text.utf8.count == InputDecoder.pasteLimit)
        #expect(text.allSatisfy { $0 == "é" })
    }

    @Test func bytesThatAreNoTextTypeNothing() {
        var decoder = InputDecoder()
        let cutShort = decoder.feed([0xC3, 0x28])
        #expect(cutShort == [.unknownSequence, .key(.character("("))])
        let noText = decoder.feed([0xFF, 0x80, 0xC0])
        #expect(noText == [.unknownSequence, .unknownSequence, .unknownSequence])
        let surrogate = decoder.feed([0xED, 0xA0, 0x80])
        #expect(surrogate == [.unknownSequence])
        let control = decoder.feed([0xC2, 0x9B])
        #expect(control == [.unknownSequence])
    }

    @Test func theTerminalsOwnSequencesComeFirst() {
        var decoder = InputDecoder(terminalKeys: [Array("\u{1B}[25~".utf8): .function(11)])
        let own = decoder.feed(Array("\u{1B}[25~".utf8))
        #expect(own == [.key(.function(11))])
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func theEventsDoNotDependOnHowTheBytesWereChopped(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let alphabet: [UInt8] =
            [0x1B, 0x1B, 0x1B] + Array("[[OOP]~~;;?$019AMZqy \\_".utf8) + [
                0x07, 0x0D, 0x18, 0xC3, 0xA9, 0xE4, 0xB8, 0xAD, 0xFF,
            ]
        var bytes = (0..<2000).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
        bytes += Array("\u{1B}[200~paste\u{1B}[20\u{1B}[201~".utf8)
        var whole = InputDecoder()
        let expected = whole.feed(bytes)
        var chopped = InputDecoder()
        var events: [InputEvent] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = min(rest.count, Int.random(in: 1...7, using: &random))
            events += chopped.feed(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        #expect(events == expected)
        #expect(chopped.pending == whole.pending)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func noDigitOfASequenceIsEverTyped(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var decoder = InputDecoder()
        for _ in 0..<300 {
            var sequence = Array("\u{1B}[".utf8)
            let body = Array("0123456789;:<=>?!#$%&".utf8)
            let final = Array("@BCDEFGHIJKLNPQSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz{|}~".utf8)
            for _ in 0..<Int.random(in: 1...90, using: &random) {
                sequence.append(body[Int.random(in: 0..<body.count, using: &random)])
            }
            sequence.append(final[Int.random(in: 0..<final.count, using: &random)])
            let cut = Int.random(in: 0..<sequence.count, using: &random)
            var events = decoder.feed(sequence[..<cut])
            if cut == 1 { events += decoder.flush() }
            events += decoder.feed(sequence[cut...])
            for case .key(let key) in events { #expect(key.text == nil, "\(sequence) typed \(key)") }
            #expect(decoder.pending == .nothing || decoder.pending == .paste)
            _ = decoder.flush()
        }
    }
}

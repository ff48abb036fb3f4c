import Testing

@testable import kaunta

@Suite struct TypedLinesTests {
    @Test func bytesBecomeLinesHoweverTheyAreCut() {
        var typed = TypedLines()
        #expect(typed.take("07".utf8) == [])
        #expect(typed.take("12\nsen".utf8) == ["0712"])
        #expect(typed.take("d\n\n".utf8) == ["send", ""])
    }

    @Test func whatWasNotEndedIsNoLine() {
        var typed = TypedLines()
        #expect(typed.take("send".utf8) == [])
    }

    @Test func ofAnOverlongLineNothingIsTaken() {
        var typed = TypedLines()
        let line = "send" + String(repeating: " ", count: TypedLines.longest)
        #expect(typed.take((line + "\nsend\n").utf8) == ["?", "send"])
    }
}

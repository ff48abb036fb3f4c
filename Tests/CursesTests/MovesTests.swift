import Testing

@testable import Curses
@testable import Screen

struct MovesTests {
    private func sent(
        _ written: String, hpa: String? = "\u{1B}[%i%p1%dG", cud: String? = "\u{1B}[%p1%dB"
    ) -> String {
        var moves = Moves(size: Size(columns: 80, rows: 24), hpa: hpa, cud: cud)
        return String(decoding: moves.shorten(Array(written.utf8)), as: UTF8.self)
    }

    @Test(arguments: [
        // In the same row the column is enough.
        ("\u{1B}[5;3Ha\u{1B}[5;58HWaiting", "\u{1B}[5;3Ha\u{1B}[58GWaiting"),
        ("\u{1B}[5;3H…\u{1B}[31m\u{1B}[5;58HWaiting", "\u{1B}[5;3H…\u{1B}[31m\u{1B}[58GWaiting"),
        ("\u{1B}[5;3Ha\u{1B}[9d\u{1B}[9;50Hb", "\u{1B}[5;3Ha\u{1B}[9d\u{1B}[50Gb"),
        ("\u{1B}[5;3Ha\u{1B}[6;58Hb", "\u{1B}[5;3Ha\u{1B}[6;58Hb"),
        // Straight down, as the sides of a box go.
        ("\u{1B}[5;3H│\u{1B}[6;3H│\u{1B}[7;3H│", "\u{1B}[5;3H│\u{1B}[B\u{8}│\u{1B}[B\u{8}│"),
        ("\u{1B}[5;3Hab\u{1B}[6;5Hc", "\u{1B}[5;3Hab\u{1B}[Bc"),
        (
            "\u{1B}[5;3H│\u{1B}[6d\u{8}│\u{1B}[8d\u{8}│\u{1B}[11dx",
            "\u{1B}[5;3H│\u{1B}[B\u{8}│\u{1B}[8d\u{8}│\u{1B}[3Bx"
        ),
        // A glyph that some draw wider leaves the column unknown, and so does the end of a row.
        ("\u{1B}[5;3H…\u{1B}[6;3H…", "\u{1B}[5;3H…\u{1B}[6;3H…"),
        ("\u{1B}[5;80Ha\u{1B}[6;80Hb", "\u{1B}[5;80Ha\u{1B}[6;80Hb"),
        ("\u{1B}[5;75H……………\u{1B}[5;3Hb", "\u{1B}[5;75H……………\u{1B}[5;3Hb"),
        // Where the cursor is not known to be, it is told whole.
        ("a\u{1B}[5;3Hb\u{1B}[?25h\u{1B}[5;9Hc", "a\u{1B}[5;3Hb\u{1B}[?25h\u{1B}[5;9Hc"),
        ("\u{1B}[5;3Ha\n\u{1B}[5;9Hb", "\u{1B}[5;3Ha\n\u{1B}[5;9Hb"),
        ("\u{1B}[5;3Ha\u{1B}[2A\u{1B}[5;9Hb", "\u{1B}[5;3Ha\u{1B}[2A\u{1B}[5;9Hb"),
        // It is there already.
        ("\u{1B}[5;3H\u{1B}[K\u{1B}[5;3Ha", "\u{1B}[5;3H\u{1B}[Ka"),
    ])
    func aWayIsToldInFewBytes(_ written: String, _ wanted: String) { #expect(sent(written) == wanted) }

    @Test func aTerminalThatKnowsNoColumnsIsToldPlaces() {
        #expect(sent("\u{1B}[5;3H│\u{1B}[6;3H│", cud: nil) == "\u{1B}[5;3H│\u{1B}[6;3H│")
        #expect(sent("\u{1B}[5;3Ha\u{1B}[5;58Hb", hpa: nil) == "\u{1B}[5;3Ha\u{1B}[5;58Hb")
    }

    @Test(arguments: [
        (
            "\u{1B}[6;14r\u{1B}[6;1H\u{1B}M\u{1B}[1;24r\u{1B}[5;3Ha",
            "\u{1B}[6;14r\u{1B}[6;1H\u{1B}M\u{1B}[1;24r\u{1B}[5;3Ha"
        ),
        (
            "\u{1B}[5;15r\u{1B}[5;1H\u{1B}M\u{1B}[1;24r\u{1B}[5;15r\u{1B}[5;1H\u{1B}M\u{1B}[1;24r\u{1B}[5;1Ha",
            "\u{1B}[5;15r\u{1B}[5;1H\u{1B}M\u{1B}M\u{1B}[1;24r\u{1B}[5;1Ha"
        ),
        (
            "\u{1B}[5;15r\u{1B}[5;1H\u{1B}M\u{1B}[1;24r\u{1B}[6;15r\u{1B}[6;1H\u{1B}M\u{1B}[1;24r",
            "\u{1B}[5;15r\u{1B}[5;1H\u{1B}M\u{1B}[6;15r\u{1B}[6;1H\u{1B}M\u{1B}[1;24r"
        ),
        // A line feed at the foot of a region scrolls it.
        (
            "\u{1B}[5;15r\u{1B}[15;1H\n\u{1B}[1;24r\u{1B}[5;15r\u{1B}[15;1H\n\u{1B}[1;24r",
            "\u{1B}[5;15r\u{1B}[15;1H\n\u{1B}[15;1H\n\u{1B}[1;24r"
        ),
    ])
    func aRegionIsGivenBackOnce(_ written: String, _ wanted: String) { #expect(sent(written) == wanted) }
}

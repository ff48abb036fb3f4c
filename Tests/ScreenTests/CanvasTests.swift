import Screen
import TestSupport
import Testing

struct CanvasTests {
    private func canvas(_ columns: Int, _ rows: Int) -> Canvas { Canvas(size: Size(columns: columns, rows: rows)) }

    @Test func textIsWrittenPaddedAndCut() {
        var page = canvas(20, 4)
        let state = page.write("Paid", row: 0, column: 1, as: .statusPaid)
        #expect(state == 4)
        let amount = page.write("1,250.00", row: 1, column: 0, as: .amount, width: 12, align: .right)
        #expect(amount == 12)
        let name = page.write("Grace Wanjiku", row: 2, column: 0, width: 6)
        #expect(name == 6)
        page.write("middle", row: 3, column: 0, width: 10, align: .centre)
        #expect(
            page.lines() == [
                " Paid               ", "    1,250.00        ", "Grace…              ", "  middle            ",
            ])
    }

    @Test(arguments: [
        ("a\u{1B}[31mb", "a·[31mb"), ("a\u{202E}b", "a·b"), ("tab\there", "tab·here"), ("\u{0}", "·"),
        ("e\u{301}", "e\u{301}"), ("中文", "中文"), ("👨‍👩‍👧", "□"), ("🇰🇪", "□"), ("⚠\u{FE0F}", "□"),
        ("\u{301}", "□"), ("\u{E000}", "□"), ("x\u{A0}y", "x y"), ("😀", "😀"),
    ])
    func textFromOutsideIsCleaned(text: String, shown: String) {
        var page = canvas(12, 1)
        let used = page.write(text, row: 0, column: 0)
        #expect(page.lines()[0].hasPrefix(shown))
        #expect(used == CellWidth.of(text))
    }

    @Test func aWideCharacterIsNeverCutInHalf() {
        var page = canvas(6, 1)
        page.write("中文字", row: 0, column: 0)
        page.write("x", row: 0, column: 1)
        #expect(page.lines() == [" x文字"])
        page.write("y", row: 0, column: 2)
        #expect(page.lines() == [" xy 字"])
        page.write("中", row: 0, column: 5)
        #expect(page.lines() == [" xy   "])
    }

    @Test func whatATextLiesOnStays() {
        var page = canvas(10, 2)
        page.write("Paid", row: 0, column: 0, as: .statusPaid)
        page.tint(Rect(row: 0, column: 0, rows: 1, columns: 10), as: .listSelected)
        page.write("!", row: 0, column: 5, as: .levelWarn)
        #expect(
            page.runs(row: 0).map(\.description).joined(separator: " · ")
                == "0-3 status.paid/list.selected · 4 text/list.selected · 5 level.warn/list.selected · 6-9 text/list.selected"
        )
    }

    @Test func aPictureNamesRolesUnderItsRows() {
        var page = canvas(12, 2)
        page.write("Till", row: 0, column: 1, as: .title)
        page.placeCursor(row: 1, column: 3)
        #expect(
            page.picture(named: "till/empty") == """
                frame till/empty  size 12x2  glyphs unicode  cursor 1,3
                01| Till
                   s: 1-4 title
                02|

                """)
    }

    @Test func rulesBoxesAndDividersJoin() {
        var page = canvas(16, 5)
        page.rule(row: 0, label: "Tills")
        page.divider(column: 12, rows: 0..<5)
        page.box(Rect(row: 1, column: 1, rows: 3, columns: 10), title: "Request")
        #expect(
            page.lines() == [
                "── Tills ───┬───", " ┌─ Requ…─┐ │   ", " │        │ │   ", " └────────┘ │   ", "            │   ",
            ])
        #expect(page.lines(glyphs: GlyphMap(tier: .ascii))[1] == " +- Requ~-+ |   ")
    }

    @Test func poorTerminalsGetOneCellForOneCell() {
        var page = canvas(30, 2)
        page.write("▸✓ 0722 ••• 901 … ● ↩ 中é", row: 0, column: 0)
        #expect(page.lines(glyphs: GlyphMap(tier: .ascii))[0] == ">+ 0722 *** 901 ~ * < ???     ")
        #expect(page.lines(glyphs: GlyphMap(tier: .console))[0] == "►√ 0722 *** 901 ~ ■ « ??é     ")
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func nothingIsDrawnOutsideThePart(seed: UInt64) {
        var random = SplitMix(seed: seed)
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        for _ in 0..<40 {
            var page = canvas(24, 10)
            for row in 0..<10 { page.write("中文中文中文中文中文中文", row: row, column: 0, as: .phone) }
            let before = page
            let part = Rect(row: number(-3...9), column: number(-3...22), rows: number(0...8), columns: number(0...20))
            page.within(part) { inner in
                inner.write("é中x—👨‍👩‍👧wide文", row: number(-2...9), column: number(-9...22), as: .title)
                inner.write("cut", row: number(-2...9), column: number(-4...20), width: number(0...30), align: .right)
                inner.fill(Rect(row: number(-2...9), column: number(-9...22), rows: 3, columns: 5), as: .listSelected)
                inner.box(Rect(row: number(-2...9), column: number(-9...22), rows: 4, columns: 9), title: "t")
                inner.rule(row: number(-2...9), label: "label")
                inner.divider(column: number(-2...20), rows: -3..<12)
                inner.tint(inner.bounds, as: .field)
                inner.placeCursor(row: number(-2...9), column: number(-9...22))
            }
            let inside = part.intersection(Rect(Size(columns: 24, rows: 10)))
            for row in 0..<10 {
                for column in 0..<24 where !inside.contains(Point(row: row, column: column)) {
                    // Only the other half of a wide character that was cut at the edge may have become a blank.
                    let (old, new) = (before[row, column], page[row, column])
                    let isEdge = column == inside.column - 1 || column == inside.endColumn
                    #expect(old == new || (isEdge && new.glyph == .blank && new.role == old.role))
                }
            }
            if let cursor = page.cursor { #expect(inside.contains(cursor)) }
            expectWholeWideCells(page)
        }
    }

    private func expectWholeWideCells(_ page: Canvas) {
        for row in 0..<page.grid.rows {
            var column = 0
            while column < page.grid.columns {
                let span = Int(page[row, column].span)
                #expect(span > 0, "a right half without its left one at \(row),\(column)")
                if span == 2 { #expect(column + 1 < page.grid.columns && page[row, column + 1].span == 0) }
                column += max(1, span)
            }
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func aDifferenceMakesTheNewFrameOfTheOld(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let old = randomCanvas(&random)
        let new = randomCanvas(&random)
        let difference = CanvasDifference(from: old, to: new)
        let made = old.applying(difference)
        #expect(made.cells == new.cells)
        #expect(made.cursor == new.cursor)
        #expect(CanvasDifference(from: new, to: new).rows.isEmpty)
    }

    private func randomCanvas(_ random: inout SplitMix) -> Canvas {
        var page = canvas(30, 8)
        for row in 0..<8 where Bool.random(using: &random) {
            let role = Role.allCases[Int.random(in: 0..<Role.allCases.count, using: &random)]
            page.write("row 中 \(Int.random(in: 0...3, using: &random))", row: row, column: 2, as: role)
        }
        if Bool.random(using: &random) { page.placeCursor(row: 3, column: 4) }
        return page
    }

    @Test func widthsAreThoseOfUnicode14() {
        #expect(CellWidth.of("A" as Unicode.Scalar) == 1)
        #expect(CellWidth.of("中" as Unicode.Scalar) == 2)
        #expect(CellWidth.of("\u{1F600}" as Unicode.Scalar) == 2)
        #expect(CellWidth.of("\u{301}" as Unicode.Scalar) == 0)
        #expect(CellWidth.of("\u{1B}" as Unicode.Scalar) == nil)
        #expect(CellWidth.of("\u{1FAE8}" as Unicode.Scalar) == nil)  // Unicode 15.
        #expect(CellWidth.of("ａ한" as String) == 4)
        for mark in Mark.allCases { #expect(CellWidth.of(String(mark.character)) == 1) }
    }

    @Test func whatIsKeptWithoutALookHasOneCellAndIsNoBlank() {
        for scalar in Glyph.plain.joined().compactMap(Unicode.Scalar.init) {
            #expect(CellWidth.of(scalar) == 1, "\(scalar.value)")
            #expect(scalar == " " || scalar.properties.generalCategory != .spaceSeparator, "\(scalar.value)")
        }
    }
}

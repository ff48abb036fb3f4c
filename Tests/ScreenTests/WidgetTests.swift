import Screen
import Testing

struct WidgetTests {
    private func typed(_ text: String, into field: TextField) -> TextField {
        var field = field
        for character in text { _ = field.handle(.character(character)) }
        return field
    }

    @Test func aFieldTakesOnlyItsCharactersUpToItsLimit() {
        let field = typed("07a12-345678999", into: TextField(limit: 10, filter: .digits))
        #expect(field.text == "0712345678")
        var full = field
        let tookCharacter = full.handle(.character("1"))
        #expect(!tookCharacter)
        let tookKeypad = full.handle(.keypad("1"))
        #expect(!tookKeypad)
    }

    @Test func aFieldIsEditedByItsKeys() {
        var field = typed("one two three", into: TextField())
        _ = field.handle(.ctrl("w"))
        #expect(field.text == "one two ")
        _ = field.handle(.home)
        _ = field.handle(.delete)
        #expect(field.text == "ne two ")
        _ = field.handle(.end)
        _ = field.handle(.backspace)
        _ = field.handle(.left)
        _ = field.handle(.ctrl("k"))
        #expect(field.text == "ne tw")
        _ = field.handle(.ctrl("u"))
        #expect(field.text == "")
        for _ in 0..<5 { _ = field.handle(.ctrl("y")) }
        #expect(field.text == "one two three")
        _ = field.handle(.ctrl("y"))
        #expect(field.text == "")
    }

    @Test func aPasteFillsAFieldAsFarAsItFits() {
        var field = TextField("07", limit: 10, filter: .digits)
        let tookSome = field.insert("12 345 678 999")
        #expect(tookSome)
        #expect(field.text == "0712345678")
        let tookMore = field.insert("1")
        #expect(!tookMore)
    }

    @Test(arguments: [Key.enter, .escape, .tab, .function(9), .alt("s"), .up])
    func aFieldLeavesOtherKeysAlone(key: Key) {
        var field = TextField("1")
        let isEditing = field.handle(key)
        #expect(!isEditing)
        #expect(field.text == "1")
    }

    @Test func aLongTextScrollsSoThatTheCursorShows() {
        var page = Canvas(size: Size(columns: 10, rows: 1))
        var field = TextField("0123456789abc")
        field.draw(on: &page, row: 0, column: 1, width: 6, hasFocus: true)
        #expect(page.lines() == [" 89abc    "])
        #expect(page.cursor == Point(row: 0, column: 6))
        _ = field.handle(.home)
        field.draw(on: &page, row: 0, column: 1, width: 6, hasFocus: true)
        #expect(page.lines() == [" 012345   "])
        #expect(page.cursor == Point(row: 0, column: 1))
    }

    @Test func bigDigitsAreThreeRowsOfPlainCharacters() {
        var page = Canvas(size: Size(columns: 16, rows: 3))
        let used = page.writeBig("1,480", row: 0, column: 0)
        #expect(used == 17)
        #expect(
            BigDigits.rows(of: "1,480")
                == [
                    "           _   _ ", "  |   |_| |_| | |", "  | ,   | |_| |_|",
                ])
        #expect(BigDigits.rows(of: "1x") == nil)
    }

    @Test func barsFillTheirShare() {
        var page = Canvas(size: Size(columns: 10, rows: 2))
        page.bar(row: 0, column: 0, width: 10, done: 23, of: 60)
        page.spark([0, 1, 4, 8], row: 1, column: 0)
        #expect(page.lines() == ["███░░░░░░░", " ▁▄█      "])
    }

    @Test(arguments: [(0, 0), (1, 0), (88, 3), (89, 3), (90, 4)])
    func aScrollBarIsAtTheBottomWithTheLastRowAndNotBefore(first: Int, start: Int) {
        var page = Canvas(size: Size(columns: 1, rows: 5))
        page.scrollBar(column: 0, rows: 0..<5, first: first, shown: 10, total: 100)
        #expect(page.lines().firstIndex(of: "█") == start)
    }

    @Test(arguments: [
        (59, Layout.Width.card), (60, .narrow), (79, .narrow), (80, .standard), (99, .standard), (100, .wide),
        (159, .wide), (160, .widest),
    ])
    func theArrangementChangesAtItsEdges(columns: Int, width: Layout.Width) {
        #expect(Layout.width(of: Size(columns: columns, rows: 24)) == width)
    }

    @Test func partsOfARectangleFillIt() {
        let page = Rect(Size(columns: 80, rows: 24))
        let (top, rest) = page.split(top: 2)
        let (list, detail) = rest.split(right: 30)
        let (body, footer) = list.split(bottom: 1)
        #expect(top == Rect(row: 0, column: 0, rows: 2, columns: 80))
        #expect(detail == Rect(row: 2, column: 50, rows: 22, columns: 30))
        #expect(body == Rect(row: 2, column: 0, rows: 21, columns: 50))
        #expect(footer == Rect(row: 23, column: 0, rows: 1, columns: 50))
        #expect(page.split(top: 99).rest.isEmpty)
    }
}

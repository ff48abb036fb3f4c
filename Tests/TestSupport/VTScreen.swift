package import Screen

/// A small terminal: takes the bytes that a real one would, and knows what it shows.
package struct VTScreen {
    package struct Cell: Equatable {
        package var text = " "
        package var style = Style.plain
        package var isRightHalf = false
    }

    package let columns: Int
    package let rows: Int
    package private(set) var cells: [Cell]
    package private(set) var row = 0
    package private(set) var column = 0
    package private(set) var isCursorShown = true
    package private(set) var isAlternate = false
    package private(set) var bells = 0

    /// Whether what it erases takes the colour behind the text; on some terminals it is the plain one.
    package var erasesInColour = true

    /// What it shows, a line a row, without the blanks at the ends.
    package var lines: [String] {
        (0..<rows).map { row in
            var line = ""
            for column in 0..<columns where !self[row, column].isRightHalf { line += self[row, column].text }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// What it could not make sense of.
    package private(set) var complaints: [String] = []

    private var style = Style.plain
    private var top = 0
    private var bottom: Int
    private var wrapsNext = false
    private var saved = (row: 0, column: 0)
    private var last = " "
    private var isInserting = false
    private var pending: [UInt8] = []

    package init(size: Size) {
        columns = size.columns
        rows = size.rows
        bottom = size.rows - 1
        cells = Array(repeating: Cell(), count: size.columns * size.rows)
    }

    package subscript(row: Int, column: Int) -> Cell { cells[row * columns + column] }

    package mutating func feed(_ bytes: [UInt8]) {
        pending += bytes
        var index = 0
        while index < pending.count, let used = take(pending[index...]) { index += used }
        pending.removeFirst(index)
        if !pending.isEmpty { complaints.append("the bytes end inside a sequence: \(pending)") }
    }

    /// Acts on the first character or sequence and returns its length; nil when it is not whole.
    private mutating func take(_ bytes: ArraySlice<UInt8>) -> Int? {
        let start = bytes.startIndex
        guard let first = bytes.first else { return nil }
        if first == 0x1B { return escape(bytes) }
        if first < 0x20 || first == 0x7F {
            control(first)
            return 1
        }
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard bytes.count >= length else { return nil }
        let text = String(decoding: bytes[start..<start + length], as: UTF8.self)
        if let scalar = text.unicodeScalars.first { put(scalar) }
        return length
    }

    private mutating func control(_ byte: UInt8) {
        switch byte {
        case 0x07: bells += 1
        case 0x08: (column, wrapsNext) = (max(0, column - 1), false)
        case 0x09: column = min(columns - 1, (column / 8 + 1) * 8)
        case 0x0A: lineFeed()
        case 0x0D: (column, wrapsNext) = (0, false)
        case 0x00, 0x0E, 0x0F: break
        default: complaints.append("control \(byte)")
        }
    }

    private mutating func escape(_ bytes: ArraySlice<UInt8>) -> Int? {
        let rest = bytes.dropFirst()
        guard let second = rest.first else { return nil }
        switch second {
        case UInt8(ascii: "["):
            guard let end = rest.dropFirst().firstIndex(where: { (0x40..<0x7F).contains($0) }) else { return nil }
            sequence(String(decoding: bytes[(bytes.startIndex + 2)..<end], as: UTF8.self), final: bytes[end])
            return end - bytes.startIndex + 1
        case UInt8(ascii: "]"):
            // A title, a question for a colour, a text for the clipboard: nothing that is shown.
            guard let end = rest.firstIndex(where: { $0 == 0x07 || $0 == 0x1B }) else { return nil }
            guard bytes[end] == 0x1B else { return end - bytes.startIndex + 1 }
            guard end + 1 < bytes.endIndex else { return nil }
            return end - bytes.startIndex + (bytes[end + 1] == UInt8(ascii: "\\") ? 2 : 0)
        case UInt8(ascii: "("), UInt8(ascii: ")"): return rest.count >= 2 ? 3 : nil
        case UInt8(ascii: "7"): saved = (row, column)
        case UInt8(ascii: "8"): (row, column, wrapsNext) = (saved.row, saved.column, false)
        case UInt8(ascii: "M"):
            if row == top { scroll(from: top, by: -1) } else { row = max(0, row - 1) }
        case UInt8(ascii: "D"): lineFeed()
        case UInt8(ascii: "="), UInt8(ascii: ">"): break
        case UInt8(ascii: "c"): cells = Array(repeating: Cell(), count: cells.count)
        case UInt8(ascii: "g"): break  // screen's visible bell
        default: complaints.append("ESC \(Character(Unicode.Scalar(second)))")
        }
        return 2
    }

    private mutating func sequence(_ body: String, final: UInt8) {
        let isPrivate = body.first == "?"
        let numbers = body.drop { "?>!".contains($0) }.split(separator: ";", omittingEmptySubsequences: false)
            .map { Int($0) ?? 0 }
        func number(_ index: Int, _ missing: Int = 1) -> Int {
            index < numbers.count && numbers[index] > 0 ? numbers[index] : missing
        }
        if isPrivate || body.hasPrefix(">") || body.hasPrefix("!") {
            if isPrivate { mode(numbers, isSet: final == UInt8(ascii: "h")) }
            return
        }
        if final != UInt8(ascii: "m") { wrapsNext = false }
        switch final {
        case UInt8(ascii: "A"): row = max(row < top ? 0 : top, row - number(0))
        case UInt8(ascii: "B"): row = min(row > bottom ? rows - 1 : bottom, row + number(0))
        case UInt8(ascii: "C"): column = min(columns - 1, column + number(0))
        case UInt8(ascii: "D"): column = max(0, column - number(0))
        case UInt8(ascii: "G"): column = min(columns, number(0)) - 1
        case UInt8(ascii: "d"): row = min(rows, number(0)) - 1
        case UInt8(ascii: "H"), UInt8(ascii: "f"):
            (row, column) = (min(rows, number(0)) - 1, min(columns, number(1)) - 1)
        case UInt8(ascii: "Z"): for _ in 0..<number(0) { column = max(0, (column - 1) / 8 * 8) }
        case UInt8(ascii: "J"): erase(display: number(0, 0))
        case UInt8(ascii: "K"): erase(line: number(0, 0))
        case UInt8(ascii: "X"): blank(row, column..<min(columns, column + number(0)))
        case UInt8(ascii: "P"): shift(left: number(0))
        case UInt8(ascii: "@"): shift(right: number(0))
        case UInt8(ascii: "L"): scroll(from: row, by: -number(0))
        case UInt8(ascii: "M"): scroll(from: row, by: number(0))
        case UInt8(ascii: "S"): scroll(from: top, by: number(0))
        case UInt8(ascii: "T"): scroll(from: top, by: -number(0))
        case UInt8(ascii: "b"): for _ in 0..<number(0) { last.unicodeScalars.forEach { put($0) } }
        case UInt8(ascii: "r"):
            (top, bottom) = (number(0) - 1, min(rows, number(1, rows)) - 1)
            (row, column) = (0, 0)
        case UInt8(ascii: "m"): select(numbers)
        case UInt8(ascii: "h"), UInt8(ascii: "l"): if numbers.first == 4 { isInserting = final == UInt8(ascii: "h") }
        case UInt8(ascii: "t"): break
        default: complaints.append("CSI \(body) \(Character(Unicode.Scalar(final)))")
        }
    }

    private mutating func mode(_ numbers: [Int], isSet: Bool) {
        for number in numbers {
            switch number {
            case 25: isCursorShown = isSet
            case 1047, 1049: isAlternate = isSet
            default: break
            }
        }
    }

    private mutating func select(_ numbers: [Int]) {
        var rest = (numbers.isEmpty ? [0] : numbers)[...]
        while let number = rest.popFirst() {
            switch number {
            case 0: style = .plain
            case 1: style.attributes.insert(.bold)
            case 2: style.attributes.insert(.dim)
            case 3: style.attributes.insert(.italic)
            case 4: style.attributes.insert(.underline)
            case 7: style.attributes.insert(.reverse)
            case 22: style.attributes.subtract([.bold, .dim])
            case 23: style.attributes.remove(.italic)
            case 24: style.attributes.remove(.underline)
            case 27: style.attributes.remove(.reverse)
            case 30...37: style.foreground = .number(UInt8(number - 30))
            case 38: style.foreground = colour(&rest)
            case 39: style.foreground = nil
            case 40...47: style.background = .number(UInt8(number - 40))
            case 48: style.background = colour(&rest)
            case 49: style.background = nil
            case 90...97: style.foreground = .number(UInt8(number - 82))
            case 100...107: style.background = .number(UInt8(number - 92))
            case 10, 11, 12, 5, 25: break
            default: complaints.append("SGR \(number)")
            }
        }
    }

    private mutating func colour(_ rest: inout ArraySlice<Int>) -> Colour? {
        let kind = rest.popFirst()
        let parts = (0..<(kind == 2 ? 3 : 1)).compactMap { _ in rest.popFirst().flatMap { UInt8(exactly: $0) } }
        switch (kind, parts.count) {
        case (5, 1): return .number(parts[0])
        case (2, 3): return .direct(RGB(red: parts[0], green: parts[1], blue: parts[2]))
        case _:
            complaints.append("a colour that is none")
            return nil
        }
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        let width = CellWidth.of(scalar) ?? 1
        if width == 0 {
            let place = wrapsNext ? column : max(0, column - 1)
            let base = self[row, place].isRightHalf ? place - 1 : place
            cells[row * columns + base].text.unicodeScalars.append(scalar)
            last.unicodeScalars.append(scalar)
            return
        }
        if wrapsNext || column + width > columns {
            column = 0
            lineFeed()
            wrapsNext = false
        }
        if isInserting { shift(right: width) }
        for offset in 0..<width {
            cut(row, column + offset)
            cells[row * columns + column + offset] = Cell(
                text: offset == 0 ? String(scalar) : "", style: style, isRightHalf: offset == 1)
        }
        last = String(scalar)
        if column + width == columns {
            column = columns - 1
            wrapsNext = true
        } else {
            column += width
        }
    }

    /// Blanks the other half of a wide character that is about to lose one.
    private mutating func cut(_ row: Int, _ column: Int) {
        let index = row * columns + column
        if cells[index].isRightHalf { cells[index - 1].text = " " }
        if column + 1 < columns, cells[index + 1].isRightHalf {
            cells[index + 1].text = " "
            cells[index + 1].isRightHalf = false
        }
    }

    private var empty: Cell { Cell(text: " ", style: Style(background: erasesInColour ? style.background : nil)) }

    private mutating func blank(_ row: Int, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        for column in range { cut(row, column) }
        for column in range { cells[row * columns + column] = empty }
    }

    private mutating func erase(line part: Int) {
        blank(row, part == 0 ? column..<columns : part == 1 ? 0..<column + 1 : 0..<columns)
    }

    private mutating func erase(display part: Int) {
        let lines = part == 0 ? row + 1..<rows : part == 1 ? 0..<row : 0..<rows
        for line in lines { blank(line, 0..<columns) }
        if part < 2 { erase(line: part) }
    }

    private mutating func shift(left count: Int) {
        let (start, end) = (row * columns + column, (row + 1) * columns)
        cut(row, column)
        cells.removeSubrange(start..<min(end, start + count))
        cells.insert(
            contentsOf: Array(repeating: empty, count: min(count, end - start)), at: end - min(count, end - start))
    }

    private mutating func shift(right count: Int) {
        let (start, end) = (row * columns + column, (row + 1) * columns)
        cut(row, column)
        let added = min(count, end - start)
        cells.removeSubrange(end - added..<end)
        cells.insert(contentsOf: Array(repeating: empty, count: added), at: start)
    }

    private mutating func lineFeed() {
        if row == bottom { scroll(from: top, by: 1) } else { row = min(rows - 1, row + 1) }
    }

    /// Moves the lines from one to the end of the region up, or down when the count is negative.
    private mutating func scroll(from line: Int, by count: Int) {
        guard line >= top, line <= bottom else { return }
        let height = bottom - line + 1
        let blanks = Array(repeating: empty, count: min(abs(count), height) * columns)
        let region = line * columns..<(bottom + 1) * columns
        let old = Array(cells[region])
        cells.replaceSubrange(
            region,
            with: count > 0
                ? Array(old.dropFirst(blanks.count)) + blanks : blanks + Array(old.dropLast(blanks.count)))
    }
}

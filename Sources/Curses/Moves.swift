import Screen

/// The shortest ways from place to place in the bytes of a frame.
///
/// ncurses tells a place that is more than some cells away by its row and its column, and gives a region for scrolling
/// back after each line. Where the cursor stands is followed here as far as nobody can doubt it: ways that begin at a place
/// that is not known stay as they are.
struct Moves {
    /// The size of the window.
    var size: Size

    /// Whether the terminal can go to a column of its row.
    private let takesColumns: Bool
    /// Whether it can go some rows down in its column.
    private let goesDown: Bool

    /// Where the cursor is, from 1.
    private struct Place: Equatable {
        var row: Int
        /// Nil where a glyph before it may have been wider than a cell.
        var column: Int?
        /// It is no farther right than here.
        var farthest: Int

        init(row: Int, column: Int) { (self.row, self.column, farthest) = (row, column, column) }
    }

    private var at: Place?
    /// The region for scrolling that is not given back yet.
    private var region: (text: ArraySlice<UInt8>, isOver: Bool)?

    /// Ways on a terminal with these capabilities, `hpa` and `cud`.
    init(size: Size, hpa: String?, cud: String?) {
        self.size = size
        takesColumns = hpa == "\u{1B}[%i%p1%dG"
        goesDown = cud == "\u{1B}[%p1%dB"
    }

    /// The bytes of a whole frame with shorter ways in them.
    mutating func shorten(_ bytes: [UInt8]) -> [UInt8] {
        var sent: [UInt8] = []
        sent.reserveCapacity(bytes.count)
        // What was written between two frames may have moved the cursor.
        at = nil
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = Pen.piece(of: rest)
            rest = rest[piece.endIndex...]
            if !follow(scrolling: piece, to: &sent) { follow(piece, to: &sent) }
        }
        giveBack(in: &sent)
        return sent
    }

    // MARK: - Regions

    /// Takes in what sets a region; false for anything else.
    private mutating func follow(scrolling piece: ArraySlice<UInt8>, to sent: inout [UInt8]) -> Bool {
        guard piece.last == UInt8(ascii: "r"), piece.starts(with: [0x1B, UInt8(ascii: "[")]) else {
            if region?.isOver == true { giveBack(in: &sent) }
            return false
        }
        if region != nil, Self.numbers(of: piece) == [1, size.rows] {
            region?.isOver = true
            return true
        }
        // The same region again: it was not given back, and the cursor stays where it is.
        if let region, region.isOver, region.text.elementsEqual(piece) {
            self.region?.isOver = false
            return true
        }
        // Another region takes the place of the one before.
        region = (piece, false)
        sent += piece
        at = nil
        return true
    }

    private mutating func giveBack(in sent: inout [UInt8]) {
        guard let region else { return }
        self.region = nil
        guard region.isOver else { return }
        // Whole: there are terminals that take no parameters for none.
        sent += Array("\u{1B}[1;\(size.rows)r".utf8)
        at = nil
    }

    // MARK: - Places

    private mutating func follow(_ piece: ArraySlice<UInt8>, to sent: inout [UInt8]) {
        switch (piece.first, piece.dropFirst().first) {
        case (0x1B, UInt8(ascii: "[")): return followSequence(piece, to: &sent)
        // A set of characters: the cursor stays.
        case (0x1B, UInt8(ascii: "(")), (0x0F, _): break
        // A line comes in at the top of a region: the cursor stays, too.
        case (0x1B, UInt8(ascii: "M")) where region.map { Self.numbers(of: $0.text).first } == at?.row: break
        case (0x0D, _): at = at.map { Place(row: $0.row, column: 1) }
        case (0x08, _): at = at.flatMap { at in at.column.map { Place(row: at.row, column: max(1, $0 - 1)) } }
        case (let first?, _) where first >= 0x20 && first != 0x7F: at = at.flatMap { place(after: piece, from: $0) }
        case _: at = nil
        }
        sent += piece
    }

    private mutating func followSequence(_ piece: ArraySlice<UInt8>, to sent: inout [UInt8]) {
        let numbers = Self.numbers(of: piece)
        switch piece.last {
        case UInt8(ascii: "H") where numbers.count == 2:
            let wanted = Place(row: numbers[0], column: numbers[1])
            if wanted != at { sent += way(to: numbers[0], numbers[1]) ?? Array(piece) }
            at = wanted
            return
        case UInt8(ascii: "G") where numbers.count == 1: at = at.map { Place(row: $0.row, column: numbers[0]) }
        case UInt8(ascii: "d") where numbers.count == 1:
            let down = down(to: numbers[0])
            at?.row = numbers[0]
            if let down, down.count < piece.count {
                sent += down
                return
            }
        // Looks, and what erases: the cursor stays.
        case let final? where "mKXJ".utf8.contains(final): break
        case _: at = nil
        }
        sent += piece
    }

    /// A shorter way from here; nil where there is none.
    private func way(to row: Int, _ column: Int) -> [UInt8]? {
        guard let at else { return nil }
        if let from = at.column, let down = down(to: row), (0...2).contains(from - column) {
            return down + Array(repeating: 0x08, count: from - column)
        }
        return at.row == row && takesColumns ? Array("\u{1B}[\(column)G".utf8) : nil
    }

    /// The way straight down to a row; nil where it is not near, and in a region, at whose foot it would end. No line feed:
    /// there are terminals on which that goes back to the first column, too.
    private func down(to row: Int) -> [UInt8]? {
        guard let at, goesDown, region == nil, (1...9).contains(row - at.row) else { return nil }
        return Array("\u{1B}[\(row == at.row + 1 ? "" : "\(row - at.row)")B".utf8)
    }

    /// The place after a text; nil where it may have come to the end of its row, where terminals differ.
    private func place(after text: ArraySlice<UInt8>, from before: Place) -> Place? {
        let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
        let isPlain = scalars.allSatisfy { (0x20..<0x7F).contains($0.value) || (0x2500..<0x2580).contains($0.value) }
        var place = before
        place.column = isPlain ? before.column.map { $0 + scalars.count } : nil
        place.farthest += isPlain ? scalars.count : 2 * scalars.count
        return place.farthest <= size.columns ? place : nil
    }

    private static func numbers(of piece: ArraySlice<UInt8>) -> [Int] {
        String(decoding: piece.dropFirst(2).dropLast(), as: UTF8.self).split(separator: ";").compactMap { Int($0) }
    }
}

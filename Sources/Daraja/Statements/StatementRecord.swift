internal import Payments

/// One record of a file of separated values: a line, or several where a quoted cell goes on.
struct StatementRecord: Equatable, Sendable {
    /// The number of its first line, from 1.
    let line: Int
    /// How many lines it takes.
    var count = 1
    /// Its cells, as they stand.
    var cells: [String] = []
    /// Whether it has its line end: the last cell of one that has none may have been cut.
    var isEnded = false
    /// Why it can't be trusted, if anything is wrong with its form.
    var flaw: Phrase?

    /// The longest cell that is read, in bytes.
    static let longestCell = 4096
    /// The most cells of a record that are read.
    static let mostCells = 64

    /// Whether nothing stands in it.
    var isBlank: Bool { flaw == nil && cells.allSatisfy { $0.allSatisfy(\.isWhitespace) } }

    /// The number of whose money the file is, as a line of the preamble names it: alone, or before the name, as in
    /// “600000 - SHOP”.
    var namedNumber: ShortCode? {
        guard let first = cells.first, Self.ownerNames.contains(StatementColumns.plain(first)), cells.count > 1 else {
            return nil
        }
        let text = oneLine(cells[1])
        return ShortCode(text) ?? text.firstRange(of: " - ").flatMap { ShortCode(String(text[..<$0.lowerBound])) }
    }

    /// How lines of the preamble that name the owner begin.
    private static let ownerNames: Set = [
        "shortcode", "accountholder", "accountname", "organization", "organizationname",
    ]

    /// All records of a file: commas, quotes doubled inside quotes, any line ends, with or without a mark in front.
    static func all(in bytes: [UInt8]) -> [StatementRecord] {
        var reader = Reader(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...])
        return reader.all()
    }

    private struct Reader {
        private let bytes: ArraySlice<UInt8>
        private var place: Int
        private var line = 1
        private var record: StatementRecord
        private var cell: [UInt8] = []

        init(_ bytes: ArraySlice<UInt8>) {
            self.bytes = bytes
            place = bytes.startIndex
            record = StatementRecord(line: 1)
        }

        mutating func all() -> [StatementRecord] {
            var records: [StatementRecord] = []
            while place < bytes.endIndex {
                record = StatementRecord(line: line)
                readRecord()
                records.append(record)
            }
            return records
        }

        private mutating func readRecord() {
            while true {
                if peek == UInt8(ascii: "\"") { readQuoted() } else { readPlain() }
                endCell()
                guard let next = peek else { return }
                place += 1
                if next == UInt8(ascii: ",") { continue }
                if next == UInt8(ascii: "\r"), peek == UInt8(ascii: "\n") { place += 1 }
                line += 1
                record.isEnded = true
                return
            }
        }

        private var peek: UInt8? { place < bytes.endIndex ? bytes[place] : nil }

        private mutating func readPlain() {
            while let byte = peek, byte != UInt8(ascii: ","), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") {
                take(byte)
                place += 1
            }
        }

        /// A cell with a line break in it is one record, so that nothing in it passes for a row; but it is no row.
        private mutating func readQuoted() {
            place += 1
            while let byte = peek {
                place += 1
                if byte == UInt8(ascii: "\"") {
                    guard peek == byte else {
                        if let next = peek, next != UInt8(ascii: ","), next != UInt8(ascii: "\n"),
                            next != UInt8(ascii: "\r")
                        {
                            record.flaw = Phrase(
                                "something stands after a closing quotation mark",
                                sw: "kuna kitu baada ya alama ya kufunga nukuu")
                            readPlain()
                        }
                        return
                    }
                    place += 1
                } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                    if byte == UInt8(ascii: "\r"), peek == UInt8(ascii: "\n") { place += 1 }
                    record.flaw = Phrase(
                        "a quoted cell has a line break in it, or is not closed",
                        sw: "nukuu ina mwisho wa mstari ndani, au haijafungwa")
                    // The end of the file is no line of its own.
                    if peek != nil {
                        line += 1
                        record.count += 1
                    }
                }
                take(byte)
            }
            record.flaw = Phrase(
                "a quoted cell has a line break in it, or is not closed",
                sw: "nukuu ina mwisho wa mstari ndani, au haijafungwa")
        }

        private mutating func take(_ byte: UInt8) {
            if cell.count < StatementRecord.longestCell {
                cell.append(byte)
            } else {
                record.flaw = Phrase("a cell is too long", sw: "kisanduku ni kirefu mno")
            }
        }

        private mutating func endCell() {
            if record.cells.count < StatementRecord.mostCells {
                record.cells.append(String(decoding: cell, as: UTF8.self))
            } else {
                record.flaw = Phrase("it has too many columns", sw: "safu ni nyingi mno")
            }
            cell.removeAll(keepingCapacity: true)
        }
    }
}

import Foundation

/// What a program that ended in the middle of an entry left beside a file: the means to take that entry back.
///
/// A ledger is written through its log, so there is such a journal only while an empty file is being made into one.
struct RollbackJournal {
    private let path: String
    private let header: [UInt8]

    /// The journal beside a file; nil where there is none, or nothing in it.
    init?(besides path: String) {
        guard let header = Self.start(of: path + "-journal", count: 28), !header.isEmpty else { return nil }
        self.path = path
        self.header = header
    }

    /// Whether taking the entry back touches nothing of another program's: the file is a ledger, or had nothing in it
    /// before that entry.
    var isOurs: Bool {
        guard let file = Self.start(of: path, count: 100), !file.isEmpty else { return true }
        if number(in: file, at: 68) == Schema.applicationID { return true }
        return header.starts(with: Self.magic) && number(in: header, at: 16) == 0
    }

    /// What such a journal begins with (SQLite's file format, 3).
    private static let magic: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]

    private func number(in bytes: [UInt8], at place: Int) -> Int64? {
        guard bytes.count >= place + 4 else { return nil }
        return bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int64($1) }
    }

    /// The first bytes of a file; nil where there is none.
    private static func start(of path: String, count: Int) -> [UInt8]? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        return (try? file.read(upToCount: count)).map { [UInt8]($0) } ?? []
    }
}

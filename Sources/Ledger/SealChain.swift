import Crypto
import Foundation
package import GRDB

/// A chain over entries that only ever are added: each is sealed together with the seal before it, so that one that was
/// changed, moved, added or taken out behind the program's back shows.
///
/// It does not show a chain that was made anew as a whole, or of which both entries and seals were cut off at the end:
/// whoever may write the file can do both.
package struct SealChain: Sendable {
    /// The chain over the evidence.
    package static let evidence = SealChain(
        entries: "evidence", seals: "seal", key: "seq",
        parts: ["seq", "attempt", "at_ms", "source", "kind", "fact", "raw_sha256"], name: "the evidence")

    /// The chain over what people said of money paid straight to the shop.
    static let directEvents = SealChain(
        entries: "direct_event", seals: "direct_seal", key: "number",
        parts: ["number", "direct", "at_ms", "amount_cents", "kind", "person", "reason", "reversal"],
        name: "what people said of direct payments")

    /// Every chain of a file.
    static let all = [evidence, directEvents]

    /// The table of the entries, that of their seals, and the column that numbers both.
    private let entries: String
    private let seals: String
    private let key: String
    /// The columns that a seal covers, in its order.
    private let parts: [String]
    /// What the entries are, in a finding.
    private let name: String

    /// Seals the newest entry.
    func sealNewest(in database: Database) throws {
        let newest = try database.cachedStatement(sql: "\(pieces) ORDER BY \(key) DESC LIMIT 1")
        guard let piece = try Row.fetchOne(newest) else { return }
        try put(Self.seal(of: piece, parts, after: try newestSeal(in: database)), on: piece, in: database)
    }

    /// Does this, and seals the entries that it adds.
    func sealing<Value>(in database: Database, _ work: () throws -> Value) throws -> Value {
        let before = try last(entries, in: database) ?? 0
        let value = try work()
        guard let after = try last(entries, in: database), after > before else { return value }
        try seal("WHERE \(key) > \(before)", after: try newestSeal(in: database), in: database)
        return value
    }

    /// Seals all the entries of a file that has no such seals yet.
    package func sealAll(in database: Database) throws { try seal("", after: Data(), in: database) }

    /// What is wrong with the chain; nil when it holds.
    ///
    /// A file that its owner has not taken over yet has no chain.
    func fault(in database: Database) throws -> String? {
        guard try database.tableExists(seals) else { return nil }
        let lost = """
            SELECT \(key) FROM \(seals) \
            WHERE NOT EXISTS (SELECT 1 FROM \(entries) WHERE \(entries).\(key) = \(seals).\(key)) LIMIT 1
            """
        if let number = try Int64.fetchOne(database, sql: lost) { return "entry \(number) of \(name) is gone" }
        let hasMessages = parts.contains("raw_sha256")
        var previous = Data()
        let found = try Row.fetchCursor(
            database,
            sql: """
                SELECT \(parts.map { "\(entries).\($0)" }.joined(separator: ", "))\(hasMessages ? ", raw" : ""), sha256 \
                FROM \(entries) LEFT JOIN \(seals) ON \(seals).\(key) = \(entries).\(key) ORDER BY \(entries).\(key)
                """)
        while let piece = try found.next() {
            let number: Int64 = piece[key]
            if hasMessages, (piece["raw"] as Data?).map(sha256) != piece["raw_sha256"] as Data? {
                return "the message behind entry \(number) of \(name) was changed"
            }
            let sealed = piece["sha256"] as Data?
            previous = Self.seal(of: piece, parts, after: previous)
            if sealed != previous { return "entry \(number) of \(name) is not what was sealed" }
        }
        return nil
    }

    /// What is wrong with the end of the chain; nil when nothing is. It costs two looks, so that whoever opens the file to
    /// write can afford it: the next seal would stand on a wrong one.
    func faultAtItsEnd(in database: Database) throws -> String? {
        let (entry, seal) = (try last(entries, in: database), try last(seals, in: database))
        return entry == seal ? nil : "\(name) ends with entry \(entry ?? 0), and its seals end with \(seal ?? 0)"
    }

    private func last(_ table: String, in database: Database) throws -> Int64? {
        try Int64.fetchOne(database.cachedStatement(sql: "SELECT max(\(key)) FROM \(table)"))
    }

    private func newestSeal(in database: Database) throws -> Data {
        let newest = try database.cachedStatement(sql: "SELECT sha256 FROM \(seals) ORDER BY \(key) DESC LIMIT 1")
        return try Data.fetchOne(newest) ?? Data()
    }

    private func seal(_ condition: String, after previous: Data, in database: Database) throws {
        var previous = previous
        let found = try Row.fetchCursor(database, sql: "\(pieces) \(condition) ORDER BY \(key)")
        while let piece = try found.next() {
            previous = Self.seal(of: piece, parts, after: previous)
            try put(previous, on: piece, in: database)
        }
    }

    private var pieces: String { "SELECT \(parts.joined(separator: ", ")) FROM \(entries)" }

    private func put(_ seal: Data, on piece: Row, in database: Database) throws {
        let statement = try database.cachedStatement(sql: "INSERT INTO \(seals) VALUES (?, ?)")
        try statement.execute(arguments: [piece[key] as Int64, seal])
    }

    /// SHA-256 of the seal before it and of all its parts, each with its length, so that no two pieces read alike.
    private static func seal(of piece: Row, _ parts: [String], after previous: Data) -> Data {
        var hash = SHA256()
        func take(_ bytes: Data) {
            withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { hash.update(bufferPointer: $0) }
            hash.update(data: bytes)
        }
        take(previous)
        for part in parts {
            switch (piece[part] as DatabaseValue).storage {
            case .null: take(Data())
            case .int64(let number): take(Data("\(number)".utf8))
            case .double(let number): take(Data("\(number)".utf8))
            case .string(let text): take(Data(text.utf8))
            case .blob(let bytes): take(bytes)
            }
        }
        return Data(hash.finalize())
    }
}

import Crypto
import Foundation
package import GRDB

/// The chain over the evidence: each piece is sealed together with the seal before it, so that one that was changed,
/// moved, added or taken out behind the program's back shows.
///
/// It does not show a chain that was made anew as a whole, or of which both evidence and seals were cut off at the end:
/// whoever may write the file can do both.
package enum Seal {
    /// Seals the newest piece of evidence.
    static func sealNewest(in database: Database) throws {
        let previous = try Data.fetchOne(
            database.cachedStatement(sql: "SELECT sha256 FROM seal ORDER BY seq DESC LIMIT 1"))
        let newest = try database.cachedStatement(sql: "\(pieces) ORDER BY seq DESC LIMIT 1")
        guard let piece = try Row.fetchOne(newest) else { return }
        try put(seal(of: piece, after: previous ?? Data()), on: piece, in: database)
    }

    /// Seals all the evidence of a file that has no seals yet.
    package static func sealAll(in database: Database) throws {
        var previous = Data()
        let found = try Row.fetchCursor(database, sql: "\(pieces) ORDER BY seq")
        while let piece = try found.next() {
            previous = seal(of: piece, after: previous)
            try put(previous, on: piece, in: database)
        }
    }

    /// What is wrong with the chain; nil when it holds.
    ///
    /// A file that its owner has not taken over yet has no chain.
    static func fault(in database: Database) throws -> String? {
        guard try database.tableExists("seal") else { return nil }
        let lost =
            "SELECT seq FROM seal WHERE NOT EXISTS (SELECT 1 FROM evidence WHERE evidence.seq = seal.seq) LIMIT 1"
        if let number = try Int64.fetchOne(database, sql: lost) { return "entry \(number) of the evidence is gone" }
        var previous = Data()
        let found = try Row.fetchCursor(
            database,
            sql: """
                SELECT evidence.seq, attempt, source, kind, fact, at_ms, raw, raw_sha256, sha256 \
                FROM evidence LEFT JOIN seal ON seal.seq = evidence.seq ORDER BY evidence.seq
                """)
        while let piece = try found.next() {
            let number: Int64 = piece["seq"]
            if (piece["raw"] as Data?).map(sha256) != piece["raw_sha256"] as Data? {
                return "the message behind entry \(number) of the evidence was changed"
            }
            let sealed = piece["sha256"] as Data?
            previous = seal(of: piece, after: previous)
            if sealed != previous { return "entry \(number) of the evidence is not what was sealed" }
        }
        return nil
    }

    /// What is wrong with the end of the chain; nil when nothing is. It costs two looks, so that whoever opens the file to
    /// write can afford it: the next seal would stand on a wrong one.
    static func faultAtItsEnd(in database: Database) throws -> String? {
        func last(_ table: String) throws -> Int64? {
            try Int64.fetchOne(database, sql: "SELECT max(seq) FROM \(table)")
        }
        let (evidence, seal) = (try last("evidence"), try last("seal"))
        return evidence == seal
            ? nil : "the evidence ends with entry \(evidence ?? 0), and its seals end with \(seal ?? 0)"
    }

    private static let pieces = "SELECT seq, attempt, source, kind, fact, at_ms, raw_sha256 FROM evidence"

    private static func put(_ seal: Data, on piece: Row, in database: Database) throws {
        let statement = try database.cachedStatement(sql: "INSERT INTO seal VALUES (?, ?)")
        try statement.execute(arguments: [piece["seq"] as Int64, seal])
    }

    /// SHA-256 of the seal before it and of all its parts, each with its length, so that no two pieces read alike.
    private static func seal(of piece: Row, after previous: Data) -> Data {
        var hash = SHA256()
        func take(_ bytes: Data) {
            withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { hash.update(bufferPointer: $0) }
            hash.update(data: bytes)
        }
        take(previous)
        for column in ["seq", "attempt", "at_ms"] { take(Data("\(piece[column] as Int64)".utf8)) }
        for column in ["source", "kind", "fact"] { take(Data((piece[column] as String).utf8)) }
        take(piece["raw_sha256"] as Data? ?? Data())
        return Data(hash.finalize())
    }
}

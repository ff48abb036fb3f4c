package import Foundation
package import GRDB
package import Payments

/// A piece of evidence as it stands in the file.
package struct EvidenceRow: Sendable {
    package var source: Evidence.Source
    package var kind: String
    /// The fact as `FactCode` writes it.
    package var fact: String
    package var at: Timestamp
    package var raw: Data?
    package var digest: Data

    /// Takes the parts.
    package init(
        source: Evidence.Source, kind: String, fact: String, at: Timestamp, raw: Data?, digest: Data
    ) {
        self.source = source
        self.kind = kind
        self.fact = fact
        self.at = at
        self.raw = raw
        self.digest = digest
    }

    /// Writes evidence in the file's words.
    ///
    /// - Parameter occasion: its place, of what counts anew although the same was said before: answers to questions always
    ///   do. It is part of what it is.
    package init(_ evidence: Evidence, occasion: Int?) throws {
        let text = try FactCode.text(of: evidence.fact)
        self.init(
            source: evidence.source, kind: evidence.fact.kind, fact: text, at: evidence.at,
            raw: evidence.raw.map { Data($0.utf8) },
            digest: FactCode.digest(of: evidence.source, text, occasion: occasion))
    }

    /// Adds it to the file.
    package func insert(for attempt: Int64, into database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO evidence (attempt, source, kind, fact, at_ms, raw, raw_sha256, digest) \
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            attempt, source.rawValue, kind, fact, at.milliseconds, raw, raw.map(sha256), digest,
        ])
    }

    /// An attempt's evidence, in the order in which it was stored.
    static func fetch(of attempt: Int64, in database: Database) throws -> [Evidence] {
        let statement = try database.cachedStatement(
            sql: "SELECT source, fact, at_ms, raw FROM evidence WHERE attempt = ? ORDER BY seq")
        return try Row.fetchAll(statement, arguments: [attempt]).map { row in
            Evidence(
                source: try stored(Evidence.Source(rawValue: row["source"]), "source"),
                fact: try FactCode.fact(in: row["fact"]),
                at: Timestamp(milliseconds: row["at_ms"]),
                raw: (row["raw"] as Data?).map { String(decoding: $0, as: UTF8.self) })
        }
    }
}

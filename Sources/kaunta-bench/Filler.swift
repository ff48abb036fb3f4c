import Foundation
import GRDB
import Ledger
import Payments

/// Fills a new file through the ledger's own rows: one core makes the payments while another writes them.
struct Filler {
    private let queue: DatabaseQueue
    private let chunk = 5_000

    /// Takes an empty file.
    init(_ path: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        queue = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Writes that many payments, the last one made just before `end`, and all that stands beside them.
    func fill(with payments: Int, until end: Timestamp) async throws {
        let indexes = try await queue.writeWithoutTransaction { try Self.prepare($0) }
        let (chunk, ranges) = (chunk, 0...((payments - 1) / chunk))
        func making(_ index: Int) -> Task<[PaymentRows], any Error> {
            let range = index * chunk..<min(payments, (index + 1) * chunk)
            return Task.detached { try PaymentRows.make(range, of: payments, until: end) }
        }
        var totals = Totals()
        var next = making(0)
        for index in ranges {
            let rows = try await next.value
            if index < ranges.upperBound { next = making(index + 1) }
            for row in rows { totals.count(row) }
            try await queue.write { database in for row in rows { try row.insert(into: database) } }
        }
        try await queue.write { [totals] in try totals.write(into: $0, after: payments) }
        try await queue.write { try SealChain.evidence.sealAll(in: $0) }
        try await queue.writeWithoutTransaction { try Self.finish($0, indexes) }
        try queue.close()
    }

    /// Makes the tables; returns the indexes to be made at the end.
    private static func prepare(_ database: Database) throws -> [String] {
        // Nothing to lose yet: until the file is moved to its place, a crash leaves only rubbish.
        try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000")
        try Schema.migrate(database, from: 0)
        // Indexes that are built at the end are sorted once instead of kept sorted a million times.
        let indexes = try Row.fetchAll(
            database, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
        for index in indexes { try database.execute(sql: "DROP INDEX \(index["name"] as String)") }
        return indexes.map { $0["sql"] }
    }

    private static func finish(_ database: Database, _ indexes: [String]) throws {
        // What failed long ago was looked at once more long ago, too: else a console would ask about all of it at its start.
        try database.execute(sql: "UPDATE attempt SET next_check_ms = NULL WHERE state = 'failed'")
        for index in indexes { try database.execute(sql: index) }
        try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL")
    }
}

/// A payment ready to be written.
private struct PaymentRows: Sendable {
    let past: PastPayment
    let now: Projection
    let evidence: [EvidenceRow]
    let tokenDigest: Data

    static func make(_ range: Range<Int>, of count: Int, until end: Timestamp) throws -> [PaymentRows] {
        var writer = try FactWriter()
        let schedule = QuerySchedule()
        return try range.map { number in
            let past = try PastPayment(number, of: count, until: end)
            let rows = try past.record.evidence.enumerated().map { place, evidence in
                let text = try writer.text(of: evidence.fact)
                let occasion = evidence.isAnswer ? place : nil
                return EvidenceRow(
                    source: evidence.source, kind: evidence.fact.kind, fact: text, at: evidence.at,
                    raw: evidence.raw.map { Data($0.utf8) },
                    digest: FactCode.digest(of: evidence.source, text, occasion: occasion))
            }
            return PaymentRows(
                past: past, now: Projection(of: past.record, schedule: schedule), evidence: rows,
                tokenDigest: sha256(Data("token \(number)".utf8)))
        }
    }

    func insert(into database: Database) throws {
        let attempt = past.record.attempt
        let row = try attempt.insert(
            sale: try past.sale.insert(into: database), tokenDigest: tokenDigest, as: now, version: evidence.count,
            into: database)
        for evidence in evidence { try evidence.insert(for: row, into: database) }
        if let receipt = now.receipt {
            try database.cachedStatement(sql: "INSERT INTO receipt VALUES (?, ?, ?, ?, ?)").execute(arguments: [
                receipt.text, row, attempt.amount.cents, Evidence.Source.query.rawValue, now.updatedAt.milliseconds,
            ])
        }
    }
}

/// What the days come to.
private struct Totals: Sendable {
    private struct Bucket: Hashable {
        let day: Int
        let state: AttemptState
    }

    private var buckets: [Bucket: (count: Int, cents: Int64)] = [:]

    mutating func count(_ row: PaymentRows) {
        let attempt = row.past.record.attempt
        let bucket = Bucket(day: attempt.createdAt.day.number, state: row.now.state)
        let sum = buckets[bucket] ?? (0, 0)
        buckets[bucket] = (sum.count + 1, sum.cents + attempt.amount.cents)
    }

    func write(into database: Database, after payments: Int) throws {
        for (bucket, sum) in buckets {
            try database.execute(
                sql: "INSERT INTO day_total VALUES (?, ?, ?, ?)",
                arguments: [bucket.day, bucket.state.rawValue, sum.count, sum.cents])
        }
        try database.execute(sql: "UPDATE counter SET last = ?", arguments: [payments])
    }
}

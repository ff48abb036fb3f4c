import ArgumentParser
import Foundation
import GRDB
import Ledger
import Payments

/// Makes a ledger with a long past, to measure and to look around in.
struct Fill: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Makes a ledger full of made-up payments.")

    @Option(help: "Where to make it; there must be nothing yet.")
    var ledger: String

    @Option(help: "How many payments.")
    var payments = 1_000_000

    func validate() throws {
        if !(1...10_000_000).contains(payments) { throw ValidationError("Take 1 to 10,000,000 payments.") }
    }

    func run() async throws {
        let took = try await timed { try Self.fill(ledger, with: payments) }
        try Figure(figure: "ledger.fill", value: took.inSeconds, unit: "s", runs: payments).printLine()
    }

    /// Makes the file beside its place and moves it there when it is whole.
    static func fill(_ path: String, with payments: Int) throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw ValidationError("\(path) exists already: name a new file.")
        }
        let making = path + ".making"
        try? FileManager.default.removeItem(atPath: making)
        let isMade = FileManager.default.createFile(
            atPath: making, contents: nil, attributes: [.posixPermissions: 0o600])
        guard isMade else { throw ValidationError("\(making) can't be made.") }
        do {
            let queue = try DatabaseQueue(path: making)
            try queue.inDatabase { try write(payments, into: $0) }
            try queue.close()
        }
        try FileManager.default.moveItem(atPath: making, toPath: path)
    }

    private static func write(_ payments: Int, into database: Database) throws {
        // Nothing to lose yet: until the file is moved to its place, a crash leaves only rubbish.
        try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000")
        try Schema.migrate(database, from: 0)
        // Indexes that are built at the end are sorted once instead of kept sorted a million times.
        for name in try String.fetchAll(
            database, sql: "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
        {
            try database.execute(sql: "DROP INDEX \(name)")
        }
        var filler = try Filler()
        let end = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970) * 1000)
        try database.inTransaction {
            for number in 0..<payments { try filler.add(number, of: payments, until: end, into: database) }
            try filler.writeTotals(after: payments, into: database)
            return .commit
        }
        try database.execute(sql: Schema.indexes)
        try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL")
    }
}

/// Writes payments through the ledger's own rows, and counts them.
private struct Filler {
    private struct Bucket: Hashable {
        let day: Int
        let state: AttemptState
    }

    private var totals: [Bucket: (count: Int, cents: Int64)] = [:]
    private var writer: FactWriter
    private let schedule = QuerySchedule()
    private let shortCode: ShortCode

    init() throws {
        guard let code = ShortCode(ShortCode.publicSandbox) else { throw ValidationError("no shortcode") }
        shortCode = code
        writer = try FactWriter()
    }

    mutating func add(_ number: Int, of count: Int, until end: Timestamp, into database: Database) throws {
        let past = try PastPayment(number, of: count, until: end, to: shortCode)
        let record = past.record
        let now = Projection(of: record, schedule: schedule)
        let row = try record.attempt.insert(
            sale: try past.sale.insert(into: database), tokenDigest: sha256(Data("token \(number)".utf8)), as: now,
            version: record.evidence.count, into: database)
        for (place, evidence) in record.evidence.enumerated() {
            let text = try writer.text(of: evidence.fact)
            try EvidenceRow(
                source: evidence.source, kind: evidence.fact.kind, fact: text, at: evidence.at,
                raw: evidence.raw.map { Data($0.utf8) },
                digest: FactCode.digest(of: evidence.source, text, occasion: evidence.source == .query ? place : nil)
            ).insert(for: row, into: database)
        }
        if let receipt = now.receipt {
            try database.cachedStatement(sql: "INSERT INTO receipt VALUES (?, ?, ?, ?, ?)").execute(arguments: [
                receipt.text, row, record.attempt.amount.cents, Evidence.Source.query.rawValue,
                now.updatedAt.milliseconds,
            ])
        }
        let bucket = Bucket(day: record.attempt.createdAt.day.number, state: now.state)
        let sum = totals[bucket] ?? (0, 0)
        totals[bucket] = (sum.count + 1, sum.cents + record.attempt.amount.cents)
    }

    func writeTotals(after payments: Int, into database: Database) throws {
        for (bucket, sum) in totals {
            try database.execute(
                sql: "INSERT INTO day_total VALUES (?, ?, ?, ?)",
                arguments: [bucket.day, bucket.state.rawValue, sum.count, sum.cents])
        }
        try database.execute(sql: "UPDATE counter SET last = ?", arguments: [payments])
    }
}

import GRDB
import Payments

/// What a list of Safaricom's own told of a payment that was taken back, as it stands in the file.
struct ReversalRow {
    let told: Reversal
    private let receipt: Receipt
    private let source: Evidence.Source
    private let words: String?
    private let heardAt: Timestamp

    /// What is written down with a prompt that has the payment's receipt.
    var evidence: Evidence {
        Evidence(source: source, fact: .reversed(receipt, told), at: heardAt, raw: words)
    }

    /// All that lists told of that payment, as it was heard.
    static func fetch(of receipt: Receipt, in database: Database) throws -> [ReversalRow] {
        let statement = try database.cachedStatement(
            sql: "SELECT \(columns) FROM reversal WHERE receipt_no = ? ORDER BY number")
        return try Row.fetchAll(statement, arguments: [receipt.text]).map(ReversalRow.init)
    }

    /// What lists told of that payment; nothing in a file that its owner has not taken over yet.
    static func told(of receipt: Receipt, in database: Database) throws -> [Reversal] {
        try database.tableExists("reversal") ? fetch(of: receipt, in: database).map(\.told) : []
    }

    /// Writes a reversal down, unless it stands there in that form: two lists may tell its time differently, and the first
    /// one stays. Says whether it was news of a payment of that amount.
    static func keep(
        _ line: ReversalLine, of paid: Money?, from source: Evidence.Source, at now: Timestamp, words: String?,
        in database: Database
    ) throws -> (row: ReversalRow, isNews: Bool) {
        let rows = try fetch(of: line.receipt, in: database)
        let (told, known) = (line.told, rows.map(\.told))
        if let same = rows.first(where: { $0.told.receipt == told.receipt && $0.told.amount == told.amount }) {
            return (same, false)
        }
        let isNews = told.isNews(after: known, of: paid)
        try database.cachedStatement(
            sql: """
                INSERT INTO reversal (receipt_no, own_receipt_no, amount_cents, at_ms, source, words, heard_ms, news) \
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: [
                line.receipt.text, told.receipt?.text, told.amount?.cents, told.at?.milliseconds, source.rawValue,
                words, now.milliseconds, isNews,
            ])
        return (
            ReversalRow(told: told, receipt: line.receipt, source: source, words: words, heardAt: now), isNews
        )
    }

    private static let columns = "receipt_no, amount_cents, at_ms, own_receipt_no, source, words, heard_ms"

    private init(told: Reversal, receipt: Receipt, source: Evidence.Source, words: String?, heardAt: Timestamp) {
        (self.told, self.receipt, self.source, self.words, self.heardAt) = (told, receipt, source, words, heardAt)
    }

    private init(_ row: Row) throws {
        self.init(
            told: Reversal(
                amount: (row[1] as Int64?).map(Money.init(cents:)),
                at: (row[2] as Int64?).map(Timestamp.init(milliseconds:)),
                receipt: (row[3] as String?).flatMap { Receipt($0) }),
            receipt: try stored(Receipt(row[0]), "receipt_no"),
            source: try stored(Evidence.Source(rawValue: row[4]), "source"), words: row[5],
            heardAt: Timestamp(milliseconds: row[6]))
    }
}

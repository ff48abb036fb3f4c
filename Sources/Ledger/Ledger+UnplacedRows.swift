import GRDB
public import Payments

extension Ledger {
    /// The rows of lists that have no place in the books yet, oldest first: each may be a prompt's.
    public func unplacedRows() async throws -> [UnplacedRow] {
        try await read { [schedule] database in
            // A file that its owner has not taken over yet.
            guard try database.tableExists("unplaced_row") else { return [] }
            return try UnplacedRow.fetch(
                "ORDER BY listed_ms, receipt_no", [], Books(database: database, schedule: schedule))
        }
    }
}

extension UnplacedRow {
    static func fetch(
        _ condition: String, _ arguments: StatementArguments, _ books: Books
    ) throws -> [UnplacedRow] {
        let statement = try books.database.cachedStatement(sql: "SELECT * FROM unplaced_row \(condition)")
        return try Row.fetchAll(statement, arguments: arguments).map { row in
            let (line, word) = try read(row)
            return UnplacedRow(
                told: line.told, source: word.source, listedAt: word.at,
                perhapsOf: try books.prompts(perhapsPaidBy: line.told).map(\.attempt.tag))
        }
    }

    /// Writes down that a row has no place yet.
    static func keep(_ told: C2BConfirmation, _ word: ListWord, in database: Database) throws {
        try database.cachedStatement(sql: "INSERT INTO unplaced_row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").execute(
            arguments: [
                told.receipt.text, told.amount.cents, told.payee.digits, told.account,
                told.payer.map(DirectRow.wire) ?? "", told.name, told.paidAt?.milliseconds, word.source.rawValue,
                word.words, word.at.milliseconds,
            ])
    }

    /// Takes out all that have no place yet, each with what was said where it was listed first, to be compared anew.
    static func takeAll(in database: Database) throws -> [(line: StatementLine, word: ListWord)] {
        let rows = try Row.fetchAll(database.cachedStatement(sql: "SELECT * FROM unplaced_row ORDER BY receipt_no"))
        try database.cachedStatement(sql: "DELETE FROM unplaced_row").execute()
        return try rows.map(read)
    }

    private static func read(_ row: Row) throws -> (line: StatementLine, word: ListWord) {
        let told = C2BConfirmation(
            receipt: try stored(Receipt(row["receipt_no"] as String), "receipt_no"),
            amount: Money(cents: row["amount_cents"]), payee: try stored(ShortCode(row["payee"] as String), "payee"),
            account: row["account"], payer: Payer(wire: row["payer"]), name: row["name"],
            paidAt: (row["paid_ms"] as Int64?).map(Timestamp.init(milliseconds:)))
        let word = ListWord(
            source: try stored(Evidence.Source(rawValue: row["source"]), "source"),
            at: Timestamp(milliseconds: row["listed_ms"]), words: row["words"])
        return (StatementLine(told), word)
    }
}

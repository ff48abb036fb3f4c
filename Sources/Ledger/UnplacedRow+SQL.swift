import GRDB
import Payments

/// A row that has no place yet, as it stands in the file.
extension UnplacedRow {
    /// Those that fit; nothing in a file that its owner has not taken over yet.
    static func fetch(
        _ condition: String, _ arguments: StatementArguments, _ books: Books
    ) throws -> [UnplacedRow] {
        guard try books.database.tableExists("unplaced_row") else { return [] }
        let statement = try books.database.cachedStatement(sql: "SELECT * FROM unplaced_row \(condition)")
        return try Row.fetchAll(statement, arguments: arguments).map { row in
            let (line, word) = try read(row)
            return try waits(line.told, from: word.source, listedAt: word.at, books)
                ?? UnplacedRow(told: line.told, source: word.source, listedAt: word.at, perhapsOf: [])
        }
    }

    /// What a list tells of money that prompts may have been paid by; nil where none may have.
    static func waits(
        _ told: C2BConfirmation, from source: Evidence.Source, listedAt: Timestamp, _ books: Books
    ) throws -> UnplacedRow? {
        let prompts = try books.promptsToWaitFor(told)
        if prompts.isEmpty { return nil }
        return UnplacedRow(
            told: told, source: source, listedAt: listedAt, perhapsOf: prompts.map(\.attempt),
            isLikelySpent: prompts.allSatisfy { $0.state == .paid })
    }

    /// Writes down that a row has no place yet; says whether that is news. What the first list told of it stays.
    static func keep(_ told: C2BConfirmation, _ word: ListWord, in database: Database) throws -> Bool {
        try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO unplaced_row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        ).execute(
            arguments: [
                told.receipt.text, told.amount.cents, told.payee.digits, told.account,
                told.payer.map(DirectRow.wire) ?? "", told.name, told.paidAt?.milliseconds, word.source.rawValue,
                word.words, word.at.milliseconds,
            ])
        return database.changesCount > 0
    }

    /// It has its place.
    static func remove(_ receipt: Receipt, from database: Database) throws {
        try database.cachedStatement(sql: "DELETE FROM unplaced_row WHERE receipt_no = ?")
            .execute(arguments: [receipt.text])
    }

    static func isAny(in database: Database) throws -> Bool {
        try Bool.fetchOne(database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM unplaced_row)")) ?? false
    }

    /// All that have no place yet, each with what was said where it was listed first.
    static func waiting(in database: Database) throws -> [Receipt: (line: StatementLine, word: ListWord)] {
        let rows = try Row.fetchAll(database.cachedStatement(sql: "SELECT * FROM unplaced_row"))
        return Dictionary(uniqueKeysWithValues: try rows.map(read).map { ($0.line.receipt, $0) })
    }

    /// When the first list told of it; nil where it has its place.
    static func listedAt(_ receipt: Receipt, in database: Database) throws -> Timestamp? {
        let statement = try database.cachedStatement(sql: "SELECT listed_ms FROM unplaced_row WHERE receipt_no = ?")
        return try Int64.fetchOne(statement, arguments: [receipt.text]).map(Timestamp.init(milliseconds:))
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

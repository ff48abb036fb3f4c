import GRDB
import Payments

/// A row that has no place yet, as it stands in the file.
extension UnplacedRow {
    /// All of them, oldest first; nothing in a file that its owner has not taken over yet. Of money paid straight to the shop
    /// a message told, too: it stands in the books, and waits all the same.
    static func all(_ books: Books) throws -> [UnplacedRow] {
        guard try books.database.tableExists("unplaced_row") else { return [] }
        let statement = try books.database.cachedStatement(
            sql: "SELECT * FROM unplaced_row ORDER BY listed_ms, receipt_no")
        let kept = try Row.fetchAll(statement).map { row in
            let (line, word) = try read(row)
            return try UnplacedRow(
                line.told, from: word.source, listedAt: word.at, for: books.promptsToWaitFor(line.told), books)
        }
        // Of the PAID prompts only the newest, and fewer of those that have a receipt: the screen asks at every change.
        let direct = try DirectRow.fetch(
            """
            WHERE direct_payment.number IN (SELECT told.number FROM (\
            SELECT amount_cents, created_ms FROM attempt WHERE state IN \(Schema.openStates) UNION \
            SELECT amount_cents, created_ms FROM (SELECT * FROM attempt ORDER BY number DESC LIMIT 5000) \
            WHERE state = 'paid' AND receipt IS NULL UNION \
            SELECT amount_cents, created_ms FROM (SELECT * FROM attempt ORDER BY number DESC LIMIT 200) AS attempt \
            WHERE state = 'paid' AND receipt IS NOT NULL AND \(Books.lacksProvenReceipt)) AS prompt JOIN direct_payment AS told \
            ON told.amount_cents = prompt.amount_cents AND told.heard_ms >= prompt.created_ms \
            WHERE told.attempt IS NULL AND told.sale IS NULL)
            """, [], in: books.database)
        return (kept + (try direct.compactMap { try UnplacedRow($0, books) })).withoutCrowds
    }

    /// The one of a receipt; nil where that waits for nothing.
    static func find(_ receipt: Receipt, _ books: Books) throws -> UnplacedRow? {
        let direct = try DirectRow.find(receipt, in: books.database)
        let alone = try direct.flatMap { try UnplacedRow($0, books) }
        guard try alone != nil || direct == nil && told(receipt, in: books.database) != nil else { return nil }
        return try all(books).first { $0.told.receipt == receipt } ?? alone
    }

    /// The same for money paid straight to the shop; nil where it waits for nothing. It stands in the books, so that it
    /// waits though it was paid under another account, too: that rows have the reference as it was sent is not proven.
    private init?(_ direct: DirectPayment, _ books: Books) throws {
        guard direct.isFree, direct.contested == nil, direct.look == nil,
            case let prompts = try books.prompts(perhapsPaidBy: direct.known), !prompts.isEmpty
        else { return nil }
        try self.init(
            direct.known, from: direct.verifiedAt == nil ? .confirmation : .statement,
            listedAt: direct.verifiedAt ?? direct.heardAt, for: prompts, books)
    }

    private init(
        _ told: C2BConfirmation, from source: Evidence.Source, listedAt: Timestamp, for prompts: [AttemptRecord],
        _ books: Books
    ) throws {
        let back = try ReversalRow.told(of: told.receipt, in: books.database)
        let spentOn = prompts.filter { $0.state == .paid && $0.receipt == nil && told.waits(for: $0) }
        self.init(
            told: told, source: source, listedAt: listedAt, perhapsOf: prompts.map(\.attempt),
            isTakenBack: !back.isEmpty, isGone: TakenBack(back).takesAll(of: told.amount),
            perhapsSpentOn: Set(spentOn.map(\.attempt.id)),
            isLikelySpent: back.isEmpty && !prompts.isEmpty && spentOn.count == prompts.count)
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

    /// What the first list told of it; nil where it has its place.
    static func told(_ receipt: Receipt, in database: Database) throws -> C2BConfirmation? {
        guard try database.tableExists("unplaced_row") else { return nil }
        let statement = try database.cachedStatement(sql: "SELECT * FROM unplaced_row WHERE receipt_no = ?")
        return try Row.fetchOne(statement, arguments: [receipt.text]).map { try read($0).line.told }
    }

    /// When the first list told of it; nil where it has its place.
    static func listedAt(_ receipt: Receipt, in database: Database) throws -> Timestamp? {
        guard try database.tableExists("unplaced_row") else { return nil }
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

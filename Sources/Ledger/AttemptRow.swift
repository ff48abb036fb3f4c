package import Foundation
package import GRDB
package import Payments

/// An attempt as it stands in the file.
struct AttemptRow {
    let number: Int64
    let version: Int64
    let attempt: Attempt
    let state: AttemptState
    /// Whether it has kept its sale and its phone since it was written down.
    let holds: Bool

    private static let selection = """
        SELECT attempt.number, attempt.version, attempt.id, sale.id AS sale_id, tag, phone, amount_cents, point, payee, \
        store, account, reference, purpose, created_ms, state, holds \
        FROM attempt JOIN sale ON sale.number = attempt.sale
        """

    /// The attempt of that name.
    static func find(_ id: AttemptID, in database: Database) throws -> AttemptRow? {
        try fetch("WHERE attempt.id = ?", [id.text], in: database).first
    }

    /// The attempts for which a message, or a row, named a receipt, oldest first.
    static func fetch(naming receipt: Receipt, in database: Database) throws -> [AttemptRow] {
        try fetch(
            "WHERE attempt.number IN (SELECT attempt FROM receipt_named WHERE receipt_no = ?)", [receipt.text],
            in: database)
    }

    /// The attempts that fit, oldest first.
    static func fetch(
        _ condition: String, _ arguments: StatementArguments, in database: Database
    ) throws -> [AttemptRow] {
        let statement = try database.cachedStatement(sql: "\(selection) \(condition) ORDER BY attempt.number")
        return try Row.fetchAll(statement, arguments: arguments).map { try AttemptRow($0) }
    }

    private init(_ row: Row) throws {
        number = row["number"]
        version = row["version"]
        state = try stored(AttemptState(rawValue: row["state"]), "state")
        holds = row["holds"]
        attempt = Attempt(
            id: AttemptID(row["id"]), sale: SaleID(row["sale_id"]), tag: Tag(row["tag"]),
            phone: try MSISDN(parsing: row["phone"]), amount: Money(cents: row["amount_cents"]),
            payee: try Self.payee(row),
            reference: try stored(AccountReference(row["reference"] as String), "reference"),
            purpose: try stored(PromptDescription(row["purpose"] as String), "purpose"),
            createdAt: Timestamp(milliseconds: row["created_ms"]))
    }

    private static func payee(_ row: Row) throws -> CollectionPoint {
        let number = try stored(ShortCode(row["payee"] as String), "payee")
        guard row["point"] as String == "till" else {
            return .payBill(number, account: (row["account"] as String?).flatMap { AccountReference($0) })
        }
        return .till(number, store: try stored(ShortCode(row["store"] as String), "store"))
    }
}

/// A stored value in our words.
///
/// - Throws: `DatabaseError` when the file holds something no version of ours writes.
func stored<Value>(_ value: Value?, _ column: String) throws -> Value {
    guard let value else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "strange \(column)") }
    return value
}

extension Attempt {
    /// Writes what was frozen, and what its evidence amounts to so far; returns its number.
    package func insert(
        sale: Int64, tokenDigest: Data, as now: Projection, version: Int, into database: Database
    ) throws -> Int64 {
        let (point, store, account): (String, String?, String?) =
            switch payee {
            case .payBill(_, let account): ("payBill", nil, account?.text)
            case .till(_, let store): ("till", store.digits, nil)
            }
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO attempt (number, id, sale, tag, token_sha256, phone, phone_reversed, amount_cents, point, \
                payee, store, account, reference, purpose, created_ms, day, version, state, checkout, merchant, \
                result_code, receipt, next_check_ms, sent_ms, updated_ms, holds, released, doubt, settled_ms) \
                VALUES (\(nextLineNumber), \
                ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            id.text, sale, tag.text, tokenDigest, phone.digits, String(phone.digits.reversed()), amount.cents, point,
            payee.payee.digits, store, account, reference.text, purpose.text, createdAt.milliseconds,
            createdAt.day.number, version, now.state.rawValue, now.checkout?.text, now.merchant?.text,
            now.resultCode?.text, now.receipt?.text, now.nextCheckAt?.milliseconds, now.sentAt?.milliseconds,
            now.updatedAt.milliseconds, now.state.isOpen, now.isReleased, now.doubt?.column,
            now.failedAt?.milliseconds,
        ])
        return database.lastInsertedRowID
    }
}

/// The number of the next line of the list: prompts and direct payments share their numbers.
let nextLineNumber = """
    (SELECT max(coalesce((SELECT max(number) FROM attempt), 0), coalesce((SELECT max(number) FROM direct_payment), 0)) + 1)
    """

extension Sale {
    /// Writes a sale down; returns its number.
    package func insert(into database: Database) throws -> Int64 {
        try database.cachedStatement(sql: "INSERT INTO sale (id, due_cents, opened_ms) VALUES (?, ?, ?)")
            .execute(arguments: [id.text, due.cents, openedAt.milliseconds])
        return database.lastInsertedRowID
    }
}

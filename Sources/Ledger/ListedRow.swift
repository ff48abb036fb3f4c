import GRDB
import Payments

/// What a list of Safaricom's own told of money that is no prompt's by its own word, as it stands in the file: a message
/// may name its receipt for a prompt yet.
enum ListedRow {
    /// Writes a row down, once in each form.
    static func keep(_ told: C2BConfirmation, in database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO listed_row (receipt_no, amount_cents, payee, account, payer, paid_ms) \
                VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: [
                told.receipt.text, told.amount.cents, told.payee.digits, told.account,
                told.payer.map(DirectRow.wire) ?? "", told.paidAt?.milliseconds ?? 0,
            ])
    }

    /// All that lists told of that receipt.
    static func fetch(of receipt: Receipt, in database: Database) throws -> [C2BConfirmation] {
        let statement = try database.cachedStatement(sql: "SELECT * FROM listed_row WHERE receipt_no = ?")
        return try Row.fetchAll(statement, arguments: [receipt.text]).map { row in
            C2BConfirmation(
                receipt: receipt, amount: Money(cents: row["amount_cents"]),
                payee: try stored(ShortCode(row["payee"] as String), "payee"), account: row["account"],
                payer: Payer(wire: row["payer"]), name: "",
                paidAt: (row["paid_ms"] as Int64) == 0 ? nil : Timestamp(milliseconds: row["paid_ms"]))
        }
    }
}

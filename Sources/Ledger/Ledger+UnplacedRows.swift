import GRDB
public import Payments

extension Ledger {
    /// The rows of lists that have no place in the books yet, oldest first: each may be a prompt's.
    public func unplacedRows() async throws -> [UnplacedRow] {
        try await read { [schedule] in
            try UnplacedRow.fetch("ORDER BY listed_ms, receipt_no", [], Books(database: $0, schedule: schedule))
        }
    }

    /// What may be the payment of a prompt whose receipt is not known: rows that have no place yet, oldest first, and money
    /// paid straight to the shop that nobody can take for that.
    public func money(perhapsOf id: AttemptID) async throws -> [C2BConfirmation] {
        try await read { [schedule] database in
            let books = Books(database: database, schedule: schedule)
            let unplaced = try UnplacedRow.fetch("ORDER BY listed_ms, receipt_no", [], books)
            let free = try DirectRow.fetch(
                "WHERE direct_payment.attempt IS NULL AND direct_payment.sale IS NULL", [], in: database)
            return unplaced.filter { $0.perhapsOf.contains { $0.id == id } }.map(\.told)
                + (try free.map(\.known).filter {
                    try books.prompts(perhapsPaidBy: $0).contains { $0.attempt.id == id }
                })
        }
    }
}

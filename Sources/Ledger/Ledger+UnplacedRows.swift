import GRDB
public import Payments

extension Ledger {
    /// The rows of lists that have no place in the books yet, oldest first: each may be a prompt's.
    public func unplacedRows() async throws -> [UnplacedRow] {
        try await read { [schedule] in
            try UnplacedRow.fetch("ORDER BY listed_ms, receipt_no", [], Books(database: $0, schedule: schedule))
        }
    }
}

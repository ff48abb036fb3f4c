import GRDB
public import Payments

extension Ledger {
    /// The money in lists of Safaricom's own that may be a prompt's, oldest first.
    public func unplacedRows() async throws -> [UnplacedRow] {
        try await read { [schedule] in try UnplacedRow.all(Books(database: $0, schedule: schedule)) }
    }
}

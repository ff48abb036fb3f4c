import GRDB
import Payments

extension Ledger {
    /// Holds the state of each prompt's row, which lists show, to what its evidence says (Payment truth: The invariants, I8).
    ///
    /// Rows carry no seal; the evidence does. It reads all of it: a million payments take minutes.
    ///
    /// - Throws: `LedgerError.damaged`, with the first that says otherwise.
    public func checkStates() async throws {
        let last = try await read { try Int64.fetchOne($0, sql: "SELECT max(number) FROM attempt") ?? 0 }
        for start in stride(from: 0, to: last, by: 500) {
            try Task.checkCancellation()
            try await read { [schedule, path] database in
                let books = Books(database: database, schedule: schedule)
                for row in try AttemptRow.fetch(
                    "WHERE attempt.number > ? AND attempt.number <= ?", [start, start + 500], in: database)
                {
                    let told = try books.record(of: row).state
                    guard told != row.state else { continue }
                    let words =
                        "\(row.attempt.tag) stands as \(row.state.rawValue), and its evidence says \(told.rawValue)"
                    throw LedgerError.damaged(path: path, detail: words)
                }
            }
        }
    }
}

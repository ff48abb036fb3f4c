import GRDB
import Payments

extension Ledger {
    /// Holds the row of each prompt, which lists show, to what its evidence says (Payment truth: The invariants, I8), and
    /// sees that what is open is asked about or looked into (I13), and that no receipt has two owners (I5).
    ///
    /// It reads all evidence: a million payments take minutes.
    ///
    /// - Throws: `LedgerError.damaged`, with the first that breaks one.
    public func checkInvariants() async throws {
        let last = try await read { try Int64.fetchOne($0, sql: "SELECT max(number) FROM attempt") ?? 0 }
        for start in stride(from: 0, to: last, by: 500) {
            try Task.checkCancellation()
            let fault = try await read { [schedule] database in
                let books = Books(database: database, schedule: schedule)
                return try AttemptRow.fetch(
                    "WHERE attempt.number > ? AND attempt.number <= ?", [start, start + 500], in: database
                ).lazy.compactMap(books.fault).first
            }
            if let fault { throw LedgerError.damaged(path: path, detail: fault) }
        }
        let owners = "SELECT receipt_no FROM direct_payment WHERE attempt IS NOT NULL AND sale IS NOT NULL LIMIT 1"
        if let receipt = try await read({ try String.fetchOne($0, sql: owners) }) {
            throw LedgerError.damaged(path: path, detail: "\(receipt) is a prompt's payment, and was taken by hand")
        }
    }
}

extension Books {
    /// What is wrong with a prompt's row; nil when it says what its evidence says.
    fileprivate func fault(in row: AttemptRow) throws -> String? {
        let record = try record(of: row)
        let told = Projection(of: record, schedule: schedule)
        let statement = try database.cachedStatement(
            sql: "SELECT released, doubt, checkout IS NOT NULL, next_check_ms FROM attempt WHERE number = ?")
        let (released, doubt, isNamed, next) = try stored(
            Row.fetchOne(statement, arguments: [row.number]).map {
                ($0[0] as Bool, $0[1] as String?, $0[2] as Bool, $0[3] as Int64?)
            }, "attempt")
        let tag = row.attempt.tag
        if row.state != told.state {
            return "\(tag) stands as \(row.state.rawValue), and its evidence says \(told.state.rawValue)"
        }
        if released != told.isReleased || doubt != told.doubt?.column {
            return "\(tag) stands beside another doubt, or release, than its evidence tells of"
        }
        // A name that is another prompt's is asked about there.
        if isNamed, next != told.nextCheckAt?.milliseconds { return "\(tag) is not asked about when it should be" }
        return nil
    }
}

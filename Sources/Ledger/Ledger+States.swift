import GRDB
import Payments

extension Ledger {
    /// Holds each prompt's row, which lists show, to what its evidence says (Payment truth: I8), finds prompts that could be
    /// asked about and will not be (I13), and adds up the sums of the days anew (I6).
    ///
    /// Rows carry no seal; the evidence does. It reads all of it: a million payments take minutes.
    ///
    /// - Throws: `LedgerError.damaged`, with the first that says otherwise.
    public func checkStates() async throws {
        let last = try await read { try Int64.fetchOne($0, sql: "SELECT max(number) FROM attempt") ?? 0 }
        for start in stride(from: 0, to: last, by: 500) {
            try Task.checkCancellation()
            let fault = try await read { [schedule] in
                try Books(database: $0, schedule: schedule).fault(after: start, upTo: start + 500)
            }
            if let fault { throw LedgerError.damaged(path: path, detail: fault) }
        }
        if let fault = try await read(Self.faultOfSums) { throw LedgerError.damaged(path: path, detail: fault) }
    }

    /// Where the sums of a day, which are kept as payments change, are not those of its prompts and direct payments.
    private static func faultOfSums(in database: Database) throws -> String? {
        for (rows, sums) in [(promptSums, "day_total"), (directSums, "direct_total")] {
            let kept = "SELECT day, state, count, cents FROM \(sums) WHERE count > 0"
            for sql in ["\(rows) EXCEPT \(kept)", "\(kept) EXCEPT \(rows)"] {
                guard let row = try Row.fetchOne(database, sql: "SELECT day, state FROM (\(sql)) LIMIT 1") else {
                    continue
                }
                let day = BusinessDay(number: row["day"])
                return "the sums of \(day), \(row["state"] as String), are not those of its payments"
            }
        }
        return nil
    }

    private static let promptSums =
        "SELECT day, state, count(*) AS count, sum(amount_cents) AS cents FROM attempt GROUP BY day, state"
    private static let directSums = """
        SELECT day, CASE WHEN verified_ms IS NULL THEN 'claimed' ELSE 'paid' END AS state, count(*) AS count, \
        sum(amount_cents) AS cents FROM direct_payment WHERE attempt IS NULL GROUP BY 1, 2
        """
}

extension Books {
    /// What is wrong with the rows of those numbers: the first that is.
    fileprivate func fault(after start: Int64, upTo end: Int64) throws -> String? {
        let unasked = try Int64.fetchSet(
            database,
            sql: """
                SELECT number FROM attempt WHERE number > ? AND number <= ? AND next_check_ms IS NULL \
                AND checkout IS NOT NULL AND state IN \(Schema.openStates)
                """, arguments: [start, end])
        for row in try AttemptRow.fetch(
            "WHERE attempt.number > ? AND attempt.number <= ?", [start, end], in: database)
        {
            let record = try record(of: row)
            if record.state != row.state {
                return
                    "\(row.attempt.tag) stands as \(row.state.rawValue), and its evidence says \(record.state.rawValue)"
            }
            // An older version planned less for what was a day old.
            if unasked.contains(row.number), let next = schedule.nextQuestion(about: record),
                next < row.attempt.createdAt + .seconds(86_400)
            {
                return "\(row.attempt.tag) is \(row.state.rawValue), can be asked about, and no question is planned"
            }
        }
        return nil
    }
}

import GRDB
import Payments

/// What a list does that has no row of a prompt.
extension Books {
    /// Writes down of the open prompts of which a complete list has no row that they were not paid, or says that they are to be
    /// asked about first.
    func noteMissing(
        from lines: [StatementLine], _ reversals: [ReversalLine], of time: TimeSpan, _ word: ListWord,
        _ findings: inout StatementFindings
    ) throws {
        let rows = StatementList(lines, reversals: reversals).rows
        let open = Schema.list(AttemptState.allCases.filter(\.mayEndBySilence).map(\.rawValue))
        for row in try AttemptRow.fetch(
            "WHERE state IN \(open) AND created_ms BETWEEN ?1 AND ?2",
            [time.start.milliseconds, time.end.milliseconds], in: database)
        {
            let record = try record(of: row)
            guard record.isMissing(from: rows, of: time, heldBy: { holding($0, row.attempt.phone) }) else { continue }
            guard record.maySilenceCount else {
                findings.toAskFirst.append(row.attempt.id)
                continue
            }
            guard try add(word.evidence(of: .rowMissing), to: row.attempt.id).isNew else { continue }
            findings.missing.append(row.attempt.id)
        }
    }
}

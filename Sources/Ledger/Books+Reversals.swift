import GRDB
public import Payments

extension Ledger: Reversals {
    @discardableResult
    public func hear(
        _ reversals: [ReversalLine], from source: Evidence.Source, at now: Timestamp
    ) async throws -> StatementFindings {
        try await verify([], reversals: reversals, source: source, at: now)
    }
}

extension Books {
    /// Writes down that a list says that a payment was taken back: with the prompts that have its receipt or whose
    /// payment its own row is, and beside money paid straight to the shop.
    func note(_ line: ReversalLine, _ word: ListWord, _ findings: inout StatementFindings) throws {
        let direct = try DirectRow.find(line.receipt, in: database)
        let kept = try ReversalRow.keep(line, from: word.source, at: word.at, words: word.words, in: database)
        var isNews = false
        var isKnown = false
        for id in try prompts(of: line, knownAs: direct) {
            isKnown = true
            guard try add(kept.row.evidence, to: id).isNew else { continue }
            isNews = true
            findings.touched.append(id)
        }
        if let direct, direct.prompt == nil {
            isKnown = true
            if kept.isNew {
                isNews = true
                try database.cachedStatement(
                    sql: "UPDATE direct_payment SET claimed_by = NULL, claimed_until_ms = NULL WHERE number = ?"
                ).execute(arguments: [direct.number])
            }
        }
        if isNews {
            if !findings.reversed.contains(line.receipt) { findings.reversed.append(line.receipt) }
        } else if isKnown {
            findings.known.append(line.receipt)
        } else if let payment = line.payment, try prompt(perhapsPaidBy: payment) != nil {
            // It may be the money of a prompt whose receipt is not known: a person looks.
            if !findings.odd.contains(line.receipt) { findings.odd.append(line.receipt) }
        } else if !findings.reversedElsewhere.contains(line.receipt) {
            findings.reversedElsewhere.append(line.receipt)
        }
    }

    /// Writes down with a prompt what lists told before of a receipt that it has now; says whether there was anything.
    func noteReversals(of receipt: Receipt, with id: AttemptID) throws -> Bool {
        let rows = try ReversalRow.fetch(of: receipt, in: database)
        for row in rows { _ = try add(row.evidence, to: id) }
        return !rows.isEmpty
    }

    /// The prompts that have the receipt, by whoever named it, and the one whose payment the list's own row of it is.
    private func prompts(of line: ReversalLine, knownAs direct: DirectPayment?) throws -> [AttemptID] {
        var found = try AttemptRow.fetch(
            """
            WHERE attempt.number IN (SELECT attempt FROM receipt_named WHERE receipt_no = ?1 \
            UNION SELECT attempt FROM receipt WHERE receipt_no = ?1)
            """, [line.receipt.text], in: database
        ).map(\.attempt.id)
        if let payment = line.payment, let prompt = try prompt(paidBy: payment, knownAs: direct),
            prompt.attempt.amount == payment.amount, holding(payment, prompt.attempt.phone) == .yes,
            !found.contains(prompt.attempt.id)
        {
            found.append(prompt.attempt.id)
        }
        return found
    }
}

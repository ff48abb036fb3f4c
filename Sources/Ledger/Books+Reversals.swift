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
    /// Compares with the books the own row of a payment of which nothing is left. It is no money to write down; where the
    /// books have the payment, or the prompt that it was paid by, it counts like any row.
    func compareGone(_ line: StatementLine, _ word: ListWord, _ findings: inout StatementFindings) throws {
        let told = line.told
        let direct = try DirectRow.find(told.receipt, in: database)
        var seen = StatementFindings()
        let prompt = try prompt(paidBy: told, knownAs: direct)
        let isPrompts = try prompt.map { try $0.attempt.amount != told.amount || proves(told, $0) } ?? false
        if isPrompts || direct != nil {
            try verify(line, word, &seen)
        } else {
            try denyClaims(to: told, word, &seen)
            if try waits(told, knownAs: direct) { try wait(told, word, &seen) }
        }
        for receipt in seen.odd { findings.addOdd(receipt) }
        findings.waiting += seen.waiting
        findings.touched += seen.proved + seen.touched
    }

    /// Writes down that a list says that a payment was taken back: with the prompts that it concerns, and beside money paid
    /// straight to the shop.
    func note(_ line: ReversalLine, _ word: ListWord, _ findings: inout StatementFindings) throws {
        let direct = try DirectRow.find(line.receipt, in: database)
        let kept = try ReversalRow.keep(
            line, of: direct?.paidIn, from: word.source, at: word.at, words: word.words, in: database)
        try endOrders(of: line.receipt, at: word.now)
        var isNews = false
        var isKnown = false
        for id in try prompts(of: line, knownAs: direct) {
            isKnown = true
            let before = try record(of: row(of: id)).lastReversing
            let added = try add(kept.row.evidence, to: id)
            guard added.isNew else { continue }
            if added.record.lastReversing != before { isNews = true }
            if !findings.touched.contains(id) { findings.touched.append(id) }
        }
        if let direct, direct.prompt == nil {
            isKnown = true
            if kept.isNews {
                isNews = true
                findings.touched += try recountDoubles(with: direct, at: word.now)
                try database.cachedStatement(
                    sql: "UPDATE direct_payment SET claimed_by = NULL, claimed_until_ms = NULL WHERE number = ?"
                ).execute(arguments: [direct.number])
            }
        }
        if isNews {
            if !findings.reversed.contains(line.receipt) { findings.reversed.append(line.receipt) }
        } else if isKnown {
            if !findings.reversed.contains(line.receipt) { findings.known.append(line.receipt) }
        } else if let payment = try line.payment ?? UnplacedRow.told(line.receipt, in: database),
            try !prompts(perhapsPaidBy: payment).isEmpty
        {
            // It may be the money of a prompt whose receipt is not known: a person looks.
            if kept.isNews { findings.addOdd(line.receipt) } else { findings.known.append(line.receipt) }
        } else if !findings.reversedElsewhere.contains(line.receipt) {
            findings.reversedElsewhere.append(line.receipt)
        }
    }

    /// Writes down with a prompt what lists told before of a receipt that it has now; says whether there was anything.
    func noteReversals(of receipt: Receipt, with record: AttemptRecord) throws -> Bool {
        let rows = try ReversalRow.fetch(of: receipt, in: database)
        guard !rows.isEmpty, try hears(record, ofReversed: receipt) else { return false }
        for row in rows { _ = try add(row.evidence, to: record.attempt.id) }
        return true
    }

    /// The prompts that a reversal concerns: the one that has the receipt, else the one whose payment the list's own row of
    /// it is, else those that named it while it is nobody's.
    private func prompts(of line: ReversalLine, knownAs direct: DirectPayment?) throws -> [AttemptID] {
        if let owner = try spender(of: line.receipt) { return [owner.attempt.id] }
        if let payment = line.payment, let prompt = try prompt(paidBy: payment, knownAs: direct),
            prompt.attempt.amount == payment.amount, try proves(payment, prompt)
        {
            return [prompt.attempt.id]
        }
        return try AttemptRow.fetch(naming: line.receipt, in: database).filter {
            try hears(record(of: $0), ofReversed: line.receipt)
        }.map(\.attempt.id)
    }

    private func hears(_ record: AttemptRecord, ofReversed receipt: Receipt) throws -> Bool {
        let owner = try spender(of: receipt)?.attempt.id
        // What waits for its place is not yet the prompt's that a message named it for.
        let isKept =
            try DirectRow.find(receipt, in: database) != nil || UnplacedRow.listedAt(receipt, in: database) != nil
        return record.hears(ofReversed: receipt, ownedBy: owner, isKept: isKept)
    }
}

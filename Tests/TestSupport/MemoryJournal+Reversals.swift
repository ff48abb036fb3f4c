public import Payments

extension MemoryJournal: Reversals {
    @discardableResult
    public func hear(
        _ lines: [ReversalLine], from source: Evidence.Source, at now: Timestamp
    ) async throws -> StatementFindings {
        var findings = StatementFindings()
        for line in lines {
            let index = direct.firstIndex { $0.id == line.receipt && $0.prompt == nil }
            let known = reversals.filter { $0.line.receipt == line.receipt }
            let kept = known.first {
                $0.line.told.receipt == line.told.receipt && $0.line.told.amount == line.told.amount
            }
            let said = kept ?? Said(line: line, source: source, at: now)
            if kept == nil { reversals.append(said) }
            var isNews = false
            let concerned = records.filter { hears($0, ofReversed: line.receipt) }
            for before in concerned {
                let after = try await add(said.evidence, to: before.attempt.id)
                guard after != before else { continue }
                if after.lastReversing != before.lastReversing { isNews = true }
                findings.touched.append(before.attempt.id)
            }
            if let index {
                let paid = direct[index].paidIn
                if kept == nil, line.told.isNews(after: known.map(\.line.told), of: paid) { isNews = true }
                change(index)
            }
            if isNews {
                findings.reversed.append(line.receipt)
            } else if !concerned.isEmpty || index != nil {
                findings.known.append(line.receipt)
            } else {
                findings.reversedElsewhere.append(line.receipt)
            }
        }
        return findings
    }

    /// Writes down with a prompt what was heard before of a receipt that it has now.
    func noteReversals(of receipt: Receipt, with record: AttemptRecord) async throws {
        guard hears(record, ofReversed: receipt) else { return }
        for said in reversals where said.line.receipt == receipt {
            try await add(said.evidence, to: record.attempt.id)
        }
    }

    /// What lists told of a payment of that amount, as one, and the number of the newest.
    func reversal(of receipt: Receipt, _ paid: Money) -> (told: Reversal?, number: Int64?) {
        let told = reversals.filter { $0.line.receipt == receipt }.map(\.line.told)
        let newest = reversals.lastIndex { $0.line.receipt == receipt }.map { Int64($0) + 1 }
        return (Reversal(together: told, of: paid), newest)
    }

    private func hears(_ record: AttemptRecord, ofReversed receipt: Receipt) -> Bool {
        let owner = spent[receipt].flatMap { owner in
            records.contains { $0.attempt.id == owner && $0.isLost(receipt) } ? nil : owner
        }
        return record.hears(
            ofReversed: receipt, ownedBy: owner, isKept: direct.contains { $0.id == receipt })
    }

    /// What a list told of, who said it, and when it was heard.
    struct Said: Sendable {
        let line: ReversalLine
        let source: Evidence.Source
        let at: Timestamp

        var evidence: Evidence {
            Evidence(source: source, fact: .reversed(line.receipt, line.told), at: at)
        }
    }
}

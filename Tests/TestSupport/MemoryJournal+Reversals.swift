public import Payments

extension MemoryJournal: Reversals {
    @discardableResult
    public func hear(
        _ lines: [ReversalLine], from source: Evidence.Source, at now: Timestamp
    ) async throws -> StatementFindings {
        var findings = StatementFindings()
        for line in lines {
            let kept = reversals.first {
                $0.line.receipt == line.receipt && $0.line.told.receipt == line.told.receipt
                    && $0.line.told.amount == line.told.amount
            }
            let said = kept ?? Said(line: line, source: source, at: now)
            if kept == nil { reversals.append(said) }
            var isNews = false
            let named = records.filter { record in
                spent[line.receipt] == record.attempt.id
                    || record.evidence.contains { $0.fact.namedReceipt == line.receipt }
            }
            for record in named where try await add(said.evidence, to: record.attempt.id) != record {
                isNews = true
                findings.touched.append(record.attempt.id)
            }
            let index = direct.firstIndex { $0.id == line.receipt && $0.prompt == nil }
            if let index, kept == nil {
                isNews = true
                change(index, reversal: line.told)
            }
            if isNews {
                findings.reversed.append(line.receipt)
            } else if !named.isEmpty || index != nil {
                findings.known.append(line.receipt)
            } else {
                findings.reversedElsewhere.append(line.receipt)
            }
        }
        return findings
    }

    /// Writes down with a prompt what was heard before of a receipt that it has now.
    func noteReversals(of receipt: Receipt, with id: AttemptID) async throws {
        for said in reversals where said.line.receipt == receipt { try await add(said.evidence, to: id) }
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

import Payments

/// What lists of Safaricom's own bring to the books.
extension RunBooks {
    /// Writes down what was taken back.
    @discardableResult
    func hear(
        _ lines: [ReversalLine], from source: Evidence.Source, at now: Timestamp
    ) async throws -> StatementFindings {
        try await write {
            let findings = try await disk.hear(lines, from: source, at: now)
            await lookAgain()
            return findings
        }
    }

    /// Compares the books with a list, and shows the judge what became of each of its rows.
    func compare(
        _ reading: ModelGateway.Reading, from source: Evidence.Source, at now: Timestamp
    ) async throws -> StatementFindings {
        guard let listed else { return StatementFindings() }
        return try await write {
            let findings = try await listed.compare(reading.list, source, now)
            around.trace.note(
                .books, -1, findings.odd.count,
                "a list of \(reading.list.lines.count) rows and \(reading.list.reversals.count) reversals: "
                    + "\(findings.proved.count) proved, \(findings.discovered.count) new, odd \(findings.odd)")
            await lookAgain()
            let shown = await shownReceipts(in: listed)
            for payment in reading.payments {
                let direct = try await disk.directPayment(payment.receipt)
                let row = reading.list.row(of: payment.receipt)
                around.judge.note {
                    $0.listed(
                        payment, as: row, shownBy: shown[payment.receipt] ?? [], direct: direct,
                        isOdd: findings.odd.contains(payment.receipt))
                }
            }
            return findings
        }
    }

    /// Shows the judge each prompt again: a list changes many at once.
    private func lookAgain() async {
        for found in around.judge.cases {
            guard let record = try? await disk.record(of: found.attempt.id) else { continue }
            if record.evidence.count != found.record.evidence.count { tell(record, by: record.evidence.last?.fact) }
        }
    }

    /// Shows the judge the row of a prompt, as the console would have it.
    func readRow(of id: AttemptID) async throws {
        guard let listed, listed.readsPaid != nil, let line = try await listed.line(id) else { return }
        read(line, number: around.judge.number(id))
    }

    private func read(_ line: PaymentLine, number: Int) {
        guard let readsPaid = listed?.readsPaid else { return }
        around.judge.note { $0.read(line, saysPaid: readsPaid(line), number: number) }
    }

    /// The prompts that show a receipt, by their places.
    private func shownReceipts(in listed: ListedBooks) async -> [Receipt: [Int]] {
        var shown: [Receipt: [Int]] = [:]
        for found in around.judge.cases {
            guard let line = try? await listed.line(found.attempt.id) else { continue }
            if let receipt = line.receipt { shown[receipt, default: []].append(found.number) }
            read(line, number: found.number)
        }
        return shown
    }
}

extension StatementList {
    /// The own row of a payment.
    fileprivate func row(of receipt: Receipt) -> C2BConfirmation? {
        lines.first { $0.receipt == receipt }?.told ?? reversals.first { $0.receipt == receipt }?.payment
    }
}

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
            around.judge.note { $0.heard(lines) }
            await lookAgain(at: around.judge.cases)
            return findings
        }
    }

    /// Compares the books with a list, and shows the judge what became of each of its rows.
    func compare(
        _ reading: ModelGateway.Reading, from source: Evidence.Source, at now: Timestamp
    ) async throws -> StatementFindings {
        guard let listed else { return StatementFindings() }
        return try await write {
            let time = reading.complete(readAt: now)
            let findings = try await listed.compare(reading.list, time, source, now)
            around.judge.note { $0.missed(findings.missing, in: reading) }
            around.judge.note {
                $0.heard(reading.list.lines.map(\.told))
                $0.heard(reading.list.reversals)
                $0.waitingRows = findings.waiting
            }
            around.trace.note(.books, -1, findings.odd.count, Self.words(for: reading, findings))
            await lookAgain(at: around.judge.cases)
            try await lookAtOrders()
            let shown = await shownReceipts(in: listed)
            for payment in reading.payments {
                let direct = try await disk.directPayment(payment.receipt)
                let row = reading.list.row(of: payment.receipt)
                around.judge.note {
                    $0.listed(
                        payment, as: row, shownBy: shown[payment.receipt] ?? [], direct: direct,
                        isOdd: findings.odd.contains(payment.receipt) || findings.waiting.contains(payment.receipt))
                }
            }
            return findings
        }
    }

    /// Writes down that money of which a message alone tells never came.
    func deny(_ receipt: Receipt, by approval: Approval, at now: Timestamp) async throws {
        guard let listed else { return }
        try await write {
            let payment = try await listed.deny(receipt, approval, now)
            around.judge.note { $0.denied(payment, at: now) }
            try await weigh([receipt])
        }
    }

    private static func words(for reading: ModelGateway.Reading, _ findings: StatementFindings) -> String {
        func names(_ receipts: [Receipt]) -> String { receipts.map(\.text).joined(separator: " ") }
        let rows = reading.list.lines.map(\.told) + reading.list.reversals.compactMap(\.payment)
        let told = rows.map { "\($0.receipt) \($0.account) \($0.payer.map { "\($0)" } ?? "-")" }
        return """
            a list of \(rows.count) rows and \(reading.list.reversals.count) reversals: \(findings.proved.count) proved, \
            new \(names(findings.discovered)), odd \(names(findings.odd)); \(told.joined(separator: ", "))
            """
    }

    /// Shows the judge the prompts that a waiting row was given to, by the news of another one.
    func lookAtPlacedRows() async {
        await lookAgain(at: around.judge.casesOfWaitingRows)
    }

    /// Shows the judge prompts again, of which many may have changed at once. Those that are too much come after those that were
    /// paid before them.
    func lookAgain(at cases: [Case]) async {
        var changed: [AttemptRecord] = []
        for found in cases {
            guard let record = try? await disk.record(of: found.attempt.id) else { continue }
            if record.evidence.count != found.record.evidence.count { changed.append(record) }
        }
        let doubled = changed.filter { $0.evidence.contains(where: \.fact.isDoubling) }
        for record in changed where !doubled.contains(record) { tell(record, by: record.evidence.last?.fact) }
        for record in doubled { tell(record, by: record.evidence.last?.fact) }
    }

    /// Shows the judge the row of a prompt, as the console would have it.
    func readRow(of id: AttemptID) async throws {
        guard let listed, let line = try await listed.line(id) else { return }
        read(line, number: around.judge.number(id))
    }

    private func read(_ line: PaymentLine, number: Int) {
        guard let saysPaid = listed?.readsPaid(line) else { return }
        around.judge.note { $0.read(line, saysPaid: saysPaid, number: number) }
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

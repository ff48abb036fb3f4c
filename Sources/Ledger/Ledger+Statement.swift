import GRDB
public import Payments

extension Ledger {
    /// Compares the books with a list of Safaricom's own: what it has is proved, and what nothing told of is written
    /// down. The same list again changes nothing.
    public func verify(
        _ lines: [StatementLine], source: Evidence.Source, at now: Timestamp
    ) async throws -> StatementFindings {
        let findings = try await write(isRepeatable: true) { books in
            var findings = StatementFindings()
            for line in lines { try books.verify(line, source: source, at: now, &findings) }
            return findings
        }
        for id in findings.proved { announce(id) }
        if !findings.confirmed.isEmpty || !findings.discovered.isEmpty { announceDirect() }
        return findings
    }
}

extension Books {
    /// How long after a prompt its payment can come in, and how far the two clocks may be apart.
    private static let promptWindow = (before: Duration.seconds(60), after: Duration.seconds(900))

    /// The list says UTC, and may well mean Nairobi's time: a prompt that fits the other reading makes it doubtful which
    /// one was paid, and proves nothing.
    private static let mislabelled = Duration.seconds(3 * 3600)

    /// Compares one row with the books.
    fileprivate func verify(
        _ line: StatementLine, source: Evidence.Source, at now: Timestamp, _ findings: inout StatementFindings
    ) throws {
        let told = line.told
        let direct = try DirectRow.find(told.receipt, in: database)
        if let direct, direct.told.amount != told.amount {
            // A message named this receipt with another amount: the row is right, and the message may be forged.
            findings.odd.append(told.receipt)
            return
        }
        let prompt = try prompt(paidBy: told, knownAs: direct)
        if let prompt {
            guard prompt.attempt.amount == told.amount, fits(told.payer, prompt.attempt.phone) else {
                findings.odd.append(told.receipt)
                return
            }
            let fact = Fact.receiptFound(told.receipt, amount: told.amount)
            let isNew = try add(Evidence(source: source, fact: fact, at: now), to: prompt.attempt.id).isNew
            if isNew { findings.proved.append(prompt.attempt.id) }
            if direct == nil {
                if !isNew { findings.known.append(told.receipt) }
                return
            }
        }
        guard let direct else {
            try DirectRow.insert(told, source: source, heardAt: now, into: database)
            try markVerified(told.receipt, at: now)
            findings.discovered.append(told.receipt)
            return
        }
        if direct.verifiedAt == nil {
            try markVerified(told.receipt, at: now)
            findings.confirmed.append(told.receipt)
        } else {
            findings.known.append(told.receipt)
        }
    }

    /// The prompt that a row is the payment of: by its receipt, by the reference that only that prompt carried, or by
    /// phone, amount and time, when one prompt alone fits.
    private func prompt(paidBy told: C2BConfirmation, knownAs direct: DirectPayment?) throws -> AttemptRow? {
        if let joined = direct?.prompt { return try AttemptRow.find(joined, in: database) }
        // What was taken by hand stays taken; what is free may still be a prompt's.
        if direct?.sale != nil { return nil }
        if let owner = try owner(of: told.receipt, for: told.amount) { return owner }
        if let meant = try prompt(meantBy: told), fits(told.payer, meant.attempt.phone) { return meant }
        guard case .clear(let phone) = told.payer, let paidAt = told.paidAt else { return nil }
        let found = try AttemptRow.fetch(
            """
            WHERE phone = ?1 AND amount_cents = ?2 AND (payee = ?3 OR store = ?3) AND receipt IS NULL \
            AND (created_ms BETWEEN ?4 AND ?5 OR created_ms BETWEEN ?4 - ?6 AND ?5 - ?6)
            """,
            [
                phone.digits, told.amount.cents, told.payee.digits,
                (paidAt + (.zero - Self.promptWindow.after)).milliseconds,
                (paidAt + Self.promptWindow.before).milliseconds, Self.mislabelled.milliseconds,
            ], in: database
        ).filter { $0.state.mayHaveReachedThePhone && ![.failed, .failedUnverified].contains($0.state) }
        guard found.count == 1, let row = found.first else { return nil }
        let age = paidAt - row.attempt.createdAt
        return age >= (.zero - Self.promptWindow.before) && age <= Self.promptWindow.after ? row : nil
    }

    /// Whether a payer can be the holder of a phone: a prompt is paid from the phone it is on.
    private func fits(_ payer: Payer?, _ phone: MSISDN) -> Bool {
        guard case .clear(let number) = payer else { return true }
        return number == phone
    }

    private func markVerified(_ receipt: Receipt, at now: Timestamp) throws {
        try database.cachedStatement(
            sql: "UPDATE direct_payment SET verified_ms = ? WHERE receipt_no = ? AND verified_ms IS NULL"
        ).execute(arguments: [now.milliseconds, receipt.text])
    }
}

import GRDB
public import Payments

/// Money paid straight to the shop that a list of Safaricom's own has with another amount than its message, or says was
/// taken back, or that no list has.
extension Ledger {
    /// The payments that Safaricom's own list has with another amount than was told or says were taken back, that are no
    /// prompt's and that nobody has looked into: taken or not, oldest first.
    public func disputedDirectPayments() async throws -> [DirectPayment] {
        try await read {
            let contested = try DirectColumns(in: $0).isContested
            return try DirectRow.fetch("WHERE \(contested) AND direct_payment.attempt IS NULL", [], in: $0)
                .filter { $0.look == nil }
        }
    }

    /// Writes down what a person found in the statement: the amount that it has or that a reversal left, nil for no payment
    /// at all, and which reversal was known then, by its number. It is said once, and again when another reversal is heard
    /// of. Of what a message alone tells of, nil counts until a list has it.
    ///
    /// - Throws: `ClaimRefusal.unheard`, `.notDisputed`, `.wantsList`, `.cameJustNow`, `.toldAnew` where a list told
    ///   something since, `.foundOtherwise`, `.belongsToPrompt` where a prompt has that receipt, and `.mayBeAPrompts` where
    ///   it may be what a prompt without a receipt was paid.
    @discardableResult
    public func look(
        into receipt: Receipt, found amount: Money?, knowing reversal: Int64? = nil, by approval: Approval,
        at now: Timestamp
    ) async throws -> DirectPayment {
        let (looked, touched) = try await write(isRepeatable: true) { books -> (DirectPayment, [AttemptID]) in
            guard let found = try DirectRow.find(receipt, in: books.database) else {
                throw ClaimRefusal.unheard(receipt)
            }
            if let look = found.look, look.approval == approval, look.at == now { return (found, []) }
            if let refusal = found.refusal(ofFound: amount, knowing: reversal, at: now) { throw refusal }
            let isPayment = (amount ?? .zero) > .zero
            if let owner = try books.keeper(of: found) { throw ClaimRefusal.belongsToPrompt(owner.attempt.id) }
            if isPayment, let other = try books.prompts(perhapsPaidBy: found.known(as: found.paidIn)).first {
                throw ClaimRefusal.mayBeAPrompts(other.attempt.id)
            }
            try books.database.cachedStatement(
                sql: """
                    INSERT INTO direct_event (direct, kind, amount_cents, person, reason, at_ms, reversal) \
                    VALUES (?, ?, ?, ?, ?, ?, (SELECT max(number) FROM reversal WHERE receipt_no = ? AND news = 1))
                    """
            ).execute(arguments: [
                found.number, found.isUnsigned ? "denied" : "looked", amount?.cents ?? 0, approval.by, approval.reason,
                now.milliseconds, receipt.text,
            ])
            let recounted = try books.recountDoubles(with: found, at: now)
            // A message named it for a prompt: should that one be PAID, a person looks.
            let named = isPayment ? try books.noteLosses(of: found, paidIn: found.paidIn, at: now) : []
            return (try DirectRow.find(receipt, in: books.database) ?? found, named + recounted)
        }
        announceDirect()
        for id in touched { announce(id) }
        return looked
    }
}

extension DirectRow {
    /// How much of a day's direct payments is claimed, and how much is verified. What is in dispute or was taken back
    /// is neither; what was looked into counts as paid with the amount that a person found.
    static func totals(of day: BusinessDay, in database: Database) throws -> [AttemptState: DayTotals.Bucket] {
        var counts: [AttemptState: (count: Int, cents: Int64)] = [:]
        let statement = try database.cachedStatement(
            sql: "SELECT state, count, cents FROM direct_total WHERE day = ? AND count > 0")
        for row in try Row.fetchAll(statement, arguments: [day.number]) {
            counts[try stored(AttemptState(rawValue: row["state"]), "state")] = (row["count"], row["cents"])
        }
        let columns = try DirectColumns(in: database)
        let disputed = try fetch(
            """
            WHERE (\(columns.isContested) OR \(columns.isLookedInto)) \
            AND direct_payment.attempt IS NULL AND direct_payment.day = ?
            """,
            [day.number], in: database)
        for payment in disputed {
            let kept: AttemptState = payment.verifiedAt == nil ? .claimed : .paid
            let old = counts[kept] ?? (0, 0)
            counts[kept] = (old.count - 1, old.cents - payment.told.amount.cents)
            guard let look = payment.look, look.amount > .zero else { continue }
            let paid = counts[.paid] ?? (0, 0)
            counts[.paid] = (paid.count + 1, paid.cents + look.amount.cents)
        }
        return counts.filter { $0.value.count > 0 }.mapValues {
            DayTotals.Bucket(count: $0.count, sum: Money(cents: $0.cents))
        }
    }
}

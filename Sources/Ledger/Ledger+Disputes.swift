import GRDB
public import Payments

/// Money paid straight to the shop that a list of Safaricom's own has with another amount than its message.
extension Ledger {
    /// The payments that Safaricom's own list has with another amount than was told, that are no prompt's and that nobody
    /// has looked into: taken or not, oldest first.
    public func disputedDirectPayments() async throws -> [DirectPayment] {
        try await read {
            try DirectRow.fetch("WHERE listed_cents IS NOT NULL AND direct_payment.attempt IS NULL", [], in: $0)
                .filter { $0.look == nil }
        }
    }

    /// Writes down what a person found in the statement: the amount that the list has, or no payment at all. It is said
    /// once.
    ///
    /// - Throws: `ClaimRefusal.unheard`, `.notDisputed`.
    @discardableResult
    public func look(
        into receipt: Receipt, isPayment: Bool, by approval: Approval, at now: Timestamp
    ) async throws -> DirectPayment {
        let looked = try await write(isRepeatable: true) { books in
            guard let found = try DirectRow.find(receipt, in: books.database) else {
                throw ClaimRefusal.unheard(receipt)
            }
            if let look = found.look, look.approval == approval, look.at == now { return found }
            guard let listed = found.listedAmount, found.prompt == nil, found.look == nil else {
                throw ClaimRefusal.notDisputed
            }
            try books.database.cachedStatement(
                sql: """
                    INSERT INTO direct_event (direct, kind, amount_cents, person, reason, at_ms) \
                    VALUES (?, 'looked', ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                found.number, isPayment ? listed.cents : 0, approval.by, approval.reason, now.milliseconds,
            ])
            return try DirectRow.find(receipt, in: books.database) ?? found
        }
        announceDirect()
        return looked
    }
}

extension DirectRow {
    /// A file that its owner has not taken over yet knows of no such words.
    static func look(in database: Database) throws -> String {
        guard try database.tableExists("direct_event") else {
            return "NULL AS looked_cents, NULL AS looked_by, NULL AS looked_why, NULL AS looked_ms"
        }
        return [
            ("amount_cents", "looked_cents"), ("person", "looked_by"), ("reason", "looked_why"), ("at_ms", "looked_ms"),
        ]
        .map { "(SELECT \($0) FROM direct_event WHERE direct = direct_payment.number) AS \($1)" }
        .joined(separator: ", ")
    }

    /// How much of a day's direct payments is claimed, and how much is verified. What is in dispute is neither; what was
    /// looked into counts as paid with the amount that the list has.
    static func totals(of day: BusinessDay, in database: Database) throws -> [AttemptState: DayTotals.Bucket] {
        var counts: [AttemptState: (count: Int, cents: Int64)] = [:]
        let statement = try database.cachedStatement(
            sql: "SELECT state, count, cents FROM direct_total WHERE day = ? AND count > 0")
        for row in try Row.fetchAll(statement, arguments: [day.number]) {
            counts[try stored(AttemptState(rawValue: row["state"]), "state")] = (row["count"], row["cents"])
        }
        let disputed = try fetch(
            "WHERE listed_cents IS NOT NULL AND direct_payment.attempt IS NULL AND direct_payment.day = ?",
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

import GRDB
public import Payments

/// What whoever looks after the shop reads.
extension Ledger {
    /// One day at the shop, as it stands at a moment of it.
    public func report(of day: BusinessDay, at now: Timestamp) async throws -> DayReport {
        try await read { database in
            DayReport(
                of: try Self.entries(of: day, in: database),
                before: try Self.entries(of: BusinessDay(number: day.number - 1), in: database),
                direct: try DirectRow.verified(on: day, in: database), on: day, at: now)
        }
    }

    private static func entries(of day: BusinessDay, in database: Database) throws -> [DayEntry] {
        // A paid prompt was settled by the first proof of it; later messages about it say nothing of the customer.
        let statement = try database.cachedStatement(
            sql: """
                SELECT tag, state, amount_cents, coalesce(doubt, '') NOT IN \(Schema.refundColumns) \
                AND \(LineRow.paysItsSale("attempt")), created_ms, sent_ms, CASE state WHEN 'paid' THEN (
                    SELECT min(at_ms) FROM evidence WHERE evidence.attempt = attempt.number
                    AND kind IN ('queryPaid', 'receiptFound'))
                ELSE settled_ms END FROM attempt WHERE day = ?
                """)
        let rows = try Row.fetchCursor(statement, arguments: [day.number])
        return try Array(
            rows.map { row in
                DayEntry(
                    tag: Tag(row[0]), state: try stored(AttemptState(rawValue: row[1]), "state"),
                    amount: Money(cents: row[2]), isKept: row[3], createdAt: Timestamp(milliseconds: row[4]),
                    sentAt: (row[5] as Int64?).map(Timestamp.init(milliseconds:)),
                    settledAt: (row[6] as Int64?).map(Timestamp.init(milliseconds:)))
            })
    }
}

extension DirectRow {
    /// The moments at which money was paid straight to the shop on a day, as far as Safaricom vouches for it.
    fileprivate static func verified(on day: BusinessDay, in database: Database) throws -> [Timestamp] {
        guard let isPaid = try DirectColumns(in: database).condition(of: .paid) else { return [] }
        let statement = try database.cachedStatement(
            sql: """
                SELECT coalesce(paid_ms, heard_ms) FROM direct_payment WHERE attempt IS NULL AND day = ? AND \(isPaid)
                """)
        return try Int64.fetchAll(statement, arguments: [day.number]).map(Timestamp.init(milliseconds:))
    }
}

import GRDB
import Payments

extension Ledger {
    /// The prompts of a day that were refused, and whose sale a later prompt asks for: such a sale counts once, by that
    /// one.
    static func replaced(on day: BusinessDay, in database: Database) throws -> DayTotals.Bucket {
        let statement = try database.cachedStatement(
            sql: """
                SELECT count(*) AS count, coalesce(sum(amount_cents), 0) AS cents FROM attempt WHERE day = ? \
                AND state = 'refused' AND EXISTS (SELECT 1 FROM attempt AS other INDEXED BY attempt_sale \
                WHERE other.sale = attempt.sale AND other.number > attempt.number)
                """)
        let row = try Row.fetchOne(statement, arguments: [day.number])
        return DayTotals.Bucket(count: row?["count"] ?? 0, sum: Money(cents: row?["cents"] ?? 0))
    }
}

extension DayTotals.Bucket {
    /// Without those of another bucket, all of which are in this one; nil when nothing is left.
    func without(_ other: DayTotals.Bucket) -> DayTotals.Bucket? {
        guard count > other.count else { return nil }
        return DayTotals.Bucket(count: count - other.count, sum: Money(cents: sum.cents - other.sum.cents))
    }
}

extension Schema {
    /// Of step 6: a day's refusals are found without reading those of all days.
    static let refusals = "CREATE INDEX attempt_refused ON attempt (day) WHERE state = 'refused';"
}

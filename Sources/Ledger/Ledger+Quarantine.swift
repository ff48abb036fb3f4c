import GRDB
public import Payments

extension Ledger {
    /// The messages that came since that moment and were set aside; nil when there are none.
    public func quarantine(since moment: Timestamp) async throws -> Quarantine? {
        try await read { database in
            let counting = try database.cachedStatement(
                sql: """
                    SELECT count(*) AS count, min(at_ms) AS first, max(at_ms) AS last FROM inbox \
                    WHERE outcome = 'quarantined' AND at_ms >= ?
                    """)
            let newest = try database.cachedStatement(
                sql: """
                    SELECT peer, reason FROM inbox WHERE outcome = 'quarantined' AND at_ms = ? ORDER BY number DESC \
                    LIMIT 1
                    """)
            guard let all = try Row.fetchOne(counting, arguments: [moment.milliseconds]), all["count"] > 0,
                let last = try Row.fetchOne(newest, arguments: [all["last"] as Int64])
            else { return nil }
            return Quarantine(
                count: all["count"], since: Timestamp(milliseconds: all["first"]),
                latestAt: Timestamp(milliseconds: all["last"]), peer: last["peer"],
                reason: last["reason"] as String? ?? "")
        }
    }
}

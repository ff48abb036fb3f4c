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

extension SetAsideMessage {
    /// The newest that has a code in its body. A stranger may have written it: it is found, never read.
    static func newest(with receipt: Receipt, in database: Database) throws -> SetAsideMessage? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT at_ms, peer, listed, reason FROM inbox WHERE number IN (\
                SELECT number FROM (SELECT number FROM inbox WHERE outcome = 'quarantined' ORDER BY at_ms DESC LIMIT ?2) \
                UNION SELECT number FROM inbox WHERE number > (SELECT max(number) FROM inbox) - ?2 \
                AND outcome = 'rejected') \
                AND instr(upper(CAST(body AS TEXT)), ?1) > 0 ORDER BY number DESC LIMIT 1
                """)
        return try Row.fetchOne(statement, arguments: [receipt.text, searched]).map { row in
            SetAsideMessage(
                at: Timestamp(milliseconds: row["at_ms"]), peer: row["peer"], isListed: row["listed"],
                reason: row["reason"] as String? ?? "")
        }
    }
}

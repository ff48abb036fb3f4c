import Foundation
import GRDB
public import Payments

extension Ledger {
    /// The messages that came since that moment and were set aside, and were not read again since; nil when there are none.
    public func quarantine(since moment: Timestamp) async throws -> Quarantine? {
        try await read { database in
            let isLeft = try Self.isLeft(in: database)
            let counting = try database.cachedStatement(
                sql: """
                    SELECT count(*) AS count, min(at_ms) AS first, max(at_ms) AS last FROM inbox \
                    WHERE outcome = 'quarantined' AND at_ms >= ? AND \(isLeft)
                    """)
            let newest = try database.cachedStatement(
                sql: """
                    SELECT peer, reason FROM inbox WHERE outcome = 'quarantined' AND at_ms = ? AND \(isLeft) \
                    ORDER BY number DESC LIMIT 1
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

    /// Puts what was set aside since that moment for its sender alone into the inbox again, once, where the sender is listed
    /// now. Whoever reads what has not ended reads it like any other message.
    ///
    /// - Returns: how many there were.
    @discardableResult
    public func readAgain(since moment: Timestamp, from isListed: @Sendable @escaping (String) -> Bool) async throws
        -> Int
    {
        try await write(isRepeatable: true) { books in
            let database = books.database
            let apart = try Row.fetchAll(
                database,
                sql: """
                    SELECT number, peer FROM inbox WHERE outcome = 'quarantined' AND at_ms >= ? AND listed = 0 \
                    AND \(Self.isLeft(in: database)) ORDER BY number
                    """, arguments: [moment.milliseconds]
            ).filter { isListed($0["peer"]) }
            for row in apart {
                try database.cachedStatement(
                    sql: """
                        INSERT INTO inbox (address, attempt, question, reversal_order, body, peer, listed, at_ms, again) \
                        SELECT address, attempt, question, reversal_order, body, peer, 1, at_ms, number FROM inbox \
                        WHERE number = ?
                        """
                ).execute(arguments: [row["number"] as Int64])
            }
            return apart.count
        }
    }

    /// Whether a message was not read again, in SQL. A file that its owner has not taken over yet knows of no such thing.
    private static func isLeft(in database: Database) throws -> String {
        guard try database.columns(in: "inbox").contains(where: { $0.name == "again" }) else { return "1" }
        return "NOT EXISTS (SELECT 1 FROM inbox AS other WHERE other.again = inbox.number)"
    }
}

extension Ledger {
    /// Who posted what came since that moment and was set aside, the latest first, at most `SetAsideSender.most`; and the
    /// newest messages of each.
    public func setAsideSenders(since moment: Timestamp) async throws -> [SetAsideSender] {
        try await read { database in
            let isLeft = try Self.isLeft(in: database)
            let senders = try database.cachedStatement(
                sql: """
                    SELECT peer, count(*) AS count, min(at_ms) AS first, max(at_ms) AS last FROM inbox \
                    WHERE outcome = 'quarantined' AND at_ms >= ? AND \(isLeft) GROUP BY peer ORDER BY last DESC LIMIT ?
                    """)
            let messages = try database.cachedStatement(
                sql: """
                    SELECT at_ms, listed, reason, substr(body, 1, ?) AS body FROM inbox \
                    WHERE outcome = 'quarantined' AND at_ms >= ? AND peer = ? AND \(isLeft) \
                    ORDER BY at_ms DESC, number DESC LIMIT ?
                    """)
            let found = try Row.fetchAll(senders, arguments: [moment.milliseconds, SetAsideSender.most])
            return try found.map { sender in
                let peer: String = sender["peer"]
                let newest = try Row.fetchAll(
                    messages,
                    arguments: [SetAsideSender.readBytes, moment.milliseconds, peer, SetAsideSender.shown]
                ).map { row in
                    // Of a body that is empty SQLite makes NULL.
                    SetAsideSender.Message(
                        at: Timestamp(milliseconds: row["at_ms"]), isListed: row["listed"],
                        reason: row["reason"] as String? ?? "", body: [UInt8](row["body"] as Data? ?? Data()))
                }
                return SetAsideSender(
                    peer: peer, count: sender["count"], since: Timestamp(milliseconds: sender["first"]), newest: newest)
            }
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

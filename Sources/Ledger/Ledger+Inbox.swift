import Foundation
import GRDB
public import Payments

extension Ledger: Inbox {
    public func keep(_ message: InboundMessage) async throws -> InboxID {
        try await write(isRepeatable: true) { books in
            let row = try books.row(of: message.attempt)
            let statement = try books.database.cachedStatement(
                sql: "INSERT INTO inbox (attempt, body, peer, at_ms) VALUES (?, ?, ?, ?)")
            try statement.execute(
                arguments: [row.number, Data(message.body), message.peer, message.at.milliseconds])
            return InboxID(books.database.lastInsertedRowID)
        }
    }

    public func settle(_ id: InboxID, as outcome: InboxOutcome) async throws {
        let touched = try await write(isRepeatable: true) { try $0.settle(id, as: outcome) }
        if let touched { announce(touched) }
    }

    public func unsettled() async throws -> [KeptMessage] {
        try await read { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT inbox.number, attempt.id, body, peer, at_ms FROM inbox \
                    JOIN attempt ON attempt.number = inbox.attempt WHERE outcome IS NULL ORDER BY inbox.number
                    """)
            return try Row.fetchAll(statement).map { row in
                KeptMessage(
                    id: InboxID(row["number"]),
                    message: InboundMessage(
                        body: [UInt8](row["body"] as Data), attempt: AttemptID(row["id"]), peer: row["peer"],
                        at: Timestamp(milliseconds: row["at_ms"])))
            }
        }
    }
}

extension Books {
    /// C5: ends a message, with the evidence read from it; returns the attempt that it taught us about.
    func settle(_ id: InboxID, as outcome: InboxOutcome) throws -> AttemptID? {
        let found = try database.cachedStatement(
            sql: """
                SELECT attempt.id FROM inbox JOIN attempt ON attempt.number = inbox.attempt \
                WHERE inbox.number = ? AND outcome IS NULL
                """)
        guard let attempt = try String.fetchOne(found, arguments: [id.number]).map({ AttemptID($0) }) else {
            return nil
        }
        switch outcome {
        case .applied(let evidence):
            do {
                let isNew = try add(evidence, to: attempt).isNew
                try end(id, as: isNew ? "applied" : "duplicate", because: nil)
                return isNew ? attempt : nil
            } catch JournalRefusal.belongsElsewhere(let other) {
                try end(id, as: "quarantined", because: "names the prompt of payment \(other)")
            }
        case .rejected(let reason): try end(id, as: "rejected", because: reason)
        case .quarantined(let reason): try end(id, as: "quarantined", because: reason)
        }
        return nil
    }

    private func end(_ id: InboxID, as outcome: String, because reason: String?) throws {
        try database.cachedStatement(sql: "UPDATE inbox SET outcome = ?, reason = ? WHERE number = ?")
            .execute(arguments: [outcome, reason, id.number])
    }
}

import GRDB
public import Payments

extension Ledger: ReversalOrders {
    public func prepare(
        _ id: ReversalID, of receipt: Receipt, by approval: Approval, with second: String, heardAt token: CallbackToken,
        at now: Timestamp
    ) async throws -> ReversalOrder {
        guard let second = Approval(by: second, reason: approval.reason)?.by,
            second.lowercased() != approval.by.lowercased()
        else { throw ReversalRefusal.samePerson }
        let order = try await write(isRepeatable: false) { books in
            let amount = try books.amountToGiveBack(of: receipt)
            try books.makeWay(forReversalOf: receipt, at: now)
            try books.database.cachedStatement(
                sql: """
                    INSERT INTO reversal_order (id, token_sha256, receipt_no, amount_cents, person, second, reason, \
                    prepared_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                id.text, token.digest, receipt.text, amount.cents, approval.by, second, approval.reason,
                now.milliseconds,
            ])
            return try ReversalOrder.find(id, in: books.database)
        }
        announceDirect()
        return order
    }

    public func markSending(
        _ id: ReversalID, heardAt token: CallbackToken, at now: Timestamp
    ) async throws -> ReversalPermit {
        try await write(isRepeatable: false) { books in
            let order = try ReversalOrder.find(id, in: books.database)
            guard order.state == .prepared else { throw ReversalRefusal.notPrepared(order.state) }
            // What was told since it was written down counts.
            guard try books.amountToGiveBack(of: order.receipt) == order.amount else { throw ReversalRefusal.takenBack }
            try books.database.cachedStatement(
                sql: "UPDATE reversal_order SET sent_ms = ? WHERE id = ? AND token_sha256 = ?"
            ).execute(arguments: [now.milliseconds, id.text, token.digest])
        }
        // Read back through another connection: the permit is for what the file says, not for what we meant to write.
        let kept = try await read { try ReversalOrder.find(id, in: $0) }
        guard kept.state == .sending, kept.sentAt == now else {
            throw LedgerError.commitUnknown(detail: "the send mark was not read back")
        }
        return ReversalPermit(markedFor: kept, token: token)
    }

    public func note(_ answer: ReversalAnswer, of id: ReversalID, at now: Timestamp) async throws {
        try await write(isRepeatable: true) { books in
            switch answer {
            case .taken(let names):
                try books.database.cachedStatement(
                    sql:
                        "UPDATE reversal_order SET conversation = ?, originator = ? WHERE id = ? AND conversation IS NULL"
                ).execute(arguments: [names.id, names.originator, id.text])
            case .refused(let reason): try books.end(id, as: .refused, words: reason, at: now)
            case .neverLeft(let reason): try books.end(id, as: .void, words: reason, at: now)
            case .lost(let reason): try books.end(id, as: .unknown, words: reason, at: now)
            }
        }
        announceDirect()
    }

    public func withdraw(_ id: ReversalID, because reason: String, at now: Timestamp) async throws {
        try await write(isRepeatable: true) { try $0.end(id, as: .void, words: reason, at: now) }
        announceDirect()
    }

    public func resumeReversals(at now: Timestamp) async throws {
        try await write(isRepeatable: true) { books in
            for (outcome, condition) in [(ReversalOrder.State.void, "IS NULL"), (.unknown, "IS NOT NULL")] {
                try books.database.cachedStatement(
                    sql: """
                        UPDATE reversal_order SET outcome = ?, words = 'the program ended', ended_ms = ? \
                        WHERE outcome IS NULL AND conversation IS NULL AND sent_ms \(condition)
                        """
                ).execute(arguments: [outcome.rawValue, now.milliseconds])
            }
        }
    }

    public func reversal(of receipt: Receipt) async throws -> ReversalOrder? {
        try await read { database in
            // Who only reads may have a file of an earlier version.
            guard try database.tableExists("reversal_order") else { return nil }
            return try ReversalOrder.fetch("receipt_no = ? ORDER BY number DESC LIMIT 1", receipt.text, in: database)
        }
    }

    /// The orders that are under way, or of which nobody knows, oldest first.
    public func openReversals() async throws -> [ReversalOrder] {
        try await read { database in
            guard try database.tableExists("reversal_order") else { return [] }
            let statement = try database.cachedStatement(
                sql: "SELECT * FROM reversal_order WHERE outcome IS NULL OR outcome = 'unknown' ORDER BY number")
            return try Row.fetchAll(statement).map(ReversalOrder.init)
        }
    }
}

extension ReversalOrder {
    static func find(_ id: ReversalID, in database: Database) throws -> ReversalOrder {
        try stored(fetch("id = ?", id.text, in: database), "reversal_order")
    }

    static func fetch(
        _ condition: String, _ argument: String, in database: Database
    ) throws -> ReversalOrder? {
        let statement = try database.cachedStatement(sql: "SELECT * FROM reversal_order WHERE \(condition)")
        return try Row.fetchOne(statement, arguments: [argument]).map(ReversalOrder.init)
    }

    init(_ row: Row) throws {
        let sent = (row["sent_ms"] as Int64?).map(Timestamp.init(milliseconds:))
        let state: State =
            if let outcome = row["outcome"] as String? {
                try stored(State(rawValue: outcome), "outcome")
            } else {
                (row["conversation"] as String?) != nil ? .asked : sent == nil ? .prepared : .sending
            }
        self.init(
            id: ReversalID(row["id"]), receipt: try stored(Receipt(row["receipt_no"]), "receipt_no"),
            amount: Money(cents: row["amount_cents"]),
            approval: try stored(Approval(by: row["person"], reason: row["reason"]), "person"), second: row["second"],
            preparedAt: Timestamp(milliseconds: row["prepared_ms"]), sentAt: sent, state: state, words: row["words"])
    }
}

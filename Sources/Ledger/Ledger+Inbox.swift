import Foundation
import GRDB
public import Payments

extension Ledger: Inbox {
    public func keep(_ message: InboundMessage) async throws -> InboxID {
        try await write(isRepeatable: true) { books in
            let place = try books.place(of: message.address)
            let statement = try books.database.cachedStatement(
                sql: """
                    INSERT INTO inbox (address, attempt, question, reversal_order, body, peer, listed, at_ms) \
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """)
            try statement.execute(
                arguments: [
                    place.kind, place.attempt, place.question, place.reversal, Data(message.body), message.peer,
                    message.isListed, message.at.milliseconds,
                ])
            return InboxID(books.database.lastInsertedRowID)
        }
    }

    @discardableResult
    public func settle(_ id: InboxID, as outcome: InboxOutcome) async throws -> AttemptID? {
        let moment = timekeeper.now()
        let (touched, placed) = try await write(isRepeatable: true) { try $0.settle(id, as: outcome, at: moment) }
        if let touched { announce(touched) }
        announce(placed)
        switch outcome {
        case .confirmed, .told, .reversed: announceDirect()
        case .applied, .answered, .rejected, .quarantined: break
        }
        return touched
    }

    public func unsettled() async throws -> [KeptMessage] {
        try await read { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT inbox.number, address, attempt.id, status_question.id AS question, \
                    reversal_order.id AS reversal, inbox.body, peer, listed, at_ms \
                    FROM inbox LEFT JOIN attempt ON attempt.number = inbox.attempt \
                    LEFT JOIN status_question ON status_question.number = inbox.question \
                    LEFT JOIN reversal_order ON reversal_order.number = inbox.reversal_order \
                    WHERE inbox.outcome IS NULL ORDER BY inbox.number
                    """)
            return try Row.fetchAll(statement).map { row in
                KeptMessage(
                    id: InboxID(row["number"]),
                    message: InboundMessage(
                        body: [UInt8](row["body"] as Data), address: try Books.address(row), peer: row["peer"],
                        isListed: row["listed"], at: Timestamp(milliseconds: row["at_ms"])))
            }
        }
    }

    public func address(of hash: TokenHash) async throws -> InboundAddress? {
        try await read { database in
            func name(in table: String) throws -> String? {
                let statement = try database.cachedStatement(sql: "SELECT id FROM \(table) WHERE token_sha256 = ?")
                return try String.fetchOne(statement, arguments: [Data(hash.bytes)])
            }
            if let id = try name(in: "attempt") { return .prompt(AttemptID(id)) }
            if let id = try name(in: "status_question") { return .status(StatusQuestionID(id)) }
            return try name(in: "reversal_order").map { .reversal(ReversalID($0)) }
        }
    }
}

extension Books {
    /// An address as the file writes it.
    fileprivate func place(
        of address: InboundAddress
    ) throws -> (kind: String, attempt: Int64?, question: Int64?, reversal: Int64?) {
        switch address {
        case .prompt(let id): ("prompt", try row(of: id).number, nil, nil)
        case .confirmation: ("confirmation", nil, nil, nil)
        case .validation: ("validation", nil, nil, nil)
        case .status(let id): ("status", nil, try number(of: id.text, in: "status_question"), nil)
        case .reversal(let id): ("reversal", nil, nil, try number(of: id.text, in: "reversal_order"))
        }
    }

    private func number(of id: String, in table: String) throws -> Int64 {
        let statement = try database.cachedStatement(sql: "SELECT number FROM \(table) WHERE id = ?")
        guard let number = try Int64.fetchOne(statement, arguments: [id]) else {
            // As for a prompt: a message for what a restored ledger does not have waits in the emergency file.
            throw JournalRefusal.noSuchAttempt
        }
        return number
    }

    fileprivate static func address(_ row: Row) throws -> InboundAddress {
        switch row["address"] as String {
        case "confirmation": .confirmation
        case "validation": .validation
        case "status": .status(StatusQuestionID(try stored(row["question"] as String?, "question")))
        case "reversal": .reversal(ReversalID(try stored(row["reversal"] as String?, "reversal")))
        default: .prompt(AttemptID(try stored(row["id"] as String?, "address")))
        }
    }

    /// C5: ends a message, with what was read from it; returns the attempt that it taught us about, and what became of rows
    /// that had no place yet.
    func settle(
        _ id: InboxID, as outcome: InboxOutcome, at moment: Timestamp
    ) throws -> (attempt: AttemptID?, placed: StatementFindings) {
        let found = try database.cachedStatement(
            sql: """
                SELECT address, attempt.id, status_question.id AS question, reversal_order.id AS reversal, at_ms \
                FROM inbox LEFT JOIN attempt ON attempt.number = inbox.attempt \
                LEFT JOIN status_question ON status_question.number = inbox.question \
                LEFT JOIN reversal_order ON reversal_order.number = inbox.reversal_order \
                WHERE inbox.number = ? AND inbox.outcome IS NULL
                """)
        let nothing = StatementFindings()
        guard let row = try Row.fetchOne(found, arguments: [id.number]) else { return (nil, nothing) }
        let at = Timestamp(milliseconds: row["at_ms"])
        switch outcome {
        case .answered(let words): try end(id, as: "answered", because: words)
        case .confirmed(let told):
            let heard = try hear(told, at: at)
            try end(id, as: heard.isNew ? "applied" : "duplicate", because: nil)
            return (heard.attempt, heard.isNew ? try placeRows(at: at) : nothing)
        case .applied(let evidence):
            let attempt = AttemptID(try stored(row["id"] as String?, "address"))
            do {
                let isNew = try add(evidence, to: attempt).isNew
                try end(id, as: isNew ? "applied" : "duplicate", because: nil)
                return isNew ? (attempt, try placeRows(at: at)) : (nil, nothing)
            } catch JournalRefusal.belongsElsewhere(let other) {
                try end(id, as: "quarantined", because: "names the prompt of payment \(other)")
            }
        case .told(let result):
            let question = StatusQuestionID(try stored(row["question"] as String?, "question"))
            return try settle(id) { try hear(result, to: question, at: at, readAt: max(at, moment)) }
        case .reversed(let result):
            let order = ReversalID(try stored(row["reversal"] as String?, "reversal"))
            return try settle(id) { try hear(result, of: order, at: at) }
        case .rejected(let reason): try end(id, as: "rejected", because: reason)
        case .quarantined(let reason): try end(id, as: "quarantined", because: reason)
        }
        return (nil, nothing)
    }

    /// Ends a message that answers a call of ours, or sets it aside where it answers none.
    private func settle(
        _ id: InboxID, by reading: () throws -> StatementFindings?
    ) throws -> (attempt: AttemptID?, placed: StatementFindings) {
        do {
            let findings = try reading()
            try end(id, as: findings == nil ? "duplicate" : "applied", because: nil)
            let found = findings ?? StatementFindings()
            return (found.proved.first ?? found.touched.first, found)
        } catch let other as NoStatusAnswer where other != .tooEarly {
            try end(id, as: "quarantined", because: other.rawValue)
            return (nil, StatementFindings())
        }
    }

    private func end(_ id: InboxID, as outcome: String, because reason: String?) throws {
        try database.cachedStatement(sql: "UPDATE inbox SET outcome = ?, reason = ? WHERE number = ?")
            .execute(arguments: [outcome, reason, id.number])
    }
}

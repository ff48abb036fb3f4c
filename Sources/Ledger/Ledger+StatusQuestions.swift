import GRDB
public import Payments

extension Ledger: StatusQuestions {
    public func open(_ question: StatusQuestion, heardAt token: CallbackToken) async throws {
        try await write(isRepeatable: false) { books in
            try books.database.cachedStatement(
                sql: "INSERT INTO status_question (id, token_sha256, receipt_no, asked_ms) VALUES (?, ?, ?, ?)"
            ).execute(arguments: [
                question.id.text, token.digest, question.receipt.text, question.askedAt.milliseconds,
            ])
        }
        announceDirect()
    }

    public func note(_ names: Conversation, of id: StatusQuestionID) async throws {
        try await write(isRepeatable: true) { books in
            try books.database.cachedStatement(
                sql: """
                    UPDATE status_question SET conversation = ?, originator = ? WHERE id = ? AND conversation IS NULL
                    """
            ).execute(arguments: [names.id, names.originator, id.text])
        }
    }

    public func end(_ id: StatusQuestionID, because reason: String, at now: Timestamp) async throws {
        try await write(isRepeatable: true) { try $0.answer(id, reason: reason, at: now) }
        announceDirect()
    }

    public func question(about receipt: Receipt) async throws -> StatusQuestion? {
        try await read { database in
            // Who only reads may have a file of an earlier version.
            guard try database.tableExists("status_question") else { return nil }
            let statement = try database.cachedStatement(
                sql: "SELECT * FROM status_question WHERE receipt_no = ? ORDER BY number DESC LIMIT 1")
            guard let row = try Row.fetchOne(statement, arguments: [receipt.text]) else { return nil }
            return StatusQuestion(
                id: StatusQuestionID(row["id"]), receipt: receipt,
                askedAt: Timestamp(milliseconds: row["asked_ms"]),
                answer: (row["answered_ms"] as Int64?).map {
                    StatusQuestion.Answer(at: Timestamp(milliseconds: $0), reason: row["reason"])
                })
        }
    }

    public func question(heardAt token: CallbackToken) async throws -> StatusQuestionID? {
        try await read { database in
            let statement = try database.cachedStatement(sql: "SELECT id FROM status_question WHERE token_sha256 = ?")
            return try String.fetchOne(statement, arguments: [token.digest]).map { StatusQuestionID($0) }
        }
    }
}

extension Books {
    /// Ends a question; nil where Safaricom has the money.
    fileprivate func answer(_ id: StatusQuestionID, reason: String?, at now: Timestamp) throws {
        try database.cachedStatement(
            sql: "UPDATE status_question SET answered_ms = ?, reason = ? WHERE id = ? AND answered_ms IS NULL"
        ).execute(arguments: [now.milliseconds, reason, id.text])
    }

    /// Takes in the answer to a question: what it proves is compared with the books like the row of a list, which says
    /// nothing of any other payment.
    ///
    /// - Returns: what the books made of it; nil where the question is answered already.
    /// - Throws: `NoAnswer` for what does not answer that question.
    func hear(
        _ result: StatusResult, to id: StatusQuestionID, at now: Timestamp
    ) throws -> StatementFindings? {
        let statement = try database.cachedStatement(sql: "SELECT * FROM status_question WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id.text]) else {
            throw NoAnswer(reason: "no such question was asked")
        }
        guard (row["answered_ms"] as Int64?) == nil else { return nil }
        guard let conversation = row["conversation"] as String? else {
            throw NoAnswer(reason: "it came before Safaricom had taken the question: ask again")
        }
        guard result.conversation == Conversation(id: conversation, originator: row["originator"]) else {
            throw NoAnswer(reason: "it answers another question than ours")
        }
        guard case .paid(let told) = result.told else {
            if case .nothing(let reason) = result.told { try answer(id, reason: reason, at: now) }
            return StatementFindings()
        }
        guard told.receipt.text == row["receipt_no"] else {
            throw NoAnswer(reason: "it tells of another receipt than was asked about")
        }
        let findings = try compare(
            [StatementLine(told)], reversals: [], of: nil, ListWord(source: .transactionStatus, at: now, words: nil))
        try answer(id, reason: nil, at: now)
        return findings
    }
}

/// Why a message is no answer to a question.
struct NoAnswer: Error {
    let reason: String
}

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
}

extension Books {
    /// Ends a question; the reason is nil where Safaricom has the money. Money outweighs a denial that came before it.
    fileprivate func answer(
        _ id: StatusQuestionID, isMoney: Bool = false, reason: String?, at now: Timestamp
    ) throws {
        try database.cachedStatement(
            sql: """
                UPDATE status_question SET answered_ms = ?, reason = ? WHERE id = ? \
                AND (answered_ms IS NULL OR (reason IS NOT NULL AND ?))
                """
        ).execute(arguments: [now.milliseconds, reason, id.text, isMoney])
    }

    /// Takes in the answer to a question: what it proves is compared with the books like the row of a list, which says
    /// nothing of any other payment. Money is taken in though it was denied before.
    ///
    /// - Returns: what the books made of it; nil where nothing is new.
    /// - Throws: `NoStatusAnswer` for what does not answer that question, or can't be known to yet.
    func hear(
        _ result: StatusResult, to id: StatusQuestionID, at now: Timestamp, readAt moment: Timestamp
    ) throws -> StatementFindings? {
        let statement = try database.cachedStatement(sql: "SELECT * FROM status_question WHERE id = ?")
        let row = try stored(Row.fetchOne(statement, arguments: [id.text]), "question")
        guard let conversation = row["conversation"] as String? else {
            // The name comes with the answer to the question itself, which may arrive after this.
            let asked = Timestamp(milliseconds: row["asked_ms"])
            throw moment - asked < StatusQuestion.patience ? NoStatusAnswer.tooEarly : .unnamed
        }
        guard result.conversation == Conversation(id: conversation, originator: row["originator"]) else {
            throw NoStatusAnswer.ofAnother
        }
        let isAnswered = (row["answered_ms"] as Int64?) != nil
        let isDenied = isAnswered && (row["reason"] as String?) != nil
        guard case .paid(var told) = result.told else {
            if case .nothing(let reason) = result.told { try answer(id, reason: reason, at: now) }
            return isAnswered ? nil : StatementFindings()
        }
        guard told.receipt.text == row["receipt_no"] else { throw NoStatusAnswer.ofAnotherReceipt }
        if isAnswered, !isDenied { return nil }
        // Its account is never told: what a message or a list told of it counts.
        let known = try DirectRow.find(told.receipt, in: database)?.told ?? UnplacedRow.told(told.receipt, in: database)
        if let known, known.amount == told.amount { told = told.paid(under: known.account) }
        let findings = try compare(
            [StatementLine(told)], reversals: [], of: nil, ListWord(source: .transactionStatus, at: now, words: nil))
        let isOdd = !(findings.odd + findings.waiting + findings.reversed).isEmpty
        try answer(
            id, isMoney: true, reason: isOdd ? "M-PESA has it, and not as the books do: see what needs a check" : nil,
            at: now)
        return findings
    }
}

/// Why a message is no answer to a question.
enum NoStatusAnswer: String, Error {
    /// Nobody knows yet how Safaricom named the question.
    case tooEarly = "the question has no name yet"
    /// Nobody ever knew.
    case unnamed = "how Safaricom named our call is not known: ask again"
    /// It names another call.
    case ofAnother = "it answers another call than ours"
    /// It tells of another transaction.
    case ofAnotherReceipt = "it tells of another receipt than ours was about"
}

extension C2BConfirmation {
    /// The same with an account.
    fileprivate func paid(under account: String) -> C2BConfirmation {
        C2BConfirmation(
            receipt: receipt, amount: amount, payee: payee, account: account, payer: payer, name: name, paidAt: paidAt)
    }
}

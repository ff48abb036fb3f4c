import GRDB
import Payments

extension Books {
    /// Lets another order go where nobody knows what came of an earlier one, once Safaricom has said since that the payment
    /// stands: asked five minutes after it was sent, since an answer from before that says nothing of it.
    ///
    /// - Throws: `ReversalRefusal` where the earlier one stands in the way.
    func makeWay(forReversalOf receipt: Receipt, at now: Timestamp) throws {
        if let last = try openOrder(of: receipt) {
            switch last.state {
            case .unknown: break
            case .asked where now - (last.sentAt ?? now) >= ReversalOrder.patience: break
            default: throw ReversalRefusal.underway(last.state)
            }
            try end(last.id, as: .superseded, words: last.words, at: now)
        }
        let sent = try ReversalOrder.fetch(
            "receipt_no = ? AND outcome = 'superseded' ORDER BY number DESC LIMIT 1", receipt.text, in: database)?
            .sentAt
        guard let sent else { return }
        let asked = try database.cachedStatement(
            sql:
                "SELECT count(*) FROM status_question WHERE receipt_no = ? AND asked_ms >= ? AND answered_ms IS NOT NULL "
                + "AND reason IS NULL")
        let since = (sent + ReversalOrder.patience).milliseconds
        guard try Int.fetchOne(asked, arguments: [receipt.text, since]) ?? 0 > 0 else { throw ReversalRefusal.askFirst }
    }

    /// The order about a receipt that is under way, or of which nobody knows: its money may go back.
    func openOrder(of receipt: Receipt) throws -> ReversalOrder? {
        try ReversalOrder.fetch(
            "receipt_no = ? AND (outcome IS NULL OR outcome = 'unknown')", receipt.text, in: database)
    }

    /// All of what was paid: by a prompt that a row of Safaricom's own with that receipt proves, or straight to the shop. What
    /// a person said went back otherwise does not go back again.
    func amountToGiveBack(of receipt: Receipt) throws -> Money {
        guard try ReversalRow.fetch(of: receipt, in: database).isEmpty else { throw ReversalRefusal.takenBack }
        if let owner = try spender(of: receipt) {
            let record = try record(of: owner)
            if record.isRefunded { throw ReversalRefusal.takenBack }
            guard record.state == .paid, record.hasRow(of: receipt) else { throw ReversalRefusal.unproven(receipt) }
            return record.attempt.amount
        }
        guard let direct = try DirectRow.find(receipt, in: database) else { throw ReversalRefusal.unheard(receipt) }
        if let look = direct.look, look.amount == .zero { throw ReversalRefusal.takenBack }
        guard direct.verifiedAt != nil, direct.listedAmount == nil else { throw ReversalRefusal.unproven(receipt) }
        return direct.told.amount
    }

    /// Ends an order. One that was carried out stays so.
    func end(_ id: ReversalID, as state: ReversalOrder.State, words: String, at now: Timestamp) throws {
        try database.cachedStatement(
            sql: """
                UPDATE reversal_order SET outcome = ?, words = ?, ended_ms = ? WHERE id = ? \
                AND (outcome IS NULL OR outcome = 'unknown')
                """
        ).execute(arguments: [state.rawValue, words, now.milliseconds, id.text])
    }

    /// Safaricom's own list, or an answer of its, tells that a payment was taken back: what is not sent never will be, and where
    /// nothing is left of the payment, the newest order that is out is carried out.
    func endOrders(of receipt: Receipt, at now: Timestamp) throws {
        try database.cachedStatement(
            sql: """
                UPDATE reversal_order SET outcome = 'void', words = 'money of it went back meanwhile', ended_ms = ? \
                WHERE receipt_no = ? AND sent_ms IS NULL AND outcome IS NULL
                """
        ).execute(arguments: [now.milliseconds, receipt.text])
        let last = try ReversalOrder.fetch(
            "receipt_no = ? AND sent_ms IS NOT NULL AND (outcome IS NULL OR outcome IN ('unknown', 'failed')) "
                + "ORDER BY number DESC LIMIT 1", receipt.text, in: database)
        guard let last else { return }
        let told = try ReversalRow.fetch(of: receipt, in: database).map(\.told)
        if TakenBack(told).takesAll(of: last.amount) { try carryOut(last.id, of: receipt, at: now) }
    }

    /// An order is carried out, unless another one of the same payment was.
    private func carryOut(_ id: ReversalID, of receipt: Receipt, at now: Timestamp) throws {
        try database.cachedStatement(
            sql: """
                UPDATE reversal_order SET outcome = 'done', words = '', ended_ms = ?1 WHERE id = ?2 \
                AND (outcome IS NULL OR outcome IN ('unknown', 'failed')) \
                AND NOT EXISTS (SELECT 1 FROM reversal_order WHERE receipt_no = ?3 AND id <> ?2 \
                AND (outcome IS NULL OR outcome IN ('unknown', 'done')))
                """
        ).execute(arguments: [now.milliseconds, id.text, receipt.text])
    }

    /// R5: takes in the result of an order. Money that went back stands in the books as if a list had told of it: a person looks.
    /// Where nobody knows how Safaricom named the order, that it went back is believed all the same at the order's own address:
    /// it only makes the payment doubtful.
    ///
    /// - Returns: what the books made of it; nil where nothing is new.
    /// - Throws: `NoStatusAnswer` for what is no result of that order, or can't be known to be yet.
    func hear(_ result: ReversalResult, of id: ReversalID, at now: Timestamp) throws -> StatementFindings? {
        let statement = try database.cachedStatement(sql: "SELECT * FROM reversal_order WHERE id = ?")
        let row = try stored(Row.fetchOne(statement, arguments: [id.text]), "reversal")
        let order = try ReversalOrder(row)
        let names = (row["conversation"] as String?).map { Conversation(id: $0, originator: row["originator"]) }
        if names == nil, order.state == .sending, now - (order.sentAt ?? now) < ReversalOrder.patience {
            throw NoStatusAnswer.tooEarly
        }
        if let names, names != result.conversation { throw NoStatusAnswer.ofAnother }
        switch result.told {
        case .failed(let code, let text), .open(let code, let text):
            guard names != nil else { throw NoStatusAnswer.unnamed }
            let isFailed = if case .failed = result.told { true } else { false }
            guard order.state == .asked || (isFailed && order.state == .unknown) else { return nil }
            try end(id, as: isFailed ? .failed : .unknown, words: "\(code): \(text)", at: now)
            return StatementFindings()
        case .done(let receipt, _) where receipt.map { $0 != order.receipt } ?? false:
            throw NoStatusAnswer.ofAnotherReceipt
        case .done(_, let told):
            let amount = told.amount.flatMap { $0 > .zero ? min($0, order.amount) : nil } ?? order.amount
            return try carryOut(order, Reversal(amount: amount, at: told.at, receipt: told.receipt), at: now)
        case .doneBefore:
            return try carryOut(order, Reversal(amount: order.amount, at: nil, receipt: nil), at: now)
        }
    }

    private func carryOut(
        _ order: ReversalOrder, _ told: Reversal, at now: Timestamp
    ) throws -> StatementFindings? {
        let word = ListWord(source: .transactionStatus, at: now, words: order.approval.words)
        let before = try ReversalRow.fetch(of: order.receipt, in: database).count
        var findings = StatementFindings()
        try note(ReversalLine(of: order.receipt, told: told), word, &findings)
        let isNew = try ReversalRow.fetch(of: order.receipt, in: database).count > before
        if !isNew, order.state == .done || order.state == .superseded { return nil }
        try carryOut(order.id, of: order.receipt, at: now)
        return findings
    }
}

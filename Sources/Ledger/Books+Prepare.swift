import GRDB
import Payments

extension Books {
    /// S1: writes an attempt down, if the gates let it; finds it if it was written down already.
    ///
    /// - Throws: `JournalRefusal.gate`, `.overDue`, `.restGivenUp`.
    func prepare(
        _ order: PromptOrder, id: AttemptID, sale: Sale, payee: CollectionPoint, token: CallbackToken, till: String
    ) throws -> AttemptRecord {
        if let made = try AttemptRow.find(id, in: database) { return try record(of: made) }
        let earlier = try earlier(than: order, sale: sale.id, at: sale.openedAt)
        let gate = ResendGate(for: order, after: earlier, at: sale.openedAt)
        if gate != .open { throw JournalRefusal.gate(gate) }
        let isNew = try self.sale(sale.id) == nil
        let saleNumber = try number(of: sale)
        let again = try debtAskedAgain(by: order, after: earlier, as: sale.id, at: sale.openedAt)
        if isNew, let old = order.insteadOf ?? again { try share(saleNumber, with: old) }
        if let refusal = try standing(of: sale.id).flatMap(order.refusal(by:)) { throw refusal }

        let tag = Tag(till: till, number: try nextTagNumber(for: id))
        let fixed: AccountReference? = if case .payBill(_, let account) = payee { account } else { nil }
        let attempt = Attempt(
            id: id, sale: sale.id, tag: tag, phone: order.phone, amount: order.amount, payee: payee,
            reference: try stored(fixed ?? order.reference ?? tag.reference, "tag"), purpose: order.purpose,
            createdAt: sale.openedAt)
        let record = AttemptRecord(attempt: attempt, evidence: [])
        do {
            _ = try attempt.insert(
                sale: saleNumber, tokenDigest: token.digest, as: Projection(of: record, schedule: schedule),
                version: 0, into: database)
        } catch let error as DatabaseError
            where [.SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_TRIGGER].contains(error.extendedResultCode)
        {
            throw try shut(by: error, order: order, sale: sale.id)
        }
        try count(attempt, from: nil, to: record.state)
        return record
    }

    /// The sale whose debt an order may ask for again, if that is just this amount and is owed still.
    private func debtAskedAgain(
        by order: PromptOrder, after earlier: [AttemptRecord], as new: SaleID, at now: Timestamp
    ) throws -> SaleID? {
        guard let sale = order.perhapsAgain(among: earlier, at: now),
            let standing = try standing(of: sale, for: new)
        else { return nil }
        return order.mayPay(allOf: standing) ? sale : nil
    }

    /// What has come between the writing down of an attempt and its sending: an earlier prompt that was released, or had
    /// failed, may have been answered while the access token was fetched.
    func hindrance(to row: AttemptRow, at now: Timestamp) throws -> JournalRefusal? {
        guard
            let order = try? PromptOrder(
                phone: row.attempt.phone, amount: row.attempt.amount, sale: row.attempt.sale)
        else { return nil }
        let earlier = try earlier(than: order, sale: row.attempt.sale, at: now).filter {
            $0.weighs(onSending: row.attempt)
        }
        let gate = ResendGate(for: order, after: earlier, at: now)
        if gate != .open { return .gate(gate) }
        return try standing(of: row.attempt.sale).flatMap(order.refusal(by:))
    }

    /// The number of the attempt whose callback address ends in that token.
    func number(heardAt token: CallbackToken) throws -> Int64? {
        let statement = try database.cachedStatement(sql: "SELECT number FROM attempt WHERE token_sha256 = ?")
        return try Int64.fetchOne(statement, arguments: [token.digest])
    }

    /// The prompts to the same phone or for the same sale that can still stand in the way: the open ones, and those
    /// that moved within the last hour, which is longer than any gate waits; and of the sales that share the debt those
    /// that may still be paid (`AttemptRecord.weighs`).
    private func earlier(than order: PromptOrder, sale: SaleID, at now: Timestamp) throws -> [AttemptRecord] {
        let kin = try SharedDebt(in: database).kin(of: "(SELECT number FROM sale WHERE id = ?4)")
        return try AttemptRow.fetch(
            """
            WHERE (phone = ?1 OR attempt.sale = (SELECT number FROM sale WHERE id = ?2) OR attempt.sale IN \(kin)) \
            AND (state IN \(Schema.openStates) OR updated_ms > ?3)
            """,
            [order.phone.digits, sale.text, now.milliseconds - 3_600_000, (order.insteadOf ?? sale).text], in: database
        ).map(record).filter { $0.weighs(on: order, in: sale, sharesDebt: true) }
    }

    /// The sale of that name.
    func sale(_ id: SaleID) throws -> Sale? {
        let statement = try database.cachedStatement(sql: "SELECT due_cents, opened_ms FROM sale WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id.text]).map { row in
            Sale(id: id, due: Money(cents: row[0]), openedAt: Timestamp(milliseconds: row[1]))
        }
    }

    /// The sale's number; a sale not yet in the file is opened.
    private func number(of sale: Sale) throws -> Int64 {
        let statement = try database.cachedStatement(sql: "SELECT number FROM sale WHERE id = ?")
        return try Int64.fetchOne(statement, arguments: [sale.id.text]) ?? sale.insert(into: database)
    }

    private func nextTagNumber(for id: AttemptID) throws -> Int64 {
        // So small a number is of a file that counted from one.
        try database.cachedStatement(
            sql: """
                UPDATE counter SET last = max(last + 1, CASE WHEN last < 10000000 THEN ? ELSE 0 END) WHERE name = 'tag'
                """
        ).execute(arguments: [Tag.firstNumber(after: id)])
        let statement = try database.cachedStatement(sql: "SELECT last FROM counter WHERE name = 'tag'")
        return try stored(try Int64.fetchOne(statement), "counter")
    }

    /// The refusal that a unique index, or a trigger, stands for: the last net under the gate.
    private func shut(by error: DatabaseError, order: PromptOrder, sale: SaleID) throws -> any Error {
        let open = try AttemptRow.fetch(
            "WHERE (phone = ? OR sale.id = ?) AND state IN \(Schema.openStates)", [order.phone.digits, sale.text],
            in: database)
        return open.first.map { JournalRefusal.gate(.shut(by: $0.attempt.id, state: $0.state)) } ?? error
    }
}

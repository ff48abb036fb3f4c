import Foundation
import GRDB
import Payments

/// The rules by which entries are made, inside a transaction that the caller opened.
struct Books {
    let database: Database
    let schedule: QuerySchedule

    /// All that is known of an attempt.
    func record(of row: AttemptRow) throws -> AttemptRecord {
        AttemptRecord(attempt: row.attempt, evidence: try EvidenceRow.fetch(of: row.number, in: database))
    }

    /// The attempt's row.
    ///
    /// - Throws: `JournalRefusal.noSuchAttempt`.
    func row(of id: AttemptID) throws -> AttemptRow {
        guard let row = try AttemptRow.find(id, in: database) else { throw JournalRefusal.noSuchAttempt }
        return row
    }

    /// Adds evidence and all that follows from it; says whether it was new.
    ///
    /// - Throws: `JournalRefusal.belongsElsewhere` when it names the prompt of another attempt (the gateway's answer to
    ///   our own push is stored whatever it names), `.notReleased`, `.notResolvable` or `.unsigned` when a person may not
    ///   say that.
    func add(_ evidence: Evidence, to id: AttemptID) throws -> (record: AttemptRecord, isNew: Bool) {
        let row = try row(of: id)
        let before = try record(of: row)
        if before.knows(evidence) { return (before, false) }
        if evidence.source != .pushAnswer, let named = evidence.fact.namedCheckout,
            let owner = try owner(of: named, except: row.number)
        {
            throw JournalRefusal.belongsElsewhere(owner.attempt.id)
        }
        if let refusal = before.refusal(of: evidence) { throw refusal }
        if evidence.fact.endsUnpaid || evidence.fact.releases,
            let money = try UnplacedRow.all(self).standing(against: id)
        {
            throw evidence.fact.releases
                ? JournalRefusal.notReleased(.mayBePaid(money)) : JournalRefusal.notClosed(.mayBePaid(money))
        }
        var after = try append(evidence, to: before, row)
        if let receipt = evidence.fact.namedReceipt, !after.isKnownAsTaken(receipt),
            let taken = try DirectRow.find(receipt, in: database), taken.isSpentByHand
        {
            let loss = taken.loss(of: row.attempt, heldBy: holding(taken.known, row.attempt.phone))
            after = try append(Evidence(source: .console, fact: loss, at: evidence.at), to: after, row)
        }
        try project(after, over: row, source: evidence.source)
        // What it named now, and what stands in the books as its own since it was proved.
        let (named, own) = (evidence.fact.namedReceipt, after.receipt)
        for receipt in [named, own == named ? nil : own].compactMap({ $0 }) {
            try join(receipt, to: row, at: evidence.at)
            after = try self.record(of: row)
            if try noteReversals(of: receipt, with: after) { after = try self.record(of: row) }
        }
        if after.state == .paid, before.leftItsMoney, after.receipt == nil {
            after = try noteTakenByHand(with: after, row, at: evidence.at)
        }
        // Not before it is known which receipts are its own: a message that names another one's pays no sale.
        if after.hasItsMoney, !before.hasItsMoney {
            after = try noteDouble(with: after, since: before, at: evidence.at)
        } else if before.hasItsMoney, !after.hasItsMoney {
            try clearDoubles(with: after, at: evidence.at)
        }
        if after.hasItsMoney { after = try noteDoubleByHand(with: after, at: evidence.at) }
        return (after, true)
    }

    func append(_ evidence: Evidence, to record: AttemptRecord, _ row: AttemptRow) throws -> AttemptRecord {
        let isSaidAgain = record.evidence.contains { $0.source == evidence.source && $0.fact == evidence.fact }
        let occasion = isSaidAgain || evidence.isAnswer ? record.evidence.count : nil
        try EvidenceRow(evidence, occasion: occasion).insert(for: row.number, into: database)
        try SealChain.evidence.sealNewest(in: database)
        var record = record
        record.add(evidence)
        return record
    }

    /// Writes down of money that was taken by hand that it may be what this prompt was paid: a person looks.
    private func noteTakenByHand(
        with record: AttemptRecord, _ row: AttemptRow, at now: Timestamp
    ) throws -> AttemptRecord {
        let taken = try DirectRow.fetch(
            """
            WHERE direct_payment.number IN (\
            SELECT number FROM direct_payment WHERE amount_cents = ?1 UNION \
            SELECT number FROM direct_payment WHERE listed_cents IS NOT NULL AND listed_cents = ?1) \
            AND direct_payment.sale IS NOT NULL AND direct_payment.heard_ms >= ?2
            """,
            [
                record.attempt.amount.cents,
                (record.attempt.createdAt + (.zero - C2BConfirmation.promptWindow.before)).milliseconds,
            ], in: database
        ).filter { record.isPerhapsPaid(byTaken: $0, heldBy: holding($0.known, record.attempt.phone)) }
        var after = record
        for payment in taken {
            let fact = Evidence(source: .console, fact: .takenElsewhere(payment.id), at: now)
            after = try append(fact, to: after, row)
            try project(after, over: self.row(of: record.attempt.id), source: .console)
        }
        return after
    }

    /// Moves a count and a sum of a day from one state to another.
    func count(_ attempt: Attempt, from old: AttemptState?, to new: AttemptState) throws {
        if old == new { return }
        if let old { try tally(attempt, in: old, by: -1) }
        try tally(attempt, in: new, by: 1)
    }

    private func tally(_ attempt: Attempt, in state: AttemptState, by sign: Int64) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO day_total (day, state, count, cents) VALUES (?1, ?2, max(?3, 0), max(?4, 0)) \
                ON CONFLICT (day, state) DO UPDATE SET count = count + ?3, cents = cents + ?4
                """)
        try statement.execute(
            arguments: [attempt.createdAt.day.number, state.rawValue, sign, sign * attempt.amount.cents])
    }

    /// Writes what the evidence amounts to beside the attempt, by compare-and-set on its version.
    func project(_ record: AttemptRecord, over row: AttemptRow, source: Evidence.Source) throws {
        var now = Projection(of: record, schedule: schedule)
        if let checkout = now.checkout, try !takeOver(checkout, for: row, at: now.updatedAt) {
            now.checkout = nil
            now.nextCheckAt = nil
        }
        if let receipt = now.receipt, try !keep(receipt, for: row, source: source, of: record) {
            now.receipt = nil
        }
        let statement = try database.cachedStatement(
            sql: """
                UPDATE attempt SET version = version + 1, state = ?, checkout = ?, merchant = ?, result_code = ?, \
                receipt = ?, next_check_ms = ?, sent_ms = ?, updated_ms = ?, holds = ?, released = ?, doubt = ?, \
                settled_ms = ? WHERE number = ? AND version = ?
                """)
        try statement.execute(arguments: [
            now.state.rawValue, now.checkout?.text, now.merchant?.text, now.resultCode?.text, now.receipt?.text,
            now.nextCheckAt?.milliseconds, now.sentAt?.milliseconds, now.updatedAt.milliseconds,
            row.holds && now.state.isOpen && !now.isReleased, now.isReleased, now.doubt?.column,
            now.failedAt?.milliseconds, row.number, row.version,
        ])
        guard database.changesCount == 1 else {
            throw DatabaseError(resultCode: .SQLITE_BUSY, message: "somebody else wrote to the same payment")
        }
        try count(record.attempt, from: row.state, to: now.state)
        if now.state == .paid, row.state != .paid {
            try database.cachedStatement(
                sql: """
                    INSERT OR IGNORE INTO part_paid SELECT attempt.sale FROM attempt \
                    LEFT JOIN shared_debt ON shared_debt.sale = attempt.sale \
                    JOIN sale ON sale.number = coalesce(shared_debt.first, attempt.sale) \
                    WHERE attempt.number = ? AND amount_cents < due_cents
                    """
            ).execute(arguments: [row.number])
        }
    }

    /// Whether the attempt has the gateway's name for itself. What the gateway told us beats what a stranger's message
    /// said, unless the other one was paid by that name already.
    private func takeOver(_ checkout: CheckoutRequestID, for row: AttemptRow, at now: Timestamp) throws -> Bool {
        guard let owner = try owner(of: checkout, except: row.number) else { return true }
        if try owner.state == .paid || wasAccepted(owner.number) {
            try remark(row.number, other: owner.number, "the prompt's name belongs to another payment", at: now)
            return false
        }
        try database.cachedStatement(
            sql: "UPDATE attempt SET checkout = NULL, next_check_ms = NULL, version = version + 1 WHERE number = ?"
        ).execute(arguments: [owner.number])
        try remark(owner.number, other: row.number, "a message named the prompt of another payment", at: now)
        return true
    }

    private func owner(of checkout: CheckoutRequestID, except number: Int64) throws -> AttemptRow? {
        try AttemptRow.fetch("WHERE checkout = ? AND attempt.number <> ?", [checkout.text, number], in: database).first
    }

    private func wasAccepted(_ number: Int64) throws -> Bool {
        let statement = try database.cachedStatement(
            sql: "SELECT 1 FROM evidence WHERE attempt = ? AND kind = 'accepted'")
        return try Int.fetchOne(statement, arguments: [number]) != nil
    }

    /// Whether the receipt is, or becomes, this attempt's own. A receipt is spent once.
    private func keep(
        _ receipt: Receipt, for row: AttemptRow, source: Evidence.Source, of record: AttemptRecord
    ) throws -> Bool {
        let (direct, now) = (try DirectRow.find(receipt, in: database), record.updatedAt)
        if direct?.isSpentByHand == true { return false }
        if let owner = try holder(of: receipt) {
            if owner.number == row.number { return true }
            if try record.takesOver(receipt, from: self.record(of: owner)) {
                try database.cachedStatement(
                    sql: "UPDATE receipt SET attempt = ?, amount_cents = ?, source = ?, at_ms = ? WHERE receipt_no = ?"
                ).execute(arguments: [
                    row.number, row.attempt.amount.cents, source.rawValue, now.milliseconds, receipt.text,
                ])
                return true
            }
            try remark(row.number, other: owner.number, "receipt \(receipt) belongs to another payment", at: now)
            return false
        }
        let holding: Holding = direct.map { self.holding($0.known, row.attempt.phone) } ?? .yes
        guard record.mayKeep(receipt, toldAs: direct, heldBy: holding) else { return false }
        try database.cachedStatement(sql: "INSERT INTO receipt VALUES (?, ?, ?, ?, ?)").execute(
            arguments: [receipt.text, row.number, row.attempt.amount.cents, source.rawValue, now.milliseconds])
        return true
    }

    func remark(_ attempt: Int64, other: Int64, _ text: String, at now: Timestamp) throws {
        // Said once: the same two meet again with every later piece of evidence.
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO remark (attempt, other, text, at_ms) SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS \
                (SELECT 1 FROM remark WHERE attempt = ?1 AND other = ?2 AND text = ?3)
                """)
        try statement.execute(arguments: [attempt, other, text, now.milliseconds])
    }
}

import Foundation
import GRDB
import Payments

extension Books {
    /// Writes down money paid straight to the shop; says which attempt that taught us about, if any, and whether it was
    /// new.
    ///
    /// What is the payment of a prompt joins it, when its receipt is the prompt's own. Until then it tells the prompt
    /// whose reference it carries.
    func hear(_ told: C2BConfirmation, at heard: Timestamp) throws -> (attempt: AttemptID?, isNew: Bool) {
        if try DirectRow.find(told.receipt, in: database) != nil { return (nil, false) }
        try DirectRow.insert(told, source: .confirmation, heardAt: heard, into: database)
        if let owner = try spender(of: told.receipt) {
            try join(told.receipt, to: owner, at: heard)
            return (owner.attempt.id, true)
        }
        guard let prompt = try prompt(meantBy: told) else { return (nil, true) }
        let claim = CallbackClaim(
            merchant: nil, checkout: nil, receipt: told.receipt, amount: told.amount, payer: told.payer,
            paidAt: told.paidAt, balance: nil)
        _ = try add(
            Evidence(source: .confirmation, fact: .callbackPaid(claim), at: heard), to: prompt.attempt.id)
        return (prompt.attempt.id, true)
    }

    /// Notes who named a receipt; makes a direct payment that nobody has taken that attempt's own, once that is proved, and
    /// tells an attempt what is another payment's.
    func join(_ receipt: Receipt, to row: AttemptRow, at now: Timestamp) throws {
        try database.cachedStatement(sql: "INSERT OR IGNORE INTO receipt_named VALUES (?, ?)")
            .execute(arguments: [receipt.text, row.number])
        let direct = try DirectRow.find(receipt, in: database)
        if try isListedElsewhere(receipt, than: row) {
            _ = try add(Evidence(source: .console, fact: .notItsReceipt(receipt), at: now), to: row.attempt.id)
            return
        }
        guard let direct else { return }
        let joining = direct.joining(
            try record(of: row), heldBy: holding(direct.known, row.attempt.phone),
            isSpentOnIt: try spender(of: receipt)?.number == row.number)
        switch joining {
        case .none: return
        case .own:
            try database.cachedStatement(
                sql: """
                    UPDATE direct_payment SET attempt = ?, claimed_by = NULL, claimed_until_ms = NULL \
                    WHERE receipt_no = ? AND attempt IS NULL
                    """
            ).execute(arguments: [row.number, receipt.text])
        case .anothers:
            _ = try add(Evidence(source: .console, fact: .notItsReceipt(receipt), at: now), to: row.attempt.id)
        }
    }

    /// Whether a list of Safaricom's own has a receipt as another payment than the attempt's: another prompt's, or money
    /// paid straight to the shop by another payer or under another account. A row that has it as the attempt's own is
    /// another question.
    private func isListedElsewhere(_ receipt: Receipt, than row: AttemptRow) throws -> Bool {
        let named = try record(of: row)
        if named.hasRow(of: receipt) || named.isLost(receipt) { return false }
        if let holder = try holder(of: receipt), holder.number != row.number, try record(of: holder).hasRow(of: receipt)
        {
            return true
        }
        return try isListedAsAnothers(receipt, than: named)
    }

    /// Whether a row that was no prompt's when it came has that receipt with another amount, payer, account or time.
    func isListedAsAnothers(_ receipt: Receipt, than prompt: AttemptRecord) throws -> Bool {
        try ListedRow.fetch(of: receipt, in: database).contains { told in
            told.amount != prompt.attempt.amount || told.isForAnother(than: prompt)
                || holding(told, prompt.attempt.phone) == .no
        }
    }

    /// The prompt whose receipt it has, which keeps it from every sale, unless Safaricom's own list says otherwise.
    func keeper(of direct: DirectPayment) throws -> AttemptRow? {
        let isListed = direct.verifiedAt != nil && direct.isPayerListed || direct.listedAmount != nil
        guard isListed else {
            return try holder(of: direct.id).flatMap { holder in
                let record = try record(of: holder)
                return try !record.hasRow(of: direct.id) && isListedAsAnothers(direct.id, than: record) ? nil : holder
            }
        }
        return try keeper(of: direct.known(as: direct.paidIn))
    }

    /// The prompt that a receipt stands in the books for, if it stays so with what Safaricom's own list tells of it: a
    /// message alone does not keep it from the prompt whose reference the list has with it.
    func keeper(of listed: C2BConfirmation) throws -> AttemptRow? {
        guard let owner = try spender(of: listed.receipt) else { return nil }
        let record = try record(of: owner)
        guard record.keeps(listed, heldBy: holding(listed, owner.attempt.phone)) else { return nil }
        let meant = record.hasRow(of: listed.receipt) ? nil : try prompt(meantBy: listed)
        return meant.map { $0.number == owner.number } ?? true ? owner : nil
    }

    /// Whether whoever paid that holds a phone.
    func holding(_ told: C2BConfirmation, _ phone: MSISDN) -> Holding {
        told.holding(of: phone) { text in sha256(Data(text.utf8)).map { String(format: "%02x", $0) }.joined() }
    }

    /// The attempt that a receipt stands in the books as the payment of, unless it turned out to be another payment's.
    func spender(of receipt: Receipt) throws -> AttemptRow? {
        guard let holder = try holder(of: receipt), try !record(of: holder).isLost(receipt) else { return nil }
        return holder
    }

    /// The attempt that a receipt was last put down for.
    func holder(of receipt: Receipt) throws -> AttemptRow? {
        try AttemptRow.fetch(
            "WHERE attempt.number = (SELECT attempt FROM receipt WHERE receipt_no = ?)", [receipt.text], in: database
        ).first
    }

    /// Writes down, with each prompt that a message named it for with that amount, that a payment is spent on something
    /// else; says which prompts those are.
    func noteLosses(of direct: DirectPayment, paidIn amount: Money, at now: Timestamp) throws -> [AttemptID] {
        try named(direct.id, for: amount).map { row in
            let loss = direct.loss(of: row.attempt, heldBy: holding(direct.known, row.attempt.phone))
            _ = try add(Evidence(source: .console, fact: loss, at: now), to: row.attempt.id)
            return row.attempt.id
        }
    }

    /// The attempts that a message named a receipt for with that amount.
    func named(_ receipt: Receipt, for amount: Money) throws -> [AttemptRow] {
        try AttemptRow.fetch(naming: receipt, in: database).filter { $0.attempt.amount == amount }
    }

    /// The one attempt for which alone a message named the receipt of a list's row, for that amount and from a phone that
    /// may be the payer's. Whoever names another payer's receipt, in a message that nobody signed, does not keep it from its
    /// prompt.
    func prompt(naming told: C2BConfirmation) throws -> AttemptRow? {
        let named = try named(told.receipt, for: told.amount).filter { row in
            let record = try record(of: row)
            if try told.isForAnother(than: record) || isHeardOf(told.receipt, before: row.attempt) { return false }
            let holding = holding(told, row.attempt.phone)
            guard record.isLost(told.receipt) else { return holding != .no }
            // What it lost to a message's payer comes back by a list that names its own.
            guard holding == .yes, told.payer?.isDigits ?? false else { return false }
            let known = try DirectRow.find(told.receipt, in: database)?.known
            return known.map { self.holding($0, row.attempt.phone) != .no } ?? true
        }
        return named.count == 1 ? named[0] : nil
    }

    /// The prompt whose reference the payer's account is, if one alone carried it, asked for that amount of that pay
    /// bill, and may have reached a phone that can be the payer's.
    func prompt(meantBy told: C2BConfirmation) throws -> AttemptRow? {
        let found = try AttemptRow.fetch(
            "WHERE upper(reference) = ? AND account IS NULL AND payee = ?",
            [told.account.uppercased(), told.payee.digits], in: database)
        guard found.count == 1, let row = found.first, try !isHeardOf(told.receipt, before: row.attempt),
            case let record = try record(of: row),
            try record.isMeant(
                by: told, heldBy: holding(told, row.attempt.phone), unless: { try isConfirmed($0, of: record) })
        else { return nil }
        return row
    }

    /// The prompts that money which joined none may be the payment of, whose receipt is not known, or only by a message that
    /// may be forged: its payer is masked or can't be told, its time is not known or fits only another reading, or two fit.
    /// Looked for are those of its amount within a week, by a clock that may have been wrong, those whose reference it was paid
    /// under, and those that it was named for.
    func prompts(perhapsPaidBy told: C2BConfirmation) throws -> [AttemptRecord] {
        let states = Schema.list(AttemptState.allCases.filter(\.mayLackReceipt).map(\.rawValue))
        let found = try AttemptRow.fetch(
            """
            WHERE attempt.number IN (\
            SELECT number FROM attempt WHERE amount_cents = ?1 AND receipt IS NULL AND (payee = ?2 OR store = ?2) \
            AND created_ms BETWEEN ?3 AND ?4 AND state IN \(states) UNION \
            SELECT number FROM attempt WHERE amount_cents = ?1 AND (payee = ?2 OR store = ?2) AND state = 'paid' \
            AND number BETWEEN (SELECT number FROM attempt WHERE day >= ?7 ORDER BY day, number LIMIT 1) \
            AND (SELECT number FROM attempt WHERE day <= ?8 ORDER BY day DESC, number DESC LIMIT 1) \
            AND receipt IS NOT NULL AND \(Self.lacksProvenReceipt) UNION \
            SELECT number FROM attempt WHERE upper(reference) = upper(?6) AND amount_cents = ?1 AND payee = ?2 \
            AND account IS NULL AND \(Self.lacksProvenReceipt) AND state IN \(states) UNION \
            SELECT attempt FROM receipt_named CROSS JOIN attempt ON attempt.number = receipt_named.attempt \
            WHERE receipt_no = ?5 AND amount_cents = ?1 AND \(Self.lacksProvenReceipt))
            """,
            [
                told.amount.cents, told.payee.digits,
                told.paidAt.map { ($0 + .seconds(-7 * 86_400)).milliseconds } ?? 0,
                told.paidAt.map { ($0 + .seconds(7 * 86_400)).milliseconds } ?? .max, told.receipt.text, told.account,
                // Of those that have a receipt, which are all but a few, only the days about it: found by their numbers.
                told.paidAt.map { $0.day.number - 2 } ?? .max, told.paidAt.map { $0.day.number + 2 } ?? 0,
            ], in: database)
        return try found.map(record).filter { record in
            try !isHeardOf(told.receipt, before: record.attempt)
                && record.mayOwn(told, heldBy: holding(told, record.attempt.phone)) { try isConfirmed($0, of: record) }
        }
    }

    /// Whether no receipt is known of a prompt, or only by a message: no confirmation told of that money, and no list has it.
    static let lacksProvenReceipt = """
        (attempt.receipt IS NULL OR NOT EXISTS (\
        SELECT 1 FROM direct_payment AS own WHERE own.receipt_no = attempt.receipt AND own.attempt = attempt.number) \
        AND NOT EXISTS (SELECT 1 FROM evidence WHERE evidence.attempt = attempt.number AND kind = 'receiptFound'))
        """

    /// Whether a message told of money with that receipt, from a payer who may hold the prompt's phone, and it is not
    /// another prompt's, nor paid under another reference.
    private func isConfirmed(_ receipt: Receipt, of record: AttemptRecord) throws -> Bool {
        let attempt = record.attempt
        guard let direct = try DirectRow.find(receipt, in: database), direct.prompt ?? attempt.id == attempt.id else {
            return false
        }
        return holding(direct.known, attempt.phone) != .no && !direct.known.isForAnother(than: record)
    }
}

/// What a list of Safaricom's own tells of money paid straight to the shop.
extension Books {
    /// Writes down what a list has of a direct payment: its amount, where that is another, and its payer.
    func noteListed(_ told: C2BConfirmation, for direct: DirectPayment) throws {
        try note(told.payer, for: direct)
        if direct.told.amount != told.amount { try note(told.amount, for: direct) }
    }

    /// Writes down with which amount a list has a direct payment that a message told of with another. The first stays.
    private func note(_ listed: Money, for direct: DirectPayment) throws {
        try database.cachedStatement(
            sql: """
                UPDATE direct_payment SET listed_cents = ?, claimed_by = NULL, claimed_until_ms = NULL \
                WHERE number = ? AND listed_cents IS NULL
                """
        ).execute(arguments: [listed.cents, direct.number])
    }

    /// Writes down who paid it, says a list, as far as it shows digits. The first stays.
    private func note(_ payer: Payer?, for direct: DirectPayment) throws {
        guard let payer, direct.listedPayer == nil, payer.isDigits,
            !direct.isFromList || payer.corrects(direct.told.payer)
        else { return }
        try database.cachedStatement(sql: "UPDATE direct_payment SET listed_payer = ? WHERE number = ?")
            .execute(arguments: [DirectRow.wire(payer), direct.number])
    }

    func markVerified(_ receipt: Receipt, at now: Timestamp) throws {
        try database.cachedStatement(
            sql: "UPDATE direct_payment SET verified_ms = ? WHERE receipt_no = ? AND verified_ms IS NULL"
        ).execute(arguments: [now.milliseconds, receipt.text])
    }
}

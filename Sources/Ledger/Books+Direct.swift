import Foundation
import GRDB
import Payments

extension Books {
    /// Writes down money paid straight to the shop; says which attempt that taught us about, if any, and whether it was
    /// new.
    ///
    /// What is the payment of a prompt joins it: by its receipt, or by the reference that only that prompt carried.
    func hear(_ told: C2BConfirmation, at heard: Timestamp) throws -> (attempt: AttemptID?, isNew: Bool) {
        if try DirectRow.find(told.receipt, in: database) != nil { return (nil, false) }
        try DirectRow.insert(told, source: .confirmation, heardAt: heard, into: database)
        if let owner = try owner(of: told.receipt, for: told.amount) {
            try join(told.receipt, to: owner, at: heard)
            let joined = try DirectRow.find(told.receipt, in: database)?.prompt != nil
            return (joined ? owner.attempt.id : nil, true)
        }
        guard let prompt = try prompt(meantBy: told) else { return (nil, true) }
        let claim = CallbackClaim(
            merchant: nil, checkout: nil, receipt: told.receipt, amount: told.amount, payer: told.payer,
            paidAt: told.paidAt, balance: nil)
        _ = try add(
            Evidence(source: .confirmation, fact: .callbackPaid(claim), at: heard), to: prompt.attempt.id)
        return (prompt.attempt.id, true)
    }

    /// Notes who named a receipt, and makes a direct payment that nobody has taken that attempt's own.
    ///
    /// Another payer's money is not its own, whoever named the receipt. Only where Safaricom has vouched for the receipt
    /// already, it is the same payment: then it joins all the same, and a person has to look into it.
    func join(_ receipt: Receipt, to row: AttemptRow, at now: Timestamp) throws {
        try database.cachedStatement(sql: "INSERT OR IGNORE INTO receipt_named VALUES (?, ?)")
            .execute(arguments: [receipt.text, row.number])
        guard let direct = try DirectRow.find(receipt, in: database), direct.isFree, direct.listedAmount == nil,
            direct.told.amount == row.attempt.amount
        else { return }
        let isFit = fits(direct.told.payer, row.attempt.phone)
        guard try isFit || spender(of: receipt)?.number == row.number else { return }
        try database.cachedStatement(
            sql: """
                UPDATE direct_payment SET attempt = ?, claimed_by = NULL, claimed_until_ms = NULL WHERE receipt_no = ?
                """
        ).execute(arguments: [row.number, receipt.text])
        if !isFit {
            _ = try add(Evidence(source: .console, fact: .takenElsewhere(receipt), at: now), to: row.attempt.id)
        }
    }

    /// Whether a payer can be the holder of a phone: a prompt is paid from the phone it is on.
    func fits(_ payer: Payer?, _ phone: MSISDN) -> Bool {
        guard case .hashed(let hex) = payer else { return payer?.mayHold(phone) ?? true }
        // Which spelling of the number is hashed is Safaricom's to change.
        return ["\(phone.digits)", "+\(phone.digits)", "0\(phone.digits.dropFirst(3))", "\(phone.digits.dropFirst(3))"]
            .contains { hex.lowercased() == sha256(Data($0.utf8)).map { String(format: "%02x", $0) }.joined() }
    }

    /// The attempt that a receipt stands in the books as the payment of.
    func spender(of receipt: Receipt) throws -> AttemptRow? {
        try AttemptRow.fetch(
            "WHERE attempt.number = (SELECT attempt FROM receipt WHERE receipt_no = ?)", [receipt.text], in: database
        ).first
    }

    /// Whether a receipt was spent already, as money paid straight to the shop that was taken for a sale.
    func isTakenByHand(_ receipt: Receipt) throws -> Bool {
        try DirectRow.find(receipt, in: database)?.sale != nil
    }

    /// The attempts that a message named a receipt for with that amount.
    func named(_ receipt: Receipt, for amount: Money) throws -> [AttemptRow] {
        try AttemptRow.fetch(
            """
            WHERE attempt.number IN (SELECT attempt FROM receipt_named WHERE receipt_no = ?) AND amount_cents = ?
            """, [receipt.text, amount.cents], in: database)
    }

    /// The one attempt that a receipt belongs to, or that alone named it for that amount.
    func owner(of receipt: Receipt, for amount: Money) throws -> AttemptRow? {
        if let owner = try spender(of: receipt) { return owner }
        let named = try named(receipt, for: amount)
        return named.count == 1 ? named[0] : nil
    }

    /// The prompt whose reference the payer's account is, if one alone carried it, asked for that amount of that pay
    /// bill, and may have reached a phone that can be the payer's.
    func prompt(meantBy told: C2BConfirmation) throws -> AttemptRow? {
        let found = try AttemptRow.fetch(
            "WHERE upper(reference) = ? AND account IS NULL AND payee = ?",
            [told.account.uppercased(), told.payee.digits], in: database)
        guard found.count == 1, let row = found.first, row.attempt.amount == told.amount,
            row.state.mayHaveReachedThePhone, fits(told.payer, row.attempt.phone),
            try record(of: row).mayHave(told.receipt, unless: { try DirectRow.find($0, in: database) != nil })
        else { return nil }
        return row
    }
}

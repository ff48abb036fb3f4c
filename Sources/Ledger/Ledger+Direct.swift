import GRDB
public import Payments

extension Ledger: DirectPayments {
    public func directPayment(_ receipt: Receipt) async throws -> DirectPayment? {
        try await read { try DirectRow.find(receipt, in: $0) }
    }

    public func freeDirectPayments() async throws -> [DirectPayment] {
        try await read {
            try DirectRow.fetch("WHERE direct_payment.attempt IS NULL AND direct_payment.sale IS NULL", [], in: $0)
        }
    }

    /// What was taken for a sale on a message's word by then and no list has had since, oldest first.
    public func unconfirmedDirectPayments(at now: Timestamp) async throws -> [DirectPayment] {
        try await read {
            try DirectRow.fetch(
                """
                WHERE direct_payment.sale IS NOT NULL AND direct_payment.attempt IS NULL AND verified_ms IS NULL \
                AND heard_ms <= ?
                """, [(now + (.zero - DirectPayment.listed)).milliseconds], in: $0
            ).filter { $0.isUnconfirmed(at: now) }
        }
    }

    public func hold(
        _ receipt: Receipt, for holder: String, besides lost: Tag?, at now: Timestamp
    ) async throws -> DirectPayment {
        let held = try await write(isRepeatable: true) { books in
            let found = try books.claimable(receipt, by: holder, at: now)
            if let tag = found.foreignTag, tag != lost { throw ClaimRefusal.belongsElsewhere(tag) }
            try books.database.cachedStatement(
                sql: "UPDATE direct_payment SET claimed_by = ?, claimed_until_ms = ? WHERE number = ?"
            ).execute(arguments: [holder, (now + DirectPayment.Claim.lease).milliseconds, found.number])
            return try books.direct(receipt)
        }
        announceDirect()
        return held
    }

    public func take(
        _ receipt: Receipt, for old: SaleID?, by holder: String, at now: Timestamp
    ) async throws -> DirectPayment {
        // Drawn outside the transaction, so that making the entry again finds the one already made.
        let id = SaleID(from: chance)
        let (taken, touched) = try await write(isRepeatable: true) { books -> (DirectPayment, [AttemptID]) in
            if let made = try books.sale(id), let taken = try? books.direct(receipt), taken.sale == made.id {
                return (taken, [])
            }
            let found = try books.claimable(receipt, by: holder, at: now)
            guard let claim = found.claim, claim.by == holder, claim.until > now else { throw ClaimRefusal.notHeld }
            let prompts = try old.map { try books.prompts(of: $0, payableBy: found) } ?? []
            let sale = try Sale(id: id, due: found.amount, openedAt: now).insert(into: books.database)
            if let old { try books.share(sale, with: old) }
            try books.database.cachedStatement(
                sql: """
                    UPDATE direct_payment SET sale = ?, claimed_by = NULL, claimed_until_ms = NULL WHERE number = ?
                    """
            ).execute(arguments: [sale, found.number])
            // A message named it for a prompt, though somebody else paid it: should that one be PAID, a person looks.
            let named = try books.noteLosses(of: found, paidIn: found.paidIn, at: now)
            return (try books.direct(receipt), named + prompts)
        }
        announceDirect()
        for id in touched { announce(id) }
        return taken
    }

    public func look(up receipt: Receipt) async throws -> CodeFinding {
        try await read { [schedule] database in
            let direct = try DirectRow.find(receipt, in: database)
            if let direct, direct.isSpentByHand { return .direct(direct) }
            let books = Books(database: database, schedule: schedule)
            let keeper = try direct.map(books.keeper) ?? books.spender(of: receipt)
            let spent = try LineRow.fetch("WHERE number = ?", [keeper?.number], in: database)
            if let line = spent.first { return .spent(on: line) }
            // What a list of Safaricom's own has is more than that a message named it.
            let row = try UnplacedRow.find(receipt, books)
            if let row, row.isListed { return .unplaced(row) }
            if let direct, direct.verifiedAt != nil { return .direct(direct) }
            let named = try LineRow.fetch(
                "WHERE number IN (SELECT attempt FROM receipt_named WHERE receipt_no = ?) ORDER BY number",
                [receipt.text], in: database)
            if !named.isEmpty { return .named(by: named) }
            if let row { return .unplaced(row) }
            if let direct { return .direct(direct) }
            let told = try ReversalRow.told(of: receipt, in: database)
            if let told = Reversal(together: told) { return .takenBack(told) }
            return try SetAsideMessage.newest(with: receipt, in: database).map(CodeFinding.setAside) ?? .unheard
        }
    }
}

extension Books {
    /// The direct payment with that receipt.
    ///
    /// - Throws: `ClaimRefusal.unheard`, and `.mayBeAPrompts` of a list's row that waits for a prompt's settling.
    fileprivate func direct(_ receipt: Receipt) throws -> DirectPayment {
        if let found = try DirectRow.find(receipt, in: database) { return found }
        guard let told = try UnplacedRow.told(receipt, in: database),
            let prompt = try prompts(perhapsPaidBy: told).first
        else { throw ClaimRefusal.unheard(receipt) }
        throw ClaimRefusal.mayBeAPrompts(prompt.attempt.id)
    }

    /// The prompts of a sale and of those that share its debt, if that money can pay it.
    fileprivate func prompts(of sale: SaleID, payableBy found: DirectPayment) throws -> [AttemptID] {
        guard let first = try firstSale(of: sale), let standing = try standing(of: sale) else {
            throw ClaimRefusal.noSuchSale
        }
        let prompts = try promptsSharing(first.id)
        if let refusal = standing.refusal(ofTaking: found.amount, besides: prompts) { throw refusal }
        return prompts.map(\.attempt.id)
    }

    /// The same, if that console may hold or take it.
    fileprivate func claimable(_ receipt: Receipt, by holder: String, at now: Timestamp) throws -> DirectPayment {
        let found = try direct(receipt)
        let refusal = found.refusal(
            to: holder, at: now, ownedBy: try keeper(of: found)?.attempt.id,
            perhapsBy: try found.isFree ? prompts(perhapsPaidBy: found.known(as: found.paidIn)).first?.attempt.id : nil)
        if let refusal { throw refusal }
        return found
    }
}

import GRDB
public import Payments

extension Ledger {
    /// Compares the books with a list of Safaricom's own: what it has is proved, and what nothing told of is written
    /// down. The same list again changes nothing. `words` is what a person who brought the list said with it; a rehearsal
    /// finds the same and keeps nothing.
    ///
    /// - Parameter time: the time of which the list lacks nothing, so that its silence counts; nil where it may lack some.
    public func verify(
        _ lines: [StatementLine], reversals: [ReversalLine] = [], of time: TimeSpan? = nil, source: Evidence.Source,
        at now: Timestamp, words: String? = nil, isRehearsal: Bool = false
    ) async throws -> StatementFindings {
        let findings = try await write(isRepeatable: true) { books in
            var findings = StatementFindings()
            try books.database.inSavepoint {
                findings = try books.compare(
                    lines, reversals: reversals, of: time, ListWord(source: source, at: now, words: words))
                return isRehearsal ? .rollback : .commit
            }
            return findings
        }
        if !isRehearsal { announce(findings) }
        return findings
    }

    /// Tells whoever follows the books of all that a list did to them.
    func announce(_ findings: StatementFindings) {
        for id in findings.proved + findings.touched + findings.missing { announce(id) }
        let direct = findings.confirmed + findings.discovered + findings.odd + findings.reversed
        if !direct.isEmpty { announceDirect() }
    }
}

extension Ledger {
    /// When the oldest of what a list of Safaricom's own might settle was written down: prompts of which nobody knows
    /// what became or that only a message speaks of, whatever it says, payments whose receipt is to follow, and money paid
    /// straight to the shop by a message's word alone; nil when there is nothing.
    public func listWanted(since moment: Timestamp) async throws -> Timestamp? {
        try await read { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT min(at_ms) FROM (\
                    SELECT min(created_ms) AS at_ms FROM attempt \
                    WHERE state IN ('unknown', 'expired', 'claimed', 'failedUnverified', 'conflict') \
                    AND created_ms >= ?1 UNION ALL \
                    SELECT min(created_ms) FROM (\
                    SELECT created_ms, state, receipt FROM attempt ORDER BY number DESC LIMIT 5000) \
                    WHERE state = 'paid' AND receipt IS NULL AND created_ms >= ?1 UNION ALL \
                    SELECT min(heard_ms) FROM direct_payment WHERE verified_ms IS NULL AND attempt IS NULL \
                    AND listed_cents IS NULL AND heard_ms >= ?1)
                    """)
            return try Int64.fetchOne(statement, arguments: [moment.milliseconds]).map(Timestamp.init(milliseconds:))
        }
    }
}

/// Who says what a list says, and when it was learnt.
struct ListWord: Sendable {
    let source: Evidence.Source
    let at: Timestamp
    let words: String?
    /// When it is compared with the books, where that is later: what the books themselves say of it then is dated so.
    var comparedAt: Timestamp?

    /// The moment it is.
    var now: Timestamp { comparedAt ?? at }

    func evidence(of fact: Fact) -> Evidence { Evidence(source: source, fact: fact, at: at, raw: words) }
}

extension StatementFindings {
    /// Notes once that a person has to look into a row.
    mutating func addOdd(_ receipt: Receipt) {
        if !odd.contains(receipt) { odd.append(receipt) }
    }
}

extension Books {
    /// Compares one row with the books.
    func verify(
        _ line: StatementLine, _ word: ListWord, _ findings: inout StatementFindings
    ) throws {
        let told = line.told
        let direct = try DirectRow.find(told.receipt, in: database)
        let isDisputed = direct.map { $0.told.amount != told.amount } ?? false
        if let direct, isDisputed { findings.addOdd(direct.id) }
        let prompt = try prompt(paidBy: told, knownAs: direct)
        if let prompt, prompt.attempt.amount != told.amount {
            // A message, or a prompt, named this receipt with another amount: the row is right, and a person looks.
            try note(told, of: prompt, word, &findings)
            findings.addOdd(told.receipt)
            return
        }
        try denyClaims(to: told, word, &findings)
        if let prompt {
            guard try proves(told, prompt), try !lacksAccount(told, prompt, word) else {
                return try doubt(told, of: prompt, knownAs: direct, word, &findings)
            }
            let fact = Fact.receiptFound(told.receipt, amount: told.amount)
            let isNew = try add(word.evidence(of: fact), to: prompt.attempt.id).isNew
            if isNew { findings.proved.append(prompt.attempt.id) }
            if direct == nil {
                if !isNew { findings.known.append(told.receipt) }
                return
            }
            // Once the receipt is the prompt's own, the message's row would show the same money a second time.
            try join(told.receipt, to: prompt, at: word.now)
        }
        if isDisputed { return }
        if try waits(told, knownAs: direct) { return try wait(told, word, &findings) }
        if prompt == nil, direct?.sale == nil, try !named(told.receipt, for: told.amount).isEmpty {
            // Somebody else's money, whoever named its receipt for a prompt: it stands in the books by itself.
            findings.addOdd(told.receipt)
        }
        guard let direct else { return try discover(told, word, &findings) }
        // The money is the same; who told of it, or who paid it, is a person's to look into.
        if told.isAnotherPayers(than: direct.told) { findings.addOdd(told.receipt) }
        try confirm(direct, word, &findings)
    }

    /// Whether a row waits: free money that may be a prompt's own could be spent twice.
    func waits(_ told: C2BConfirmation, knownAs direct: DirectPayment?) throws -> Bool {
        try direct == nil && !promptsToWaitFor(told).isEmpty
    }

    /// The prompts whose settling a row has to wait for, before it is money of its own.
    func promptsToWaitFor(_ told: C2BConfirmation) throws -> [AttemptRecord] {
        try prompts(perhapsPaidBy: told).filter(told.waits)
    }

    /// Whether a row proves the prompt that it fits: not where an earlier one of that receipt spoke against it. One that tells
    /// no payer is the prompt's by a reference that Kaunta made for it alone, since anybody pays under one that a person
    /// typed; a message, which may be forged, does not make it so.
    func proves(_ told: C2BConfirmation, _ prompt: AttemptRow) throws -> Bool {
        guard holding(told, prompt.attempt.phone) == .yes else { return false }
        let record = try record(of: prompt)
        if record.hasRow(of: told.receipt) { return true }
        if try isListedAsAnothers(told.receipt, than: record) { return false }
        if told.payer?.tellsWho ?? false { return true }
        return try record.attempt.isKnownByReference && self.prompt(meantBy: told)?.number == prompt.number
    }

    /// Whether an answer about one receipt leaves open whose money it is: it never tells the account, and others pay under other
    /// ones. Where nothing named that receipt for the prompt, a list says so yet.
    private func lacksAccount(_ told: C2BConfirmation, _ prompt: AttemptRow, _ word: ListWord) throws -> Bool {
        guard word.source == .transactionStatus, told.account.isEmpty, prompt.attempt.isPaidUnderReference,
            prompt.state != .paid
        else { return false }
        return try !record(of: prompt).evidence.contains { $0.fact.namedReceipt == told.receipt }
    }

    /// Writes down that a list has what a message told of.
    func confirm(_ direct: DirectPayment, _ word: ListWord, _ findings: inout StatementFindings) throws {
        if direct.verifiedAt == nil {
            try markVerified(direct.id, at: word.at)
            findings.confirmed.append(direct.id)
            findings.touched += try recountDoubles(with: direct, at: word.now)
        } else {
            findings.known.append(direct.id)
        }
    }

    /// Writes down money that no message has told of.
    func discover(
        _ told: C2BConfirmation, _ word: ListWord, _ findings: inout StatementFindings
    ) throws {
        try DirectRow.insert(told, source: word.source, heardAt: word.at, into: database)
        try markVerified(told.receipt, at: word.at)
        findings.discovered.append(told.receipt)
    }

    /// The prompt that a row is the payment of: by its receipt, by the reference that only that prompt carried, by the
    /// message that named it, or by phone, amount and time, when one prompt alone fits.
    func prompt(paidBy told: C2BConfirmation, knownAs direct: DirectPayment?) throws -> AttemptRow? {
        if let joined = direct?.prompt { return try AttemptRow.find(joined, in: database) }
        // What was spent by hand is no prompt's, unless the row itself says so, by the reference or by another payer or
        // amount than the message named: then one of the two is to be looked into.
        if let direct, direct.isSpentByHand {
            guard told.payer?.isDigits ?? false else { return nil }
            if let meant = try prompt(meantBy: told), holding(told, meant.attempt.phone) == .yes { return meant }
            let isToldOtherwise = told.isAnotherPayers(than: direct.told) || told.amount != direct.told.amount
            return isToldOtherwise ? try prompt(fitting: told) : nil
        }
        if let keeper = try keeper(of: told) { return keeper }
        if let meant = try prompt(meantBy: told) { return meant }
        if let namer = try prompt(naming: told) { return namer }
        return try prompt(fitting: told)
    }

    /// Whether the books heard of money before a prompt was made, by a message or a list: it is not its payment, whatever
    /// time a list tells.
    func isHeardOf(_ receipt: Receipt, before prompt: Attempt) throws -> Bool {
        let heard = [
            try DirectRow.find(receipt, in: database)?.heardAt, try UnplacedRow.listedAt(receipt, in: database),
        ]
        return heard.compactMap { $0 }.contains { $0 < prompt.createdAt }
    }

    /// The one prompt without a receipt that phone, amount and time fit, as the payer tells his number in full, or as the
    /// hash of a spelling of it. Where the money is known by Kaunta's own reference, a row without it is no proof of an open
    /// one: the same customer may have paid by hand, and pay the prompt yet.
    private func prompt(fitting told: C2BConfirmation) throws -> AttemptRow? {
        guard let payer = told.payer, let paidAt = told.paidAt else { return nil }
        let digits: String?
        switch payer {
        case .clear(let phone): digits = phone.digits
        case .hashed: digits = nil
        case .masked: return nil
        }
        let window = C2BConfirmation.promptWindow
        let found = try AttemptRow.fetch(
            """
            WHERE phone = coalesce(?1, phone) AND amount_cents = ?2 AND (payee = ?3 OR store = ?3) AND receipt IS NULL \
            AND created_ms BETWEEN ?4 - ?6 AND ?5 AND (created_ms BETWEEN ?4 AND ?5 OR created_ms BETWEEN ?4 - ?6 AND ?5 - ?6)
            """,
            [
                digits, told.amount.cents, told.payee.digits,
                (paidAt + (.zero - window.after)).milliseconds,
                (paidAt + window.before).milliseconds, C2BConfirmation.mislabelled.milliseconds,
            ], in: database
        ).filter {
            let prompt = try record(of: $0)
            if told.isForAnother(than: prompt) { return false }
            if try isHeardOf(told.receipt, before: $0.attempt) { return false }
            guard holding(told, $0.attempt.phone) == .yes else { return false }
            return $0.state.mayHaveReachedThePhone && ![.failed, .failedUnverified].contains($0.state)
        }
        guard found.count == 1, let row = found.first else { return nil }
        if row.state != .paid, row.attempt.isKnownByReference, !told.isNamed(after: row.attempt) { return nil }
        // Whose receipt a message alone named may have been paid by this one: then it is open whose it is.
        let isAnothersToo = try prompts(perhapsPaidBy: told).contains {
            $0.attempt.id != row.attempt.id && $0.attempt.phone == row.attempt.phone && $0.receipt != nil
        }
        if isAnothersToo { return nil }
        if row.state != .paid, try mayBePaidLate(another: row, told, at: paidAt) { return nil }
        // A prompt that fits only the other reading of the list's time, or that was made after the payment, makes it doubtful
        // which one was paid.
        return try told.fits(record(of: row)) ? row : nil
    }

    /// Whether a row may just as well be the late payment of another prompt than the open one that it fits: an earlier one to
    /// the same phone, of which no receipt is known. Customers have been charged long after Safaricom had said that they
    /// were not.
    private func mayBePaidLate(another than: AttemptRow, _ told: C2BConfirmation, at paidAt: Timestamp) throws -> Bool {
        try AttemptRow.fetch(
            """
            WHERE phone = ?1 AND amount_cents = ?2 AND (payee = ?3 OR store = ?3) AND receipt IS NULL \
            AND attempt.number != ?4 AND created_ms BETWEEN ?5 AND ?6
            """,
            [
                than.attempt.phone.digits, told.amount.cents, told.payee.digits, than.number,
                (paidAt + (.zero - QuerySchedule.lateFor)).milliseconds,
                (paidAt + C2BConfirmation.promptWindow.before).milliseconds,
            ], in: database
        ).contains { other in
            try other.state.mayHaveReachedThePhone && !told.isForAnother(than: record(of: other))
                && !isHeardOf(told.receipt, before: other.attempt)
        }
    }
}

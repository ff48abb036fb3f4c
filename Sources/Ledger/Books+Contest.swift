import GRDB
import Payments

/// What a row of a list does that is not what a message said.
extension Books {
    /// Takes a receipt from a prompt that a message alone put it down for, where the row has another amount or another
    /// payer, or another prompt's reference: the money stands by itself again, or is that other prompt's. That a person
    /// took its money for a sale while a message had it as a prompt's is told with the prompt whose phone the payer has not.
    ///
    /// What the row has otherwise than the message that told of the money, the payer and the amount, is written down, too.
    func contest(_ line: StatementLine, _ word: ListWord, _ findings: inout StatementFindings) throws {
        let told = line.told
        let direct = try DirectRow.find(told.receipt, in: database)
        if let direct { try noteListed(told, for: direct) }
        for row in try AttemptRow.fetch(naming: told.receipt, in: database)
        where row.attempt.amount != told.amount || holding(told, row.attempt.phone) == .no {
            let record = try record(of: row)
            if record.isTakenElsewhere(told.receipt), !record.isLost(told.receipt) {
                try lose(told.receipt, for: row, word, &findings)
            }
        }
        // What was taken while a message had it as another payer's is the prompt's own by the list.
        if direct?.isSpentByHand == true, told.payer?.isDigits ?? false {
            for row in try named(told.receipt, for: told.amount) where holding(told, row.attempt.phone) == .yes {
                guard try record(of: row).isLost(told.receipt) else { continue }
                let taken = Evidence(source: .console, fact: .takenElsewhere(told.receipt), at: word.now)
                if try add(taken, to: row.attempt.id).isNew { findings.touched.append(row.attempt.id) }
            }
        }
        guard let owner = try spender(of: told.receipt), try keeper(of: told) == nil else { return }
        findings.addOdd(told.receipt)
        if let direct, direct.prompt != nil {
            if direct.told.amount == told.amount { try markVerified(direct.id, at: word.at) }
            try database.cachedStatement(sql: "UPDATE direct_payment SET attempt = NULL WHERE receipt_no = ?")
                .execute(arguments: [told.receipt.text])
        }
        guard owner.attempt.amount == told.amount else { return }
        try lose(told.receipt, for: owner, word, &findings)
    }

    /// Tells the prompts that a message named a row's receipt for what the list made of it; what is no prompt's by its own
    /// word is kept for those that a message names it for yet.
    func tellNamers(of told: C2BConfirmation, _ word: ListWord, _ findings: inout StatementFindings) throws {
        // What waits is no other prompt's yet, nor money of its own.
        if findings.waiting.contains(told.receipt) { return }
        let isProved = try holder(of: told.receipt).map { try record(of: $0).hasRow(of: told.receipt) } ?? false
        if !isProved { try ListedRow.keep(told, in: database) }
        for row in try AttemptRow.fetch(naming: told.receipt, in: database) {
            let known = try record(of: row).evidence.count
            try join(told.receipt, to: row, at: word.now)
            guard try record(of: row).evidence.count != known, !findings.touched.contains(row.attempt.id) else {
                continue
            }
            findings.touched.append(row.attempt.id)
        }
    }

    /// Writes down with a prompt that a receipt that a message named for it is another payment's.
    private func lose(
        _ receipt: Receipt, for row: AttemptRow, _ word: ListWord, _ findings: inout StatementFindings
    ) throws {
        let lost = Evidence(source: .console, fact: .notItsReceipt(receipt), at: word.now)
        if try add(lost, to: row.attempt.id).isNew { findings.touched.append(row.attempt.id) }
    }

    /// What a row does whose payer does not prove that it is the payment of its prompt.
    func doubt(
        _ told: C2BConfirmation, of prompt: AttemptRow, knownAs direct: DirectPayment?, _ word: ListWord,
        _ findings: inout StatementFindings
    ) throws {
        let isSpentOnIt = try spender(of: told.receipt)?.number == prompt.number
        let isUntold =
            holding(told, prompt.attempt.phone) == .unknown || !(told.payer?.tellsWho ?? false)
        if isUntold, isSpentOnIt {
            if direct?.isFree == true { try join(told.receipt, to: prompt, at: word.now) }
            findings.known.append(told.receipt)
            return
        }
        // Somebody else's money, or perhaps: it waits, or stands in the books by itself, unless Safaricom vouched for it as
        // the prompt's already. Nobody takes it while it may be the prompt's own.
        if let direct {
            findings.addOdd(told.receipt)
            if direct.told.amount == told.amount { try confirm(direct, word, &findings) }
        } else if try waits(told, knownAs: direct) {
            return try wait(told, word, &findings)
        } else {
            findings.addOdd(told.receipt)
            try discover(told, word, &findings)
        }
        if isSpentOnIt {
            try join(told.receipt, to: prompt, at: word.now)
            findings.touched.append(prompt.attempt.id)
        }
    }

    /// Writes a row down with the prompts that messages named its receipt for with another amount: at least one of the
    /// two is wrong. The money of the row is not theirs, and stands in the books by itself.
    func denyClaims(
        to told: C2BConfirmation, _ word: ListWord, _ findings: inout StatementFindings
    ) throws {
        let named = try AttemptRow.fetch(naming: told.receipt, in: database).filter { $0.attempt.amount != told.amount }
        for row in named { try note(told, of: row, word, &findings) }
        if !named.isEmpty { findings.addOdd(told.receipt) }
    }

    /// Writes a row of another amount down with a prompt.
    func note(
        _ told: C2BConfirmation, of prompt: AttemptRow, _ word: ListWord, _ findings: inout StatementFindings
    ) throws {
        let fact = Fact.receiptFound(told.receipt, amount: told.amount)
        let isNew = try add(word.evidence(of: fact), to: prompt.attempt.id).isNew
        if isNew { findings.touched.append(prompt.attempt.id) }
    }
}

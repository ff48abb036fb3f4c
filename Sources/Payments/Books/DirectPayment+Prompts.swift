/// What money paid straight to the shop has to do with a prompt. The rules are here, so that all books have the same.
extension DirectPayment {
    /// How it becomes the own money of a prompt whose message named its receipt.
    package enum Joining: Equatable {
        /// Not at all: it stands by itself.
        case none
        /// It is the prompt's payment.
        case own
        /// The prompt has its receipt, or is PAID and named it, and it is another payer's money: it stands by itself, and a
        /// person looks.
        case anothers
    }

    /// Whether it joins a prompt that named its receipt, once that is proved: the receipt then stands in the books as the
    /// prompt's own. Of another payer's money a prompt that is PAID learns that it is not its own, whether or not the
    /// receipt stands so.
    ///
    /// What joined is no row of its own, and only a list of Safaricom's own undoes it. So nothing joins on a message's word,
    /// whoever paid: should the prompt turn out to be unpaid, the money would stand nowhere. Nor does the payer that a
    /// message tells weigh anything against a row of Safaricom's.
    package func joining(_ record: AttemptRecord, heldBy holding: Holding, isSpentOnIt: Bool) -> Joining {
        guard !isSpentByHand, !record.isLost(id) else { return .none }
        if holding == .no, isPayerListed || !record.hasRow(of: id) {
            return isSpentOnIt || record.state == .paid ? .anothers : .none
        }
        return isSpentOnIt && paidIn == record.attempt.amount ? .own : .none
    }

    /// What is written down with a prompt whose message named it, once it is taken for a sale: of another payer's money,
    /// or of another amount, the prompt loses nothing.
    package func loss(of attempt: Attempt, heldBy holding: Holding) -> Fact {
        holding == .no || paidIn != attempt.amount ? .notItsReceipt(id) : .takenElsewhere(id)
    }
}

extension C2BConfirmation {
    /// Whether the account that was typed is the reference of a prompt.
    package func isNamed(after attempt: Attempt) -> Bool { isNamed(attempt.reference) }

    /// Whether the account that was typed is that reference.
    func isNamed(_ reference: AccountReference) -> Bool { isPaidUnder(reference.text) }

    /// Whether the account that was typed is that one.
    package func isPaidUnder(_ other: String) -> Bool { Self.bare(other) == Self.bare(account) }

    /// An account as people type it: neither capitals nor what is between letters and digits makes it another one.
    private static func bare(_ account: String) -> String {
        guard account.utf8.allSatisfy({ $0 < 0x80 }) else {
            return account.uppercased().filter { $0.isLetter || $0.isNumber }
        }
        // Nearly all are, and it is asked of every prompt.
        return String(
            decoding: account.utf8.compactMap { byte -> UInt8? in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 32
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
                default: nil
                }
            }, as: UTF8.self)
    }

    /// Whether it is surely not a prompt's payment: it was paid under another account than the reference that the prompt
    /// sent with it, or before the prompt was made. By the gateway's clock alone: ours may have been wrong.
    package func isForAnother(than prompt: AttemptRecord) -> Bool {
        let attempt = prompt.attempt
        if let paidAt, let made = prompt.moment, paidAt < made + (.zero - Self.promptWindow.before) { return true }
        guard case .payBill(_, account: nil) = attempt.payee else { return false }
        return !account.allSatisfy(\.isWhitespace) && !isNamed(after: attempt)
    }

    /// Whether it was paid under a prompt's reference as its payment. What a person typed others pay under, too, and the
    /// same customer by hand: there the time has to be that in which a prompt is paid.
    func isMeant(for prompt: AttemptRecord) -> Bool {
        guard isNamed(after: prompt.attempt), !isForAnother(than: prompt) else { return false }
        return prompt.attempt.isKnownByReference || fits(prompt)
    }

    /// Whether it was paid at a time at which a prompt is paid: by the gateway's clock, or by ours where that is not known.
    package func fits(_ prompt: AttemptRecord) -> Bool {
        guard let paidAt else { return false }
        let age = paidAt - (prompt.moment ?? prompt.attempt.createdAt)
        return age >= .zero && age <= Self.promptWindow.after
    }

    /// How long after a prompt its payment can come in, and how far two clocks may be apart: where ours and the gateway's
    /// are further, no prompt goes out (`GatewayUnready.clock`).
    package static let promptWindow = (before: Duration.seconds(300), after: Duration.seconds(900))

    /// A list says UTC, and may well mean Nairobi's time.
    package static let mislabelled = Duration.seconds(3 * 3600)

    /// Whether it can have been paid for a prompt, by a list's time, whichever of the two times is meant. What was paid under
    /// the prompt's reference may be it for a day, and for ever where its money is known by that.
    func mayFollow(_ prompt: AttemptRecord) -> Bool {
        guard let paidAt else { return true }
        let isNamed = isNamed(after: prompt.attempt)
        if isNamed, prompt.attempt.isKnownByReference { return true }
        let (age, window) = (paidAt - (prompt.moment ?? prompt.attempt.createdAt), Self.promptWindow)
        guard age >= .zero - window.before else { return false }
        if isNamed { return age <= Self.namedFor }
        // However late it was paid: before Safaricom said that it was.
        if let proved = prompt.paidAt, paidAt <= proved + window.before { return true }
        return age <= window.after
            || age >= Self.mislabelled - window.before && age <= Self.mislabelled + window.after
    }

    /// Whether a row of a list has to wait for a prompt that it may be the payment of: not where it surely is another one's.
    package func waits(for prompt: AttemptRecord) -> Bool {
        !isForAnother(than: prompt) || prompt.attempt.isKnownByReference && isNamed(after: prompt.attempt)
    }

    /// How long a payment under a prompt's reference may be its own, though nothing proves it.
    package static let namedFor = Duration.seconds(86_400)
}

extension AttemptRecord {
    /// Whether a payment under its reference, that no other prompt carried, is its own.
    package func isMeant(
        by told: C2BConfirmation, heldBy holding: Holding, unless isConfirmed: (Receipt) throws -> Bool
    ) rethrows -> Bool {
        guard told.isMeant(for: self), attempt.amount == told.amount, state.mayHaveReachedThePhone, holding != .no
        else { return false }
        return try mayHave(told.receipt, unless: isConfirmed)
    }

    /// Whether money that joined no prompt may be the payment of this one, whose receipt is not known, or only by a message
    /// that may be forged: a message named it for it, or amount, payee and time or reference fit, and the payer may be the
    /// phone's. Taken for a sale it could be spent twice. That a message alone denies the prompt ends nothing; what a person
    /// has said of one that nobody can ask about does.
    package func mayOwn(
        _ told: C2BConfirmation, heldBy holding: Holding, unless isConfirmed: (Receipt) throws -> Bool
    ) rethrows -> Bool {
        guard attempt.amount == told.amount, holding != .no, state.mayLackReceipt, !isUnknownForGood,
            !isLost(told.receipt)
        else { return false }
        // Whose money is known by its reference, and has a receipt, has no other under another account.
        if receipt != nil, attempt.isKnownByReference, !told.isNamed(after: attempt) { return false }
        let isNamed = evidence.contains { $0.fact.namedReceipt == told.receipt }
        guard isNamed || attempt.payee.takes(told.payee) && told.mayFollow(self) else { return false }
        return try mayHave(told.receipt, unless: isConfirmed)
    }

    /// Whether its own money was anybody's to take before it was PAID: Safaricom had denied it, or a person had said what became
    /// of it.
    package var leftItsMoney: Bool {
        state != .paid && (isUnknownForGood || evidence.contains { $0.fact.deniesPayment })
    }

    /// Whether money that was taken for a sale by hand may be its payment after all: amount, payee and payer fit, it came
    /// since the prompt was made, however late, and nothing says whose it is.
    package func isPerhapsPaid(byTaken direct: DirectPayment, heldBy holding: Holding) -> Bool {
        let told = direct.known(as: direct.paidIn)
        guard direct.sale != nil, attempt.amount == told.amount, holding != .no, attempt.payee.takes(told.payee),
            !isTakenElsewhere(told.receipt), !told.isForAnother(than: self)
        else { return false }
        if attempt.isKnownByReference, !told.isNamed(after: attempt) { return false }
        return direct.paidAt >= (moment ?? attempt.createdAt) + (.zero - C2BConfirmation.promptWindow.before)
    }

    /// Whether a receipt that it names can be put down as its own. What was taken by hand is spent; what Safaricom's
    /// list has with another amount, or a callback alone names and another payer paid, is not the prompt's.
    package func mayKeep(_ receipt: Receipt, toldAs direct: DirectPayment?, heldBy holding: Holding) -> Bool {
        guard let direct else { return true }
        if direct.isSpentByHand { return false }
        if let listed = direct.listedAmount, listed != attempt.amount { return false }
        return holding != .no || evidence.contains { $0.fact == .receiptFound(receipt, amount: attempt.amount) }
    }
}

extension AttemptRecord {
    /// Whether a receipt that stands in the books as its own stays so, with what Safaricom's own list tells of it. What the
    /// list was not yet asked about a message alone put down: with another amount, from another phone or under another
    /// account, it is not its own.
    package func keeps(_ listed: C2BConfirmation, heldBy holding: Holding) -> Bool {
        hasRow(of: listed.receipt)
            || (attempt.amount == listed.amount && holding != .no && !listed.isForAnother(than: self))
    }

    /// Whether a receipt is its own by the list's word, and stands in the books for another prompt by a message's alone.
    package func takesOver(_ receipt: Receipt, from owner: AttemptRecord) -> Bool {
        hasRow(of: receipt) && !owner.hasRow(of: receipt)
    }
}

extension AttemptState {
    /// Whether a prompt may be paid, or is, without its receipt being known.
    package var mayLackReceipt: Bool { mayHaveReachedThePhone && self != .failed }
}

extension CollectionPoint {
    /// Whether money for that number comes in here.
    func takes(_ number: ShortCode) -> Bool {
        switch self {
        case .payBill(let own, _): own == number
        case .till(let store, let till): store == number || till == number
        }
    }
}

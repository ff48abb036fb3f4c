/// What of a payment is doubtful, and whether its sale has its money.
extension AttemptRecord {
    /// What a person has to look into now, the gravest first.
    ///
    /// CLAIMED and FAILED_UNVERIFIED are being checked; they become doubtful only with age, which whoever lists doubts
    /// knows.
    public var doubts: [Doubt.Kind] {
        Doubt.Kind.allCases.filter { kind in
            switch kind {
            case .contradiction: state == .conflict
            case .unknown: (state == .unknown || state == .expired) && !isUnknownForGood
            case .restOwed: false
            // Of a payment that is one too many it says nothing more that it came late.
            case .late: state == .paid && isUnresolved(.late) && !isUnresolved(.doubled)
            case .reversed, .refundOwed, .doubled, .usedTwice, .denied, .otherAmount, .otherReceipt:
                state == .paid && isUnresolved(kind)
            }
        }
    }

    /// Whether a person's word ends the doubt that nobody knows what became of it: it was released, and Safaricom never
    /// named it, so nobody can ask. A message that names it, or claims anything of it, opens the doubt again.
    public var isLeftToPeople: Bool { isReleased && checkout == nil }

    /// Whether a person has said what became of it, and no news has come since.
    package var isUnknownForGood: Bool { isLeftToPeople && isSaidUnknown }

    private var isSaidUnknown: Bool {
        evidence.contains { if case .resolved(.unknown, _) = $0.fact { true } else { false } }
    }

    /// Whether a person has said, of this part, what becomes of the rest of its sale.
    public var isRestGivenUp: Bool {
        evidence.contains { if case .resolved(.restOwed, _) = $0.fact { true } else { false } }
    }

    /// Whether something raised that doubt, and no person has looked into it since.
    private func isUnresolved(_ kind: Doubt.Kind) -> Bool {
        guard let raised = lastRaising(kind) else { return false }
        return !evidence[raised...].contains { item in
            guard case .resolved(let ended, _) = item.fact else { return false }
            // Who says what became of the second payment of a sale has said it of the late one.
            return ended == kind || (kind == .late && ended == .doubled && item.source == .person)
        }
    }

    /// The place of the newest evidence that makes a payment doubtful in that way.
    private func lastRaising(_ kind: Doubt.Kind) -> Int? {
        guard let proof = evidence.firstIndex(where: { $0.fact.proves(attempt.amount) }) else { return nil }
        // What was taken back whole is owed to no stranger.
        if kind == .refundOwed, isWrongNumber, isReversedWhole { return nil }
        switch kind {
        case .contradiction, .unknown, .restOwed: return nil
        case .reversed: return lastReversing.map { max($0, proof) }
        case .refundOwed: return evidence.lastIndex { $0.fact == .wrongNumber }.map { max($0, proof) }
        case .doubled: return lastDoubling
        case .usedTwice: return evidence.indices.last(where: isUsedTwice).map { max($0, proof) }
        case .late: return lateProof
        case .denied: return evidence[proof...].lastIndex { $0.fact.deniesPayment }
        case .otherAmount: return evidence.lastIndex { $0.fact.names(otherThan: attempt.amount) }
        case .otherReceipt: return evidence.lastIndex(where: namesAnothers).map { max($0, proof) }
        }
    }

    /// The place of what proved it paid, where its sale had gone on without it by then.
    var lateProof: Int? {
        guard let proof = evidence.firstIndex(where: { $0.fact.proves(attempt.amount) }) else { return nil }
        let before = evidence[..<proof]
        // After a restart a prompt without a send mark is said never to have left. A disk that lost the mark was wrong.
        let restart = before.firstIndex { if case .restarted = $0.fact { true } else { false } }
        let wasVoid = restart.map { !before[..<$0].contains { $0.fact.part == .mark } } ?? false
        return wasVoid || before.contains(where: \.fact.endsTheSale) ? proof : nil
    }

    /// Whether a fact tells that its money is another's: a person took it for another sale, and nothing says that it was
    /// another payment's, or all that proves it paid is a row that is.
    private func isUsedTwice(at place: Int) -> Bool {
        if isAnothersRow(at: place) { return true }
        guard case .takenElsewhere(let receipt) = evidence[place].fact else { return false }
        return !isPaid(without: receipt) || !isCleared(of: receipt, after: place)
    }

    /// Whether all that proves it paid is a row that is another payment's.
    public var isProvedByAnothersRow: Bool { evidence.indices.contains(where: isAnothersRow) }

    /// Whether a fact tells that the row which alone proves it paid is another payment's. What was said before that row
    /// came, a message's word, the row refuted.
    private func isAnothersRow(at place: Int) -> Bool {
        guard case .notItsReceipt(let receipt) = evidence[place].fact, !isPaid(without: receipt) else { return false }
        return evidence[..<place].contains { $0.fact == .receiptFound(receipt, amount: attempt.amount) }
    }

    /// Whether something says that money which was taken for another sale was not its own: a list since, or its own row.
    private func isCleared(of receipt: Receipt, after place: Int) -> Bool {
        evidence.enumerated().contains { other, item in
            if case .receiptFound(let own, attempt.amount) = item.fact { return own != receipt }
            return other > place && item.fact == .notItsReceipt(receipt)
        }
    }

    /// Whether a fact tells that a receipt is another payment's, while something else proves this one paid: its customer
    /// has paid, and is not asked again. What a person set apart, and nobody named for it, was never told of as its own.
    private func namesAnothers(_ item: Evidence) -> Bool {
        guard case .notItsReceipt(let receipt) = item.fact, !hasRow(of: receipt) else { return false }
        if item.source == .person, !evidence.contains(where: { $0.fact.namedReceipt == receipt }) { return false }
        return isPaid(without: receipt)
    }

    private func isPaid(without receipt: Receipt) -> Bool {
        evidence.contains { $0.fact.proves(attempt.amount) && $0.fact.namedReceipt != receipt }
    }

    /// Whether money that was taken for a sale is, or may be, this very payment.
    package func mayBePaid(byTaken receipt: Receipt) -> Bool {
        hasRow(of: receipt)
            || evidence.indices.contains { place in
                evidence[place].fact == .takenElsewhere(receipt) && !isCleared(of: receipt, after: place)
            }
    }

    /// Whether a receipt that it names stands for a payment of it, as far as is known.
    private func mayBeItsPayment(_ receipt: Receipt) -> Bool { hasRow(of: receipt) || !isTakenElsewhere(receipt) }

    /// The newest evidence that says the sale was paid by another prompt, too, or by hand, or that names a second receipt.
    private var lastDoubling: Int? {
        var receipts: Set<Receipt> = []
        var found: Int?
        for (index, fact) in evidence.lazy.map(\.fact).enumerated() {
            if case .doubledByHand(let money) = fact, mayBePaid(byTaken: money) { continue }
            // Without a stranger's payment, or one that was taken back, the sale was paid once.
            if fact.isDoubling, !isWrongNumber, !isReversedWhole { found = index }
            // What was taken back again was not paid twice.
            if case .reversed = fact { continue }
            if let receipt = fact.namedReceipt, mayBeItsPayment(receipt), receipts.insert(receipt).inserted,
                receipts.count > 1
            {
                found = index
            }
        }
        return found
    }

    /// What ends its doubt that the sale was paid twice, once the sale has the other prompt's money no more: it is noted as
    /// a stranger's, or was given back. Which of several others it was doubled with first says nothing: whoever asks has
    /// looked that none is left.
    package func clearing(doubleWith other: AttemptRecord) -> Fact? {
        clearing(doubleBecause: other.attempt.tag.text + (other.isWrongNumber ? ": wrong number" : ": given back"))
    }

    /// The same for money that was taken for the sale by hand, of which less is there than was thought.
    package func clearing(doubleWith money: Receipt) -> Fact? { clearing(doubleBecause: "\(money): taken back") }

    private func clearing(doubleBecause reason: String) -> Fact? {
        // Two receipts for one prompt are another reason, which nobody's word about the other prompt ends.
        let receipts = Set(evidence.compactMap(\.fact.namedReceipt)).filter(mayBeItsPayment)
        guard doubts.contains(.doubled), receipts.count < 2, evidence.contains(where: \.fact.isDoubling),
            let word = Approval(by: "Kaunta", reason: reason)
        else { return nil }
        return .resolved(.doubled, word)
    }

    /// Whether a person said that the prompt went to a stranger's phone.
    public var isWrongNumber: Bool { evidence.contains { $0.fact == .wrongNumber } }

    /// Whether a person said that its money was given back, and nothing asks for that any more.
    ///
    /// Of two receipts for one prompt only one goes back, so that is no refund of the whole; nor is a reversal of a part.
    /// A list that tells of a reversal afterwards undoes no such word.
    public var isRefunded: Bool {
        guard state == .paid, doubts.first.map({ $0 == .reversed || !$0.endsInRefund }) ?? true else { return false }
        return evidence.enumerated().contains { place, item in
            guard item.source == .person, case .resolved(let kind, _) = item.fact, kind.endsInRefund else {
                return false
            }
            return switch kind {
            case .doubled: evidence.contains(where: \.fact.isDoubling)
            case .reversed: isReversedWhole(before: place)
            // What Safaricom says of the prompt itself stands: only a row that is another payment's was nobody's payment.
            case .usedTwice: isProvedByAnothersRow
            case .contradiction, .refundOwed, .unknown, .late, .denied, .otherAmount, .otherReceipt, .restOwed: true
            }
        }
    }

    /// Whether its sale has the money: it is paid, by no stranger, and was not given back.
    public var paysItsSale: Bool { state == .paid && !isWrongNumber && !isRefunded }

    /// Whether the money is there, too, as far as lists tell: what was taken back makes no other payment one too much, though
    /// nobody is asked for it again before a person has looked.
    package var hasItsMoney: Bool { paysItsSale && !isReversedWhole }

    /// Whether its customer may still pay its sale by it, so that no other one is asked.
    package var asksForItsSale: Bool { state.isOpen && !isReleased && !isWrongNumber }

    /// Whether a supervisor let another prompt go, and nothing has been learnt since that forbids it.
    public var isReleased: Bool {
        guard state == .unknown || state == .expired else { return false }
        return evidence.contains(where: \.fact.releases)
    }
}

extension Fact {
    /// Whether it says that the sale was paid already, in another way.
    package var isDoubling: Bool {
        if case .doubledByHand = self { return true }
        return if case .doubled = self { true } else { false }
    }

    /// Whether a callback, or a row of Safaricom's, names another amount than was asked.
    func names(otherThan amount: Money) -> Bool {
        if case .receiptFound(_, let found) = self { return found != amount }
        guard case .callbackPaid(let claim) = self, let named = claim.amount else { return false }
        return named != amount
    }
}

/// What an attempt's evidence amounts to.
public enum AttemptState: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
    /// Written down; nothing sent.
    case prepared
    /// The send mark is on disk; bytes may be on the wire.
    case sending
    /// The gateway took it; the customer has not answered, as far as we know.
    case pending
    /// Sent, or maybe sent, and no usable answer. Sending again could charge twice.
    case unknown
    /// A callback says paid. A stranger's claim: checked, not believed.
    case claimed
    /// Safaricom, asked, says paid.
    case paid
    /// The gateway refused it; no prompt.
    case refused
    /// A callback says not paid. Checked, not believed: a forged one would provoke a second charge.
    case failedUnverified
    /// Safaricom, asked, says not paid.
    case failed
    /// No verdict by the soft deadline. It may still be paid.
    case expired
    /// The evidence disagrees.
    case conflict
    /// Proven never sent.
    case void

    /// Reads the state off the evidence about an attempt of that amount; the order in which it came never matters.
    ///
    /// The first rule that fits decides (Payment truth: The state).
    public init(of amount: Money, given facts: some Sequence<Fact>) {
        var seen = Seen()
        for fact in facts { seen.note(fact, amount: amount) }

        let wasRefused = seen.refused || seen.neverLeft
        let denied = seen.callbackFailed || seen.verifiedUnpaid || wasRefused || seen.closedUnpaid
        let neverSent = !seen.sendMarked || seen.withdrawn

        self =
            if seen.verifiedPaid {
                .paid
            } else if seen.closedUnpaid, seen.claims.isSubset(of: seen.closedClaims) {
                .failed
            } else if seen.contradictsItself
                || (seen.callbackPaid && (denied || neverSent || seen.wrongAmount))
                || (seen.accepted && (wasRefused || neverSent))
            {
                .conflict
            } else if seen.callbackPaid {
                .claimed
            } else if wasRefused {
                .refused
            } else if neverSent {
                // What is denied of a prompt that never left changes nothing.
                seen.withdrawn || seen.restarted || seen.deadlinePassed || seen.stoppedWaiting ? .void : .prepared
            } else if seen.verifiedUnpaid {
                .failed
            } else if seen.callbackFailed {
                .failedUnverified
            } else if seen.deadlinePassed {
                .expired
            } else if seen.accepted {
                .pending
            } else if seen.answerLost || seen.restarted {
                .unknown
            } else {
                .sending
            }
    }

    /// The evidence, as far as the rules ask about it.
    private struct Seen {
        var sendMarked = false
        var accepted = false
        var refused = false
        var neverLeft = false
        var answerLost = false
        var claims: Set<CallbackClaim> = []
        var callbackFailed = false
        var verifiedPaid = false
        var verifiedUnpaid = false
        var deadlinePassed = false
        var stoppedWaiting = false
        var restarted = false
        var withdrawn = false
        var closedUnpaid = false
        var closedClaims: Set<CallbackClaim> = []
        var wrongAmount = false
        var contradictsItself = false
        private var receipt: Receipt?
        private var checkout: CheckoutRequestID?

        var callbackPaid: Bool { !claims.isEmpty }

        mutating func note(_ fact: Fact, amount: Money) {
            switch fact {
            case .sendMarked: sendMarked = true
            case .accepted(_, let id):
                accepted = true
                agree(on: id)
            case .refused: refused = true
            case .neverLeft: neverLeft = true
            case .answerLost: answerLost = true
            case .callbackPaid(let claim):
                claims.insert(claim)
                if let named = claim.amount, named != amount { wrongAmount = true }
                if let named = claim.receipt {
                    if let receipt, receipt != named { contradictsItself = true }
                    receipt = named
                }
                if let id = claim.checkout { agree(on: id) }
            case .callbackFailed(let denial):
                callbackFailed = true
                if let id = denial.checkout { agree(on: id) }
            case .queryPaid: verifiedPaid = true
            case .receiptFound(_, let found):
                // The amount of a prompt can't be changed: a row of another one is not its payment, though named so.
                if found == amount {
                    verifiedPaid = true
                } else {
                    contradictsItself = true
                    if let claim = fact.claim { claims.insert(claim) }
                }
            case .queryFailed, .rowMissing: verifiedUnpaid = true
            case .queryOpen, .released: break
            case .goodsGiven, .wrongNumber, .doubled, .doubledByHand, .takenElsewhere, .notItsReceipt, .reversed,
                .resolved:
                break
            case .deadlinePassed: deadlinePassed = true
            case .stoppedWaiting: stoppedWaiting = true
            case .restarted: restarted = true
            case .withdrawn: withdrawn = true
            case .closedUnpaid(_, let known, _):
                closedUnpaid = true
                closedClaims.formUnion(known ?? [])
            }
        }

        private mutating func agree(on id: CheckoutRequestID) {
            if let checkout, checkout != id { contradictsItself = true }
            checkout = id
        }
    }
}

extension AttemptState {
    /// Whether its outcome is still open: no second prompt for the same sale or phone may go out.
    public var isOpen: Bool {
        switch self {
        case .prepared, .sending, .pending, .unknown, .claimed, .failedUnverified, .expired, .conflict: true
        case .paid, .refused, .failed, .void: false
        }
    }

    /// Whether a prompt may be, or have been, on the customer's phone.
    public var mayHaveReachedThePhone: Bool {
        switch self {
        case .prepared, .refused, .void: false
        case .sending, .pending, .unknown, .claimed, .paid, .failedUnverified, .failed, .expired, .conflict: true
        }
    }
}

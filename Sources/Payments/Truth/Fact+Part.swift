extension Fact {
    /// The part a fact plays among the evidence. One exhaustive list, so that a new kind of fact cannot slip past the
    /// questions that are asked of it.
    enum Part: Equatable {
        /// Bytes may be on the wire.
        case mark
        /// Ends the request: its answer is in, known to be lost, or it never left.
        case answer
        /// A stranger says paid.
        case claim
        /// A stranger says not paid.
        case denial
        /// Safaricom vouches for the payment.
        case proof
        /// Safaricom, or a person who cites it, says not paid.
        case disproof
        /// Changes no verdict.
        case note
    }

    /// The part it plays.
    var part: Part {
        switch self {
        case .sendMarked: .mark
        case .accepted, .refused, .neverLeft, .answerLost, .restarted, .withdrawn: .answer
        case .callbackPaid: .claim
        case .callbackFailed: .denial
        case .queryPaid, .receiptFound: .proof
        case .queryFailed, .rowMissing, .closedUnpaid: .disproof
        case .queryOpen, .deadlinePassed, .stoppedWaiting, .released, .goodsGiven, .wrongNumber, .doubled,
            .doubledByHand, .takenElsewhere, .notItsReceipt, .reversed, .resolved:
            .note
        }
    }

    /// Whether Safaricom vouches with it for a payment of that amount. A row of another amount vouches for none.
    func proves(_ amount: Money) -> Bool {
        if case .receiptFound(_, let found) = self { return found == amount }
        return part == .proof
    }

    /// Whether a sale goes on without the prompt after it: a payment that comes later finds nobody waiting.
    var endsTheSale: Bool {
        switch self {
        // Of what was refused, or never left, the customer was told that nothing came.
        case .released, .deadlinePassed, .stoppedWaiting, .refused, .neverLeft, .withdrawn: true
        case .sendMarked, .accepted, .answerLost, .callbackPaid, .callbackFailed, .queryPaid, .queryFailed, .queryOpen,
            .receiptFound, .rowMissing, .restarted, .closedUnpaid, .goodsGiven, .wrongNumber, .doubled, .doubledByHand,
            .takenElsewhere,
            .notItsReceipt, .reversed, .resolved:
            deniesPayment
        }
    }

    /// Whether it is a supervisor's closing as not paid.
    var closes: Bool { if case .closedUnpaid = self { true } else { false } }

    /// Whether a person says by it that nothing more is to be expected of a prompt that is not PAID: money that waits beside
    /// it would be anybody's.
    package var endsUnpaid: Bool {
        if case .resolved(.unknown, _) = self { true } else { closes }
    }

    /// Whether a supervisor lets another prompt go by it, though nobody knows what became of this one.
    package var releases: Bool { if case .released = self { true } else { false } }

    /// Whether it is for a supervisor to say, and came without their PIN.
    var lacksPIN: Bool {
        if case .closedUnpaid(_, _, let pin) = self { return pin != true }
        if case .released(let approval) = self { return !approval.isProven }
        if case .goodsGiven(let approval) = self { return !approval.isProven }
        return false
    }

    /// Whether it says that the customer did not pay.
    var deniesPayment: Bool { part == .denial || part == .disproof }
}

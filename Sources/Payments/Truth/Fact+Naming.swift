extension Fact {
    /// The prompt it speaks of, by the gateway's name, if it names one.
    public var namedCheckout: CheckoutRequestID? {
        switch self {
        case .accepted(_, let id), .queryPaid(let id, _), .queryFailed(let id, _, _): id
        case .callbackPaid(let claim): claim.checkout
        case .callbackFailed(let denial): denial.checkout
        case .sendMarked, .refused, .neverLeft, .answerLost, .queryOpen, .receiptFound, .rowMissing, .deadlinePassed,
            .stoppedWaiting, .restarted, .withdrawn, .closedUnpaid, .released, .wrongNumber, .doubled,
            .takenElsewhere, .resolved:
            nil
        }
    }

    /// The receipt it speaks of, if it names one.
    public var namedReceipt: Receipt? {
        switch self {
        case .callbackPaid(let claim): claim.receipt
        case .receiptFound(let receipt, _): receipt
        case .sendMarked, .accepted, .refused, .neverLeft, .answerLost, .callbackFailed, .queryPaid, .queryFailed,
            .queryOpen, .rowMissing, .deadlinePassed, .stoppedWaiting, .restarted, .withdrawn, .closedUnpaid, .released,
            .wrongNumber, .doubled, .takenElsewhere, .resolved:
            nil
        }
    }
}

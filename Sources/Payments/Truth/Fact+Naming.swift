extension Fact {
    /// The prompt it speaks of, by the gateway's name, if it names one.
    public var namedCheckout: CheckoutRequestID? {
        switch self {
        case .accepted(_, let id), .queryPaid(let id, _), .queryFailed(let id, _, _): id
        case .callbackPaid(let claim): claim.checkout
        case .callbackFailed(let denial): denial.checkout
        case .sendMarked, .refused, .neverLeft, .answerLost, .queryOpen, .receiptFound, .rowMissing, .deadlinePassed,
            .stoppedWaiting, .restarted, .withdrawn, .closedUnpaid, .released, .goodsGiven, .wrongNumber, .doubled,
            .doubledByHand, .takenElsewhere, .notItsReceipt, .reversed, .resolved:
            nil
        }
    }

    /// The payment that it claims, for a closing to name: a message's word, or a row of Safaricom's.
    var claim: CallbackClaim? {
        if case .callbackPaid(let claim) = self { return claim }
        guard case .receiptFound(let receipt, let amount) = self else { return nil }
        return CallbackClaim(
            merchant: nil, checkout: nil, receipt: receipt, amount: amount, payer: nil, paidAt: nil, balance: nil)
    }

    /// The receipt it speaks of, if it names one.
    public var namedReceipt: Receipt? {
        switch self {
        case .callbackPaid(let claim): claim.receipt
        case .receiptFound(let receipt, _), .reversed(let receipt, _): receipt
        case .sendMarked, .accepted, .refused, .neverLeft, .answerLost, .callbackFailed, .queryPaid, .queryFailed,
            .queryOpen, .rowMissing, .deadlinePassed, .stoppedWaiting, .restarted, .withdrawn, .closedUnpaid, .released,
            .goodsGiven,
            .wrongNumber, .doubled, .doubledByHand, .takenElsewhere, .notItsReceipt, .resolved:
            nil
        }
    }
}

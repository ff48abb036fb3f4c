public import Payments

/// Why a payment was not taken: what happened, whether money can have moved, what to do.
public enum CashierError: Error, Equatable, Sendable {
    /// An earlier prompt stands in the way.
    case held(ResendGate)
    /// The sale owes less than that.
    case overDue(remaining: Money)
    /// A person has said what became of the rest of the sale.
    case restGivenUp
    /// The gateway can't be sent anything now.
    case notReady(GatewayUnready)
    /// The journal did not take it, so nothing was sent.
    case notWritten(reason: String)
    /// The gateway answered, and the answer could not be stored.
    case answerNotWritten(AttemptID, reason: String)
}

extension CashierError {
    /// Whether a prompt may be on the customer's phone all the same.
    public var mayHaveReachedThePhone: Bool {
        switch self {
        case .held, .overDue, .restGivenUp, .notReady, .notWritten: false
        case .answerNotWritten: true
        }
    }
}

extension CashierError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .held(.shut(_, let state)):
            """
            Not sent: an earlier prompt to this phone is still open (\(state.rawValue)). \
            No second charge was made. Wait for its answer.
            """
        case .held(.waits(let until, let reason)):
            switch reason {
            case .phoneBusy: "Not sent: the phone has another prompt or menu open. Try again after \(until.time)."
            case .justFailed:
                "Not sent: the last prompt to this phone ended a moment ago. Try again after \(until.time)."
            case .saleJustFailed:
                "Not sent: a prompt for this sale to another phone ended a moment ago, and may still be paid. "
                    + "Try again after \(until.time)."
            case .sameAmount:
                "Not sent: M-PESA refuses the same amount to the same phone within two minutes. "
                    + "Try again after \(until.time)."
            case .phoneHadEnough:
                "Not sent: this phone had as many prompts as one phone may have. Check the number with the customer, or "
                    + "let them pay straight to the shop. Try again after \(until.time)."
            case .tillSentEnough:
                "Not sent: this till sent as many prompts as it may in an hour. Let the customer pay straight to the "
                    + "shop, or try again after \(until.time)."
            }
        case .held(.asks(_, let paidAt)):
            """
            Not sent: this phone paid the same amount at \(paidAt.time). No second charge was made. \
            If it is meant again, say so and send it again.
            """
        case .held(.open): "Not sent: held back."
        case .overDue(.zero):
            "Not sent: nothing of this sale is left to ask for: it is paid, or asked for by another prompt. No money moved. "
                + "Look at how that one ends before you give goods; for another payment open a new sale."
        case .overDue(let remaining):
            "Not sent: the sale owes \(remaining) more. No money moved. Ask for that, or open a new sale."
        case .restGivenUp:
            "Not sent: the rest of this sale was given up, and the books say by whom. No money moved. "
                + "For another payment open a new sale."
        case .notReady(let unready): unready.description
        case .notWritten(let reason):
            "Not sent: it could not be written down first (\(reason)). No money moved."
        case .answerNotWritten(_, let reason):
            """
            The prompt was sent, and M-PESA's answer could not be written down (\(reason)). The customer may be charged: \
            do not send again. Free the disk and start again; it will be checked.
            """
        }
    }
}

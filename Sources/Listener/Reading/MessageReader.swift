import Daraja
public import Payments

/// Reads what Safaricom posts to one shop: what it tells as evidence, or why it tells nothing.
public struct MessageReader: Sendable {
    private let numbers: Set<ShortCode>

    /// Takes the shop's numbers, as news of money names them: what is told of any other is set aside.
    public init(numbers: Set<ShortCode>) { self.numbers = numbers }

    /// What a message amounts to.
    ///
    /// - Parameter answer: what it was answered, when it was a question; nil where that is not known any more.
    public func outcome(of message: InboundMessage, answered answer: String?) -> InboxOutcome {
        switch message.address {
        case .prompt:
            let reading = STKCallback.decode(message.body)
            switch reading {
            case .unreadable(let reason): return .rejected(reason)
            case .paid, .failed:
                return reading.evidence(from: message.body, at: message.at).map(InboxOutcome.applied)
                    ?? .rejected("it says nothing")
            }
        case .confirmation:
            switch C2BMessage.decode(message.body) {
            case .paid(let told):
                // Whoever made one registration with two shops' numbers sends us the other's money too.
                guard numbers.contains(told.payee) else {
                    return .quarantined("it tells of money paid to \(told.payee), which is no number of ours")
                }
                return .confirmed(told)
            // It may tell of money, and nobody sends it again: a person looks.
            case .unreadable(let reason): return .quarantined(reason)
            }
        case .status:
            switch StatusMessage.decode(message.body) {
            case .told(let result): return .told(result.ours(numbers))
            // The news that there is no answer has no shape that is written down anywhere.
            case .unreadable(let reason): return .rejected(reason)
            }
        case .reversal:
            switch ReversalMessage.decode(message.body) {
            case .told(let result): return .reversed(result)
            case .unreadable(let reason): return .rejected(reason)
            }
        case .validation:
            return .answered(answer ?? "not known: the program ended before that was written down")
        }
    }

    /// The prompt that a callback names; nil where it names none, or can't be read.
    public func prompt(namedIn message: InboundMessage) -> CheckoutRequestID? {
        switch STKCallback.decode(message.body) {
        case .paid(let claim): claim.checkout
        case .failed(let denial): denial.checkout
        case .unreadable: nil
        }
    }
}

extension StatusResult {
    /// The same; of money that came to none of those numbers nothing is ours to know.
    fileprivate func ours(_ numbers: Set<ShortCode>) -> StatusResult {
        guard case .paid(let told) = told, !numbers.contains(told.payee) else { return self }
        return StatusResult(
            conversation, told: .nothing(reason: "it was paid to \(told.payee), which is no number of ours"))
    }
}

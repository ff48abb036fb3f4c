/// What a list of Safaricom's own tells of a payment that was taken back, or given back.
public struct Reversal: Equatable, Hashable, Sendable, Codable {
    /// How much; nil where the list does not tell, or only that it was a part.
    public let amount: Money?
    /// When, as far as the list tells.
    public let at: Timestamp?
    /// The reversal's own receipt; nil where the payment's own row says that it was reversed.
    public let receipt: Receipt?

    /// Takes the parts.
    public init(amount: Money?, at: Timestamp?, receipt: Receipt?) {
        self.amount = amount
        self.at = at
        self.receipt = receipt
    }

    /// Whether nothing is left of a payment of that amount, as far as is told: a sale that still has a part of its money
    /// is not asked for all of it again.
    public func takesAll(of paid: Money) -> Bool { amount.map { $0 >= paid } ?? false }

    /// What is left of a payment of that amount.
    public func rest(of paid: Money) -> Money {
        Money(cents: max(0, paid.cents - (amount ?? .zero).cents))
    }
}

extension AttemptRecord {
    /// What Safaricom's own lists tell of its money being taken back, each thing once, in the order in which it was
    /// heard.
    public var reversals: [(receipt: Receipt, told: Reversal)] {
        var facts: Set<Fact> = []
        return evidence.compactMap { item in
            guard case .reversed(let receipt, let told) = item.fact, facts.insert(item.fact).inserted else {
                return nil
            }
            return (receipt, told)
        }
    }

    /// The place of the newest piece of evidence that tells of a reversal for the first time: what another list repeats
    /// is no news.
    var lastReversing: Int? {
        evidence.indices.last { index in
            guard case .reversed = evidence[index].fact else { return false }
            return !evidence[..<index].contains { $0.fact == evidence[index].fact }
        }
    }

    /// Whether a reversal took all that it was paid. Of two payments for one prompt the other one stays.
    var isReversedWhole: Bool {
        Set(evidence.compactMap(\.fact.namedReceipt)).count < 2
            && evidence.contains {
                if case .reversed(_, let told) = $0.fact { told.takesAll(of: attempt.amount) } else { false }
            }
    }
}

/// One row of a list of Safaricom's own that says that a payment was taken back, or given back.
public struct ReversalLine: Equatable, Hashable, Sendable {
    /// The receipt of the payment.
    public let receipt: Receipt
    /// What is told of the reversal.
    public let told: Reversal
    /// The payment's own row, where the list has it, too.
    public let payment: C2BConfirmation?

    /// Takes the parts.
    public init(of receipt: Receipt, told: Reversal, payment: C2BConfirmation? = nil) {
        self.receipt = receipt
        self.told = told
        self.payment = payment
    }
}

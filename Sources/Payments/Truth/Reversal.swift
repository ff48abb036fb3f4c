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

    /// All that lists told of a payment of that amount, oldest first, as one: how much in sum, and the newest time and
    /// receipt; nil where they told nothing.
    package init?(together told: [Reversal], of paid: Money) {
        guard let newest = told.last(where: { $0.receipt != nil }) ?? told.last else { return nil }
        let sum = TakenBack(told)
        self.init(
            amount: sum.untold == 0 || sum.takesAll(of: paid) ? sum.atLeast : nil, at: newest.at,
            receipt: newest.receipt)
    }

    /// The same of a payment whose amount nobody has told.
    package init?(together told: [Reversal]) {
        self.init(together: told, of: Money(cents: .max))
    }

    /// Whether nothing is left of a payment of that amount, as far as is told: a sale that still has a part of its money
    /// is not asked for all of it again.
    public func takesAll(of paid: Money) -> Bool { amount.map { $0 >= paid } ?? false }

    /// Whether it tells what was not known of a payment of that amount: more was taken back. The same reversal in another
    /// form, of which one tells the amount or the receipt and the other does not, is no news, unless nothing is left.
    package func isNews(after told: [Reversal], of paid: Money?) -> Bool {
        if told.isEmpty { return true }
        let (before, after) = (TakenBack(told), TakenBack(told + [self]))
        if after.atLeast <= before.atLeast { return after.untold > before.untold }
        if after.untold >= before.untold { return true }
        return paid.map { after.takesAll(of: $0) && !before.takesAll(of: $0) } ?? false
    }
}

/// What lists told of one payment's being taken back, taken together: each reversal once, in whichever forms it was told.
package struct TakenBack: Equatable, Sendable {
    /// How much at least.
    package let atLeast: Money
    /// How many parts there are whose amount nothing tells.
    package let untold: Int

    /// Adds up. What the payment's own row tells is all that was taken back of it until then.
    package init(_ told: some Sequence<Reversal>) {
        var parts: [Receipt: Money] = [:]
        var all: Money?
        for item in told {
            let amount = item.amount ?? .zero
            if let receipt = item.receipt {
                parts[receipt] = max(parts[receipt] ?? .zero, amount)
            } else {
                all = max(all ?? .zero, amount)
            }
        }
        let sum = parts.values.reduce(Int64.zero) { sum, part in
            let (next, isTooMuch) = sum.addingReportingOverflow(part.cents)
            return isTooMuch ? .max : next
        }
        atLeast = Money(cents: max(sum, all?.cents ?? 0))
        let withoutAmount = parts.isEmpty ? (all == .zero ? 1 : 0) : parts.values.count { $0 == .zero }
        untold = atLeast.cents > sum ? 0 : withoutAmount
    }

    /// Whether nothing is left of a payment of that amount.
    package func takesAll(of paid: Money) -> Bool { atLeast >= paid }
}

extension AttemptRecord {
    /// The place of the newest piece of evidence that tells of a reversal what was not known: what another list repeats
    /// is no news.
    package var lastReversing: Int? {
        var told: [Receipt: [Reversal]] = [:]
        var newest: Int?
        for (place, item) in evidence.enumerated() {
            // A receipt that was lost since stays a reason to look: what lost it may be a message.
            guard case .reversed(let receipt, let reversal) = item.fact else { continue }
            if reversal.isNews(after: told[receipt] ?? [], of: attempt.amount) { newest = place }
            told[receipt, default: []].append(reversal)
        }
        return newest
    }

    /// Whether a list told that money of it was taken back.
    public var isReversed: Bool {
        evidence.contains { if case .reversed(let receipt, _) = $0.fact { !isLost(receipt) } else { false } }
    }

    /// Whether reversals took all that it was paid.
    public var isReversedWhole: Bool { isReversedWhole(before: evidence.endIndex) }

    /// Whether the evidence before that place tells that reversals took all that it was paid: all of each of its payments. Of
    /// two payments for one prompt the other one stays, and what a message named for it, or what was used for another
    /// sale, is not its own.
    func isReversedWhole(before place: Int) -> Bool {
        let own = ownReceipts
        return !own.isEmpty
            && own.allSatisfy { receipt in
                let told = evidence[..<place].compactMap { item -> Reversal? in
                    if case .reversed(receipt, let told) = item.fact { told } else { nil }
                }
                return TakenBack(told).takesAll(of: attempt.amount)
            }
    }

    /// The receipts of its own payments: those of Safaricom's rows, else the one that it is known by.
    private var ownReceipts: Set<Receipt> {
        let rows = evidence.compactMap { item -> Receipt? in
            if case .receiptFound(let receipt, attempt.amount) = item.fact { receipt } else { nil }
        }
        return Set(rows + [receipt].compactMap { $0 }).filter { !isTakenElsewhere($0) }
    }

    /// Whether it hears of a reversal of that receipt: it is its own, though it may have been taken for another sale; where
    /// the books have it neither as another prompt's nor as money straight to the shop, nor as a row that waits, whoever named
    /// it hears of it.
    package func hears(ofReversed receipt: Receipt, ownedBy owner: AttemptID?, isKept: Bool) -> Bool {
        if hasRow(of: receipt) { return true }
        if let owner { return owner == attempt.id }
        return !isKept && !isLost(receipt) && evidence.contains { $0.fact.namedReceipt == receipt }
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

extension Sequence<ReversalLine> {
    /// Whether they leave nothing of a payment. Of what is left the payment's own row is proof like any other.
    public func takeAll(of payment: C2BConfirmation) -> Bool {
        let told = filter { $0.receipt == payment.receipt }.map(\.told)
        return TakenBack(told).takesAll(of: payment.amount)
    }
}

/// How the sale that a prompt is for stands: what it owes, what of that is paid, and what is asked for elsewhere.
///
/// A sale that asks for another one's debt in its stead shares that debt: what one of them is paid, both are.
public struct SaleStanding: Equatable, Sendable {
    /// Which sale.
    public let id: SaleID
    /// What it owes in all.
    public let due: Money
    /// What its prompts have paid, this one among them. What strangers paid, by prompts to a wrong number, is not its own,
    /// and what was given back neither.
    public let paid: Money
    /// What the prompts before this one have paid.
    public let paidBefore: Money
    /// What an open prompt of another sale that shares the debt asks for, and what an unsigned message alone tells of that
    /// was taken for it.
    public let askedElsewhere: Money
    /// What those of its prompts were paid of which a list tells that money went back, whole or a part, and nobody has
    /// looked into that yet. It stands among what is paid, so that nobody is asked for it again before.
    public let lost: Money
    /// Whether a person has said what became of the rest, so that nobody is asked for it any more.
    public let isGivenUp: Bool
    /// How often anything changed that this is read off: of two readings the one with more is the newer.
    public let revision: Int64

    /// Takes the parts.
    public init(
        id: SaleID, due: Money, paid: Money, paidBefore: Money = .zero, askedElsewhere: Money = .zero,
        lost: Money = .zero, isGivenUp: Bool = false, revision: Int64 = 0
    ) {
        self.id = id
        self.due = due
        self.paid = paid
        self.paidBefore = paidBefore
        self.askedElsewhere = askedElsewhere
        self.lost = lost
        self.isGivenUp = isGivenUp
        self.revision = revision
    }

    /// Whether it was paid, and is not without what went back.
    public var lacksWhatWentBack: Bool { paid >= due && paid.cents - lost.cents < due.cents }

    /// What is still to be asked for; never below nothing.
    public var owed: Money {
        Money(cents: isGivenUp ? 0 : max(0, due.cents - paid.cents - askedElsewhere.cents))
    }
}

extension SaleStanding {
    /// Reads it off the prompts of all sales that share the debt.
    ///
    /// - Parameter direct: what was paid to the shop without a prompt, and taken for one of them.
    package init(id: SaleID, due: Money, prompts: [AttemptRecord], direct: [DirectPayment]) {
        func sum(_ fits: (AttemptRecord) -> Bool) -> Int64 {
            prompts.filter(fits).reduce(0) { $0 + $1.attempt.amount.cents }
        }
        func sum(ofProven isProven: Bool) -> Int64 {
            direct.filter { $0.isProven == isProven }.reduce(0) { $0 + $1.counts.cents }
        }
        self.init(
            id: id, due: due, paid: Money(cents: sum(\.paysItsSale) + sum(ofProven: true)),
            askedElsewhere: Money(
                cents: sum { $0.attempt.sale != id && $0.asksForItsSale } + sum(ofProven: false)),
            lost: Money(cents: sum { $0.paysItsSale && $0.doubts.first == .reversed }),
            isGivenUp: prompts.contains(where: \.isRestGivenUp))
    }

    /// Why money that came straight to the shop can't pay it; nil when it can. More or less than it owes would leave
    /// something over that no list shows.
    ///
    /// - Parameter prompts: those of all sales that share the debt.
    package func refusal(ofTaking amount: Money, besides prompts: [AttemptRecord]) -> ClaimRefusal? {
        if let open = prompts.first(where: \.asksForItsSale) { return .saleIsAsked(open.attempt.id) }
        return amount == owed ? nil : .owes(owed)
    }
}

extension PaymentLine {
    /// Whether it asks for a part of its sale only.
    public var isPart: Bool { sale.map { $0.due > amount } ?? false }

    /// Whether its sale has the money: it is paid, by no stranger, and was not given back.
    public var paysItsSale: Bool { state == .paid && !isWrongNumber && !isRefunded }

    /// Whether it is paid, and its sale still owes something: no goods for it yet.
    public var leavesRest: Bool { paysItsSale && (sale.map { $0.owed > .zero } ?? false) }

    /// Whether it is paid, and all that its sale still lacks is asked for in another sale: no goods for it yet.
    public var waitsElsewhere: Bool {
        paysItsSale && !leavesRest
            && (sale.map { $0.askedElsewhere > .zero && $0.paid < $0.due && !$0.isGivenUp } ?? false)
    }

    /// Whether it is paid, and of its sale's money so much went back that the sale is not: no goods for it before somebody
    /// has looked into that.
    public var lostAPart: Bool {
        paysItsSale && doubt != .reversed && (sale.map { !$0.isGivenUp && $0.lacksWhatWentBack } ?? false)
    }

    /// Whether it is paid and its sale is not, for one of those reasons.
    public var isShort: Bool { leavesRest || waitsElsewhere || lostAPart }

    /// Whether it was not paid and its sale was: by another prompt, or by hand. Nobody is asked for it again.
    public var isPaidOtherwise: Bool {
        verdict == .notPaid && !isWrongNumber && (sale.map { !$0.isGivenUp && $0.paid >= $0.due } ?? false)
    }

    /// Whether its sale was paid more than it owes: by another prompt, or by hand.
    public var isPaidTwice: Bool { paysItsSale && (sale.map { $0.paid > $0.due } ?? false) }

    /// Whether Safaricom confirms it and it is no customer's payment for a sale: a stranger paid it.
    public var isStrangers: Bool { state == .paid && (isWrongNumber || doubt == .refundOwed) }

    /// Whether it is paid, and a person said that its customer's money went back: no goods on it.
    public var isGivenBack: Bool { state == .paid && isRefunded && !isStrangers }

    /// Whether it was paid, and money of it went back: a list of Safaricom's own says so, or a person did.
    public var hasGoneBack: Bool { state == .paid && (doubt == .reversed || isRefunded) }

    /// Whether a stranger paid it, and nobody has said yet what was done about that.
    public var isOwedBack: Bool { state == .paid && doubt == .refundOwed }

    /// What the sale still owes if this prompt is paid, or is paid already.
    public var rest: Money {
        guard let sale, !sale.isGivenUp else { return .zero }
        let own = state == .paid ? Money.zero : amount
        return Money(cents: max(0, sale.due.cents - sale.paid.cents - own.cents))
    }

    /// What its sale owes beside what other prompts have paid: what another prompt in its stead asks for.
    public var instead: Money {
        guard let sale else { return amount }
        return Money(cents: sale.owed.cents + (paysItsSale ? amount.cents : 0))
    }
}

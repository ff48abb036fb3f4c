/// How the sale that a prompt is for stands: what it owes, and what its prompts have paid of that.
public struct SaleStanding: Equatable, Sendable {
    /// Which sale.
    public let id: SaleID
    /// What it owes in all.
    public let due: Money
    /// What its prompts have paid, this one among them. What strangers paid, by prompts to a wrong number, is not its own.
    public let paid: Money
    /// What strangers paid by its prompts. It only grows.
    public let strangers: Money
    /// What the prompts before this one have paid.
    public let paidBefore: Money

    /// Takes the parts.
    public init(id: SaleID, due: Money, paid: Money, strangers: Money = .zero, paidBefore: Money = .zero) {
        self.id = id
        self.due = due
        self.paid = paid
        self.strangers = strangers
        self.paidBefore = paidBefore
    }

    /// What is still to be paid; never below nothing.
    public var owed: Money { Money(cents: max(0, due.cents - paid.cents)) }
}

extension PaymentLine {
    /// Whether it asks for a part of its sale only.
    public var isPart: Bool { sale.map { $0.due > amount } ?? false }

    /// Whether it is paid, and its sale still owes something: no goods for it yet.
    public var leavesRest: Bool { state == .paid && !isWrongNumber && (sale.map { $0.owed > .zero } ?? false) }

    /// Whether Safaricom confirms it and it is no customer's payment for a sale: a stranger paid it.
    public var isStrangers: Bool { state == .paid && (isWrongNumber || doubt == .refundOwed) }

    /// Whether a stranger paid it, and nobody has said yet what was done about that.
    public var isOwedBack: Bool { state == .paid && doubt == .refundOwed }

    /// What the sale still owes if this prompt is paid, or is paid already.
    public var rest: Money {
        guard let sale else { return .zero }
        let own = state == .paid ? Money.zero : amount
        return Money(cents: max(0, sale.owed.cents - own.cents))
    }

    /// What its sale owes beside what other prompts have paid: what another prompt in its stead asks for.
    public var instead: Money {
        guard let sale else { return amount }
        return Money(cents: sale.owed.cents + (state == .paid ? amount.cents : 0))
    }
}

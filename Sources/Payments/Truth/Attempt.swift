/// What is owed.
public struct Sale: Equatable, Sendable, Codable {
    /// Our name for it.
    public let id: SaleID
    /// How much is owed.
    public let due: Money
    /// When it was opened.
    public let openedAt: Timestamp

    /// Takes the parts.
    public init(id: SaleID, due: Money, openedAt: Timestamp) {
        self.id = id
        self.due = due
        self.openedAt = openedAt
    }
}

/// One prompt, sent at most once, with frozen parameters.
public struct Attempt: Equatable, Sendable, Codable {
    /// Our name for it.
    public let id: AttemptID
    /// What it is for.
    public let sale: SaleID
    /// Our short name for it.
    public let tag: Tag
    /// The phone that gets the prompt.
    public let phone: MSISDN
    /// What is asked for; whole shillings.
    public let amount: Money
    /// What the customer pays to.
    public let payee: CollectionPoint
    /// The reference on the prompt.
    public let reference: AccountReference
    /// The description on the prompt.
    public let purpose: PromptDescription
    /// When it was written down.
    public let createdAt: Timestamp

    /// Whether its money is known by its reference: Kaunta made that for it alone, and the pay bill's customers pay under it.
    /// Others pay under what a person typed, and under a fixed account all do.
    package var isKnownByReference: Bool { isPaidUnderReference && reference == tag.reference }

    /// Whether its customer pays under its reference, and others under other ones.
    package var isPaidUnderReference: Bool { if case .payBill(_, account: nil) = payee { true } else { false } }

    /// Takes the parts.
    public init(
        id: AttemptID, sale: SaleID, tag: Tag, phone: MSISDN, amount: Money, payee: CollectionPoint,
        reference: AccountReference, purpose: PromptDescription, createdAt: Timestamp
    ) {
        self.id = id
        self.sale = sale
        self.tag = tag
        self.phone = phone
        self.amount = amount
        self.payee = payee
        self.reference = reference
        self.purpose = purpose
        self.createdAt = createdAt
    }
}

/// What a cashier asks for, checked: the values an attempt is frozen from.
public struct PromptOrder: Equatable, Sendable {
    /// The phone that gets the prompt.
    public var phone: MSISDN
    /// What is asked for.
    public var amount: Money
    /// The reference on the prompt; nil takes the attempt's tag.
    public var reference: AccountReference?
    /// The description on the prompt.
    public var purpose: PromptDescription
    /// The sale it is for; nil opens a new one.
    public var sale: SaleID?
    /// What a new sale owes, when this prompt asks for a part of it; nil owes this amount.
    public var due: Money?
    /// The sale whose debt a new sale asks for in its stead: what either of them is asked for or paid, the other one is
    /// not asked for. Nil opens a sale with a debt of its own.
    public var insteadOf: SaleID?
    /// Whether a person was asked about, and wants, a second payment of the same amount from the same phone.
    public var isMeantAgain = false
    /// The payments that the person was asked about: another one, paid since, is asked about anew. Where none is named,
    /// whatever the phone paid is meant.
    public var askedAbout: Set<AttemptID> = []

    /// The smallest and the largest amount of one payment, in whole shillings (Safaricom, since August 2023).
    public static let shillings: ClosedRange<Int64> = 1...250_000
    /// What a customer can pay in a day, in whole shillings: no sale can owe more.
    public static let daily: Int64 = 500_000

    /// Takes the parts.
    ///
    /// - Throws: `OrderError` when the amount has cents or is out of `shillings`, or more is due than a day's limit.
    public init(
        phone: MSISDN, amount: Money, reference: AccountReference? = nil, purpose: PromptDescription = .usual,
        sale: SaleID? = nil, due: Money? = nil
    ) throws(OrderError) {
        guard let shillings = amount.wholeShillings else { throw .hasCents(amount) }
        if shillings < Self.shillings.lowerBound { throw .tooSmall(amount) }
        if shillings > Self.shillings.upperBound { throw .tooLarge(amount) }
        if let due, due.cents > Self.daily * 100 { throw .tooLarge(due) }
        self.phone = phone
        self.amount = amount
        self.reference = reference
        self.purpose = purpose
        self.sale = sale
        self.due = due
    }

    /// The amounts to ask for, one prompt after the other, when a sale owes more than M-PESA moves at once.
    ///
    /// - Throws: `OrderError` when the amount has cents, or is out of what a customer can pay in a day.
    public static func parts(of due: Money) throws(OrderError) -> [Money] {
        guard let total = due.wholeShillings else { throw .hasCents(due) }
        if total < shillings.lowerBound { throw .tooSmall(due) }
        if total > daily { throw .tooLarge(due) }
        let most = shillings.upperBound
        return (total <= most ? [total] : [most, total - most]).map { Money(cents: $0 * 100) }
    }
}

/// Why an order can't become a prompt.
public enum OrderError: Error, Equatable, Sendable, CustomStringConvertible {
    /// M-PESA prompts take whole shillings.
    case hasCents(Money)
    /// Less than one shilling.
    case tooSmall(Money)
    /// More than M-PESA moves at once.
    case tooLarge(Money)

    public var description: String {
        switch self {
        case .hasCents(let amount): "KES \(amount.grouped) has cents: a prompt takes whole shillings."
        case .tooSmall: "The smallest payment is KES 1."
        case .tooLarge(let amount):
            "KES \(amount.grouped) is too much: M-PESA takes at most 250,000 a payment and 500,000 a day."
        }
    }
}

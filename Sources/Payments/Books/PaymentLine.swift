/// One payment as a list shows it.
public struct PaymentLine: Equatable, Sendable, Identifiable {
    /// Its place in the ledger: newer is higher, without gaps to rely on.
    public let number: Int64
    /// Which attempt it is.
    public let id: AttemptID
    /// Our short name for it.
    public let tag: Tag
    /// When it was written down.
    public let createdAt: Timestamp
    /// The phone that was prompted.
    public let phone: MSISDN
    /// What was asked for.
    public let amount: Money
    /// The reference on the prompt.
    public let reference: AccountReference
    /// What the evidence amounts to.
    public let state: AttemptState
    /// The code that explains it, if one came.
    public let resultCode: ResultCode?
    /// The receipt, once Safaricom vouches for the payment.
    public let receipt: Receipt?
    /// When Safaricom will next be asked; nil when it won't.
    public let nextCheckAt: Timestamp?
    /// When the gateway took it, or it was sent.
    public let sentAt: Timestamp?
    /// When anything last changed.
    public let updatedAt: Timestamp
    /// The gravest thing about it that a person must look into.
    public let doubt: Doubt.Kind?
    /// Whether a supervisor let another prompt go although nobody knows what became of this one; both may be paid.
    public let isReleased: Bool
    /// Whether a supervisor let the goods go although nothing proved that it is paid, and its sale is still not paid.
    public let isGoodsGiven: Bool
    /// Whether somebody said that it went to a wrong number.
    public let isWrongNumber: Bool
    /// Whether a person said that its money was given back, so that its sale does not have it.
    public let isRefunded: Bool
    /// How its sale stands; nil where that was not read.
    public let sale: SaleStanding?

    /// Takes the parts.
    public init(
        number: Int64, id: AttemptID, tag: Tag, createdAt: Timestamp, phone: MSISDN, amount: Money,
        reference: AccountReference, state: AttemptState, resultCode: ResultCode?, receipt: Receipt?,
        nextCheckAt: Timestamp?, sentAt: Timestamp?, updatedAt: Timestamp, doubt: Doubt.Kind? = nil,
        isReleased: Bool = false, isGoodsGiven: Bool = false, isWrongNumber: Bool = false, isRefunded: Bool = false,
        sale: SaleStanding? = nil
    ) {
        self.number = number
        self.id = id
        self.tag = tag
        self.createdAt = createdAt
        self.phone = phone
        self.amount = amount
        self.reference = reference
        self.state = state
        self.resultCode = resultCode
        self.receipt = receipt
        self.nextCheckAt = nextCheckAt
        self.sentAt = sentAt
        self.updatedAt = updatedAt
        self.doubt = doubt
        self.isReleased = isReleased
        self.isGoodsGiven = isGoodsGiven
        self.isWrongNumber = isWrongNumber
        self.isRefunded = isRefunded
        self.sale = sale
    }

    /// What the screen may say.
    public var verdict: Verdict { Verdict(in: state) }
}

/// How many payments of a day stand where, and for how much.
public struct DayTotals: Equatable, Sendable {
    /// The day in Nairobi.
    public let day: BusinessDay
    /// Count and sum of the prompts of each state that occurs.
    public let buckets: [AttemptState: Bucket]
    /// The same of money paid straight to the shop that is no prompt's payment: claimed, or verified.
    public let direct: [AttemptState: Bucket]
    /// Those among the paid prompts whose money a person says was given back. They stay paid; the till does not have
    /// the money.
    public let refunded: Bucket
    /// The sales that goods were let go for on a supervisor's name, and what they still owe.
    public let goodsGiven: Bucket

    /// Takes the parts.
    public init(
        day: BusinessDay, buckets: [AttemptState: Bucket], direct: [AttemptState: Bucket] = [:],
        refunded: Bucket = Bucket(count: 0, sum: .zero), goodsGiven: Bucket = Bucket(count: 0, sum: .zero)
    ) {
        self.day = day
        self.buckets = buckets
        self.direct = direct
        self.refunded = refunded
        self.goodsGiven = goodsGiven
    }

    /// A count and a sum.
    public struct Bucket: Equatable, Sendable {
        /// How many.
        public let count: Int
        /// For how much.
        public let sum: Money

        /// Takes the parts.
        public init(count: Int, sum: Money) {
            self.count = count
            self.sum = sum
        }
    }

    /// The states of one group together.
    public func total(of states: AttemptState...) -> Bucket {
        let found = states.compactMap { buckets[$0] }
        let cents = found.reduce(Int64(0)) { $0 + $1.sum.cents }
        return Bucket(count: found.reduce(0) { $0 + $1.count }, sum: Money(cents: cents))
    }
}

/// Which payments a list shows.
public struct PaymentFilter: Equatable, Sendable {
    /// Words that must all be found: digits match the phone or the amount, others the reference, the tag, the receipt
    /// or the state's word; of money paid straight to the shop also the payer's name and account, and whether it is
    /// `direct`, `received`, `free` or `taken`.
    public var words: [String]

    /// Shows all of them.
    public static let all = PaymentFilter(words: [])

    /// Takes the words.
    public init(words: [String]) { self.words = words }
}

/// One page of a list, asked for by key, never by offset.
public struct PageRequest: Equatable, Sendable {
    /// Which payments.
    public let filter: PaymentFilter
    /// What stands at the top of the list.
    public let sorting: Sorting
    /// From where: nil is the end in question.
    public let anchor: RowKey?
    /// Towards older ones (from the newest) or towards newer ones.
    public let direction: Direction
    /// At most how many.
    public let limit: Int

    /// Takes the parts; the row at the anchor is not part of the page.
    public init(
        filter: PaymentFilter, by sorting: Sorting = .newest, anchor: RowKey?, direction: Direction, limit: Int
    ) {
        self.filter = filter
        self.sorting = sorting
        self.anchor = anchor
        self.direction = direction
        self.limit = limit
    }

    /// Which way a page goes from its anchor.
    public enum Direction: CaseIterable, Sendable {
        /// Down the list: to lower numbers, or to smaller amounts.
        case older
        /// Up the list: to higher numbers, or to larger amounts.
        case newer
    }
}

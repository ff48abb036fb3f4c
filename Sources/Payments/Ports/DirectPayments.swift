/// Money paid straight to the shop, and who takes it for which sale: the port that Ledger fills beside `Journal`.
public protocol DirectPayments: Sendable {
    /// The payment with that receipt; nil when no message told of it.
    func directPayment(_ receipt: Receipt) async throws -> DirectPayment?

    /// The payments that nobody has taken, oldest first.
    func freeDirectPayments() async throws -> [DirectPayment]

    /// Holds a payment for one console for `DirectPayment.Claim.lease`; holding it again prolongs that.
    ///
    /// - Parameter lost: the tag of a prompt in a ledger that is lost, under which it may have been paid; nil for none.
    /// - Throws: `ClaimRefusal`.
    func hold(
        _ receipt: Receipt, for holder: String, besides lost: Tag?, at now: Timestamp
    ) async throws -> DirectPayment

    /// Takes a payment that this console holds. A receipt is spent once.
    ///
    /// - Parameter sale: what it pays, which must owe just that, and be asked for by no prompt that is open; nil makes a new
    ///   sale of its amount.
    /// - Throws: `ClaimRefusal`.
    func take(_ receipt: Receipt, for sale: SaleID?, by holder: String, at now: Timestamp) async throws -> DirectPayment

    /// Everything known about a code that somebody shows. The code is only looked up by: it proves nothing.
    func look(up receipt: Receipt) async throws -> CodeFinding
}

extension DirectPayments {
    /// The same, where no ledger is lost.
    public func hold(_ receipt: Receipt, for holder: String, at now: Timestamp) async throws -> DirectPayment {
        try await hold(receipt, for: holder, besides: nil, at: now)
    }
}

/// What the books know of a receipt code.
public enum CodeFinding: Equatable, Sendable {
    /// It paid that prompt: it is spent.
    case spent(on: PaymentLine)
    /// It was paid straight to the shop.
    case direct(DirectPayment)
    /// A message to those prompts' addresses named it, and Safaricom has not confirmed it.
    case named(by: [PaymentLine])
    /// A list of Safaricom's own says that money of the payment with that receipt was taken back, and nothing else has
    /// named it: what it came to is not known.
    case takenBack(Reversal)
    /// A list of Safaricom's own has it, and it may be the payment of a prompt whose receipt is not known.
    case unplaced(UnplacedRow)
    /// A message has it, the newest of those that were set aside or refused, and nothing else does.
    case setAside(SetAsideMessage)
    /// Nothing has named it.
    case unheard
}

extension CodeFinding {
    /// Whether Safaricom's own word on it would tell what is not known.
    public var wantsProof: Bool {
        switch self {
        case .unheard, .setAside, .named: true
        case .unplaced(let row): !row.isListed
        case .direct(let payment): payment.isFree && payment.verifiedAt == nil
        case .spent, .takenBack: false
        }
    }
}

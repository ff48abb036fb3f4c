/// An order of the shop's to give one payment back, whole: a small machine of its own, which never edits the payment. It is
/// sent at most once; what becomes of it is told by Safaricom alone.
public struct ReversalOrder: Equatable, Sendable {
    /// Its name.
    public let id: ReversalID
    /// The payment's receipt.
    public let receipt: Receipt
    /// All of what was paid.
    public let amount: Money
    /// Who ordered it, and why.
    public let approval: Approval
    /// Who agreed: another person.
    public let second: String
    /// When it was written down.
    public let preparedAt: Timestamp
    /// When it was marked as sent; nil before.
    public let sentAt: Timestamp?
    /// Where it stands.
    public let state: State
    /// The gateway's words about it, or ours; empty where there are none.
    public let words: String

    /// Takes the parts.
    public init(
        id: ReversalID, receipt: Receipt, amount: Money, approval: Approval, second: String, preparedAt: Timestamp,
        sentAt: Timestamp? = nil, state: State = .prepared, words: String = ""
    ) {
        self.id = id
        self.receipt = receipt
        self.amount = amount
        self.approval = approval
        self.second = second
        self.preparedAt = preparedAt
        self.sentAt = sentAt
        self.state = state
        self.words = words
    }

    /// Where it stands.
    public enum State: String, Equatable, Sendable, CaseIterable {
        /// Written down, nothing sent.
        case prepared
        /// The send mark is made: bytes may be on the wire.
        case sending
        /// Safaricom took it and named it; its result comes later.
        case asked
        /// Sent or perhaps sent, and nobody knows whether it was taken, or what came of it.
        case unknown
        /// Safaricom gave the money back, or had done so before.
        case done
        /// Safaricom did not give it back.
        case failed
        /// Safaricom refused the call: nothing moved.
        case refused
        /// It never left.
        case void
        /// Nobody knew what came of it, and another order was made since.
        case superseded

        /// Whether the money may be on its way back.
        public var isOpen: Bool {
            switch self {
            case .prepared, .sending, .asked, .unknown: true
            case .done, .failed, .refused, .void, .superseded: false
            }
        }
    }

    /// How long a result is waited for. It may come later all the same.
    public static let patience = Duration.seconds(300)
}

/// Why no order to give a payment back is made. No money moved.
public enum ReversalRefusal: Error, Equatable, Sendable {
    /// The books have no such payment.
    case unheard(Receipt)
    /// No word of Safaricom's own says that this receipt is the payment's: another customer could get the money.
    case unproven(Receipt)
    /// Some of it was given back already.
    case takenBack
    /// An earlier order is under way.
    case underway(ReversalOrder.State)
    /// Nobody knows what came of an earlier order: Safaricom is to be asked about the payment first.
    case askFirst
    /// Who agrees must be another person than who orders.
    case samePerson
    /// The order is not the one to be sent now.
    case notPrepared(ReversalOrder.State)
}

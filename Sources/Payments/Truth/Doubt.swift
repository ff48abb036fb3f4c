/// Something about a payment that a person has to look into. It is read off the evidence, so it can't be dropped, and
/// it ends by evidence alone: Safaricom's word, or a person's (`Fact.resolved`).
public struct Doubt: Equatable, Sendable, Identifiable {
    /// The payment it is about.
    public let line: PaymentLine
    /// What is doubtful: the gravest first.
    public let kind: Kind

    /// Takes both.
    public init(_ kind: Kind, about line: PaymentLine) {
        self.kind = kind
        self.line = line
    }

    public var id: AttemptID { line.id }

    /// What it is about, in money: of a part, what is still to come in, not what came.
    public var amount: Money { kind == .restOwed ? line.sale?.owed ?? .zero : line.amount }

    /// How long a message's word may go unconfirmed before a person must look into it.
    public static let patience = Duration.seconds(180)

    /// What is doubtful, the gravest first.
    public enum Kind: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
        /// The evidence disagrees (CONFLICT).
        case contradiction
        /// Safaricom's own list says that the money was taken back, or given back.
        case reversed
        /// A stranger paid a prompt that went to a wrong number: a refund is owed.
        case refundOwed
        /// The sale was paid twice.
        case doubled
        /// Its money is another's: a person took it for another sale, or all that proves it paid is another payment's row.
        case usedTwice
        /// It may have been sent, and nobody knows what became of it (UNKNOWN, EXPIRED), or a callback's word was not
        /// confirmed.
        case unknown
        /// It was paid after the sale had gone on without it.
        case late
        /// Safaricom confirms it, and a later message denies it.
        case denied
        /// Safaricom confirms it, and a message names another amount.
        case otherAmount
        /// Safaricom confirms it, and a message named a receipt for it that is another payment's.
        case otherReceipt
        /// A part of its sale is paid, the rest is not, and no prompt asks for it. Only the books know the sale, so this is
        /// read off them and not off one record.
        case restOwed
    }
}

extension Doubt.Kind {
    /// Whether ending it may give money back that was paid, so that the sale keeps none of it: `AttemptRecord.isRefunded`
    /// tells.
    public var endsInRefund: Bool {
        switch self {
        case .reversed, .refundOwed, .doubled, .usedTwice: true
        case .contradiction, .unknown, .late, .denied, .otherAmount, .otherReceipt, .restOwed: false
        }
    }

    /// Whether a person's word ends it. What Safaricom has not settled, no word of ours settles.
    public var endsByWord: Bool {
        switch self {
        case .reversed, .refundOwed, .doubled, .usedTwice, .late, .denied, .otherAmount, .otherReceipt, .restOwed: true
        case .contradiction, .unknown: false
        }
    }
}

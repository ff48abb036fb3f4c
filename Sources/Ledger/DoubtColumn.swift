import Payments

/// A payment's gravest doubt as its column has it.
///
/// The column takes the kinds that there were when it was made. What is paid contradicts nothing and is not unknown, so
/// beside that state the word for a contradiction stands for money that was taken back, and the word for what nobody knows
/// for a receipt that is another payment's.
extension Doubt.Kind {
    /// The word that stands there.
    var column: String {
        switch self {
        case .reversed: Doubt.Kind.contradiction.rawValue
        case .otherReceipt: Doubt.Kind.unknown.rawValue
        case .contradiction, .refundOwed, .doubled, .usedTwice, .unknown, .late, .denied, .otherAmount, .restOwed:
            rawValue
        }
    }

    /// Reads the word beside a state; nil for one that no version of ours writes.
    init?(column: String, beside state: AttemptState) {
        guard let kind = Doubt.Kind(rawValue: column) else { return nil }
        switch kind {
        case .contradiction where state == .paid: self = .reversed
        case .unknown where state == .paid: self = .otherReceipt
        case .contradiction, .reversed, .refundOwed, .doubled, .usedTwice, .unknown, .late, .denied, .otherAmount,
            .otherReceipt, .restOwed:
            self = kind
        }
    }
}

extension Schema {
    /// The doubts of what is paid that end with the money given back, as an SQL list of the column's words.
    static let refundColumns = list(Doubt.Kind.allCases.filter(\.endsInRefund).map(\.column))

    /// The same without the one that a list's word alone raises: it undoes no word of a person's.
    static let otherRefundColumns = list(
        Doubt.Kind.allCases.filter { $0.endsInRefund && $0 != .reversed }.map(\.column))
}

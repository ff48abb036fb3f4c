import Payments
import Transport

/// Whether what is PAID is the shop's to keep, as `--json` says it in `kept`: a payment stays PAID for ever, and its money
/// does not.
enum Keeping {
    /// It is PAID, and the money is there.
    case kept
    /// It was PAID, and the money was taken back or given back, has to go back, or is a stranger's.
    case notKept
    /// It is not PAID.
    case unpaid

    /// Reads it off a prompt.
    init(_ record: AttemptRecord) {
        self.init(
            isPaid: record.state == .paid,
            isThere: record.paysItsSale && !record.doubts.contains(where: \.endsInRefund))
    }

    /// Reads it off a line of a list.
    init(_ line: PaymentLine) {
        self.init(
            isPaid: line.state == .paid, isThere: line.paysItsSale && !(line.doubt.map(\.endsInRefund) ?? false))
    }

    /// Reads it off money paid straight to the shop.
    init(_ payment: DirectPayment) {
        self.init(
            isPaid: payment.state == .paid || payment.isReversed,
            isThere: payment.contested == nil && payment.prompt == nil)
    }

    private init(isPaid: Bool, isThere: Bool) {
        self = isPaid ? (isThere ? .kept : .notKept) : .unpaid
    }

    /// `true`, `false`, or `null` where it is not PAID.
    var json: JSON {
        switch self {
        case .kept: .bool(true)
        case .notKept: .bool(false)
        case .unpaid: .null
        }
    }
}

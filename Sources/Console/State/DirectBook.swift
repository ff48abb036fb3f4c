import Payments

/// The newest that is known of the money paid straight to the shop.
///
/// What is told of a payment only ever grows: its payer is listed, it is held for longer, verified, joined to a prompt or
/// taken, listed with another amount, taken back and looked into. So in whatever order the news comes, the same is known
/// in the end.
struct DirectBook: Equatable, Sendable {
    /// How many of the newest are kept.
    static let depth = 400

    private var payments: [Receipt: DirectPayment] = [:]

    /// Those that are rows of the list, newest first.
    private(set) var latest: [DirectPayment] = []

    /// What is known of one of them.
    subscript(receipt: Receipt) -> DirectPayment? { payments[receipt] }

    /// Takes payments in and returns those that say something new.
    mutating func note(_ new: [DirectPayment]) -> [DirectPayment] {
        let changed = new.filter { payment in payments[payment.id].map(payment.supersedes) ?? true }
        if changed.isEmpty { return [] }
        for payment in changed { payments[payment.id] = payment }
        let kept = payments.values.sorted { $0.number > $1.number }.prefix(DirectBook.depth)
        payments = Dictionary(kept.map { ($0.id, $0) }) { first, _ in first }
        latest = kept.filter(\.isRow)
        return changed
    }

    /// When the holds run out that are shown now.
    var holdEnds: [Timestamp] { latest.compactMap { $0.isFree ? $0.claim?.until : nil } }
}

extension DirectPayment {
    /// Whether this knows more than the other about the same payment.
    func supersedes(_ other: DirectPayment) -> Bool {
        if (listedPayer == nil) != (other.listedPayer == nil) { return listedPayer != nil }
        if (verifiedAt == nil) != (other.verifiedAt == nil) { return verifiedAt != nil }
        if (listedAmount == nil) != (other.listedAmount == nil) { return listedAmount != nil }
        if reversalNumber != other.reversalNumber { return (reversalNumber ?? 0) > (other.reversalNumber ?? 0) }
        if (look == nil) != (other.look == nil) { return look != nil }
        if isFree != other.isFree { return !isFree }
        guard isFree, let until = claim?.until else { return false }
        return other.claim.map { $0.until < until } ?? true
    }
}

extension PaymentRow {
    /// Whether this knows more than the other about the same payment.
    func supersedes(_ other: PaymentRow) -> Bool {
        switch (self, other) {
        case (.prompt(let new), .prompt(let old)): new.supersedes(old)
        case (.direct(let new), .direct(let old)): new.supersedes(old)
        case (.prompt, .direct), (.direct, .prompt): false
        }
    }
}

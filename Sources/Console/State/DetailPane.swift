import Payments

/// The payment that is looked at, and how.
struct DetailPane: Equatable, Sendable {
    /// The payment as the list knew it when it was turned to.
    private(set) var line: PaymentLine?

    /// All that is known of it, once it has been read.
    private(set) var record: AttemptRecord?

    /// The first line shown.
    var scroll = 0

    /// Whether the raw messages are shown.
    var isUnfolded = false

    /// Which payment.
    var subject: AttemptID? { line?.id }

    /// Turns to a payment; returns whether it is another one than before.
    mutating func turn(to new: PaymentLine?) -> Bool {
        guard new?.id != subject else { return false }
        self = DetailPane()
        line = new
        return new != nil
    }

    /// Takes in what was read; what is about another payment came too late.
    mutating func take(_ new: AttemptRecord) {
        guard new.attempt.id == subject else { return }
        if let record, record.evidence.count > new.evidence.count { return }
        record = new
    }
}

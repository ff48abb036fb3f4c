import Payments

/// The payment that is looked at, and how.
struct DetailPane: Equatable, Sendable {
    /// The payment as the list knew it when it was turned to.
    private(set) var row: PaymentRow?

    /// All that is known of it, once it has been read.
    private(set) var record: AttemptRecord?

    /// The first line shown.
    var scroll = 0

    /// Whether the raw messages are shown.
    var isUnfolded = false

    /// The prompt, if it is one.
    var line: PaymentLine? { row?.prompt }

    /// Which prompt.
    var subject: AttemptID? { line?.id }

    /// Which direct payment, if it is one.
    var direct: Receipt? { row?.direct?.id }

    /// Turns to a payment; returns whether it is another one than before.
    mutating func turn(to new: PaymentRow?) -> Bool {
        guard new?.id != row?.id else { return false }
        self = DetailPane()
        row = new
        return new != nil
    }

    /// Takes in what was read; what is about another payment came too late.
    mutating func take(_ new: AttemptRecord) {
        guard new.attempt.id == subject else { return }
        if let record, record.evidence.count > new.evidence.count { return }
        record = new
    }
}

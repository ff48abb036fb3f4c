import Payments

/// The payment that is looked at, and how.
struct DetailPane: Equatable, Sendable {
    /// Which payment.
    private(set) var subject: AttemptID?

    /// All that is known of it, once it has been read.
    private(set) var record: AttemptRecord?

    /// The first line shown.
    var scroll = 0

    /// Whether the raw messages are shown.
    var isUnfolded = false

    /// Turns to a payment; returns whether it is another one than before.
    mutating func turn(to id: AttemptID?) -> Bool {
        guard id != subject else { return false }
        self = DetailPane()
        subject = id
        return id != nil
    }

    /// Takes in what was read; what is about another payment came too late.
    mutating func take(_ new: AttemptRecord) {
        guard new.attempt.id == subject else { return }
        if let record, record.evidence.count > new.evidence.count { return }
        record = new
    }
}

/// What the screen may say about money.
public enum Verdict: String, Equatable, Sendable, CaseIterable {
    /// Safaricom confirms it. Hand over the goods.
    case paid = "PAID"
    /// Safaricom confirms that no money moved, or no prompt ever left.
    case notPaid = "NOT PAID"
    /// Do not hand over goods, do not send again.
    case dontKnow = "DON'T KNOW"

    /// The verdict on an attempt.
    public init(of record: AttemptRecord) {
        self.init(in: record.state)
    }

    /// The verdict that a state allows.
    public init(in state: AttemptState) {
        self =
            switch state {
            case .paid: .paid
            case .failed, .refused, .void: .notPaid
            case .prepared, .sending, .pending, .unknown, .claimed, .failedUnverified, .expired, .conflict: .dontKnow
            }
    }
}

/// Whether a supervisor may let another prompt go although nobody knows what became of this one (Payment truth: When
/// another prompt may go).
public enum ReleaseGate: Equatable, Sendable {
    /// A supervisor may, with a reason.
    case open
    /// Only what is UNKNOWN or EXPIRED may be released; that state is settled, or still being checked.
    case notDoubtful(AttemptState)
    /// Not before that moment: five minutes after the send mark.
    case tooSoon(until: Timestamp)
    /// Safaricom has to be asked first: the last answer is older than five minutes, or there is none.
    case askFirst
    /// Safaricom never named it, so its own list has to be looked at first, or be found not to be had: the last look is
    /// older than five minutes, or there is none. Whoever writes a release down has that done.
    case listFirst
    /// A list has money with that receipt, which waits, and may be its payment: what that is has to be said first.
    case mayBePaid(Receipt)

    /// How long a prompt must be out before another may follow it.
    public static let pause = Duration.seconds(300)

    /// Weighs what is known of the earlier prompt.
    public init(for record: AttemptRecord, at now: Timestamp) {
        guard record.state == .unknown || record.state == .expired else {
            self = .notDoubtful(record.state)
            return
        }
        let until = (record.sendMarkedAt ?? record.attempt.createdAt) + Self.pause
        if until > now {
            self = .tooSoon(until: until)
        } else if record.lastAskedAt.map({ $0 + Self.pause < now }) ?? true {
            self = record.checkout == nil ? .listFirst : .askFirst
        } else {
            self = .open
        }
    }
}

extension ReleaseGate: CustomStringConvertible {
    public var description: String {
        switch self {
        case .open: "Another prompt may go, with a supervisor's PIN and a reason. Both may be paid."
        case .notDoubtful(let state):
            "Nothing was changed: only a prompt whose outcome nobody knows can be released; this one is \(state.rawValue)."
        case .tooSoon(let until):
            "Nothing was changed: the first prompt may still be answered. Not before \(until.time)."
        case .askFirst: "Nothing was changed: M-PESA has to be asked first, and the answer is not there yet."
        case .listFirst: "Nothing was changed: M-PESA's own list has to be looked at first."
        case .mayBePaid(let receipt):
            "Nothing was changed: \(receipt) waits, and may be its payment. Settle that first: kaunta resolve \(receipt) another"
        }
    }
}

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

    /// How long a prompt must be out before another may follow it.
    public static let pause = Duration.seconds(300)

    /// Weighs what is known of the earlier prompt. One that the gateway never named can't be asked about, so its age
    /// alone counts.
    public init(for record: AttemptRecord, at now: Timestamp) {
        guard record.state == .unknown || record.state == .expired else {
            self = .notDoubtful(record.state)
            return
        }
        let until = (record.sendMarkedAt ?? record.attempt.createdAt) + Self.pause
        if until > now {
            self = .tooSoon(until: until)
        } else if record.checkout != nil, record.lastAskedAt.map({ $0 + Self.pause < now }) ?? true {
            self = .askFirst
        } else {
            self = .open
        }
    }
}

extension ReleaseGate: CustomStringConvertible {
    public var description: String {
        switch self {
        case .open: "Another prompt may go, on a supervisor's name and reason. Both may be paid."
        case .notDoubtful(let state):
            "Nothing was changed: only a prompt whose outcome nobody knows can be released; this one is \(state.rawValue)."
        case .tooSoon(let until):
            "Nothing was changed: the first prompt may still be answered. Not before \(until.time)."
        case .askFirst: "Nothing was changed: M-PESA has to be asked first, and the answer is not there yet."
        }
    }
}

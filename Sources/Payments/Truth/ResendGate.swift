/// Whether another prompt may go to a phone, given the earlier ones (Payment truth: When another prompt may go).
public enum ResendGate: Equatable, Sendable {
    /// Nothing stands in the way.
    case open
    /// Not before that moment.
    case waits(until: Timestamp, because: Reason)
    /// Not until the earlier prompt is settled.
    case shut(by: AttemptID, state: AttemptState)

    /// Why it waits.
    public enum Reason: String, Equatable, Sendable {
        /// The phone has another prompt or menu open.
        case phoneBusy
        /// A prompt to this phone failed a moment ago, and may still be paid.
        case justFailed
        /// The same amount went to the same phone: M-PESA refuses a second one within two minutes.
        case sameAmount
    }

    /// Weighs the earlier prompts to the same phone.
    public init(
        for amount: Money, after earlier: some Sequence<AttemptRecord>, at now: Timestamp
    ) {
        var gate = ResendGate.open
        for record in earlier {
            let state = record.state
            if state.isOpen {
                self = .shut(by: record.attempt.id, state: state)
                return
            }
            guard let (wait, reason) = Self.coolDown(of: record, amount: amount) else { continue }
            let until = record.settledAt + wait
            if until <= now { continue }
            if case .waits(let already, _) = gate, already >= until { continue }
            gate = .waits(until: until, because: reason)
        }
        self = gate
    }

    private static func coolDown(of record: AttemptRecord, amount: Money) -> (Duration, Reason)? {
        switch record.state {
        case .failed:
            record.attempt.amount == amount ? (.seconds(120), .sameAmount) : (.seconds(60), .justFailed)
        case .refused:
            record.wasRefused(for: .phoneBusy) ? (.seconds(60), .phoneBusy) : nil
        case .prepared, .sending, .pending, .unknown, .claimed, .paid, .failedUnverified, .expired, .conflict, .void:
            nil
        }
    }
}

extension AttemptRecord {
    /// When the verdict came in: the first fact that settled it.
    var settledAt: Timestamp {
        evidence.first { $0.fact.part == .disproof }?.at ?? evidence.first { $0.fact.part == .answer }?.at ?? updatedAt
    }

    /// Whether the gateway refused it for that kind of reason.
    public func wasRefused(for kind: Refusal.Kind) -> Bool {
        evidence.contains { if case .refused(let refusal) = $0.fact { refusal.kind == kind } else { false } }
    }
}

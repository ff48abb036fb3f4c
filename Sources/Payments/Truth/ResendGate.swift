/// Whether another prompt may go to a phone, given the earlier ones (Payment truth: When another prompt may go).
public enum ResendGate: Equatable, Sendable {
    /// Nothing stands in the way.
    case open
    /// Not before that moment.
    case waits(until: Timestamp, because: Reason)
    /// Not until the earlier prompt is settled.
    case shut(by: AttemptID, state: AttemptState)
    /// The same phone paid the same amount at that moment, for another sale: not unless a person means it.
    case asks(about: AttemptID, paidAt: Timestamp)

    /// Why it waits.
    public enum Reason: String, Equatable, Sendable {
        /// The phone has another prompt or menu open.
        case phoneBusy
        /// A prompt to this phone failed a moment ago, and may still be paid.
        case justFailed
        /// A prompt of the same sale failed on another phone a moment ago, and may still be paid.
        case saleJustFailed
        /// The same amount went to the same phone: M-PESA refuses a second one within two minutes.
        case sameAmount
        /// The phone had as many prompts as one phone may have: an unasked prompt is a nuisance, and a guess at a PIN.
        case phoneHadEnough
        /// The till sent as many prompts as one till may send in an hour.
        case tillSentEnough
    }

    /// How long the same amount from the same phone looks like a slip.
    public static let sameAgain = Duration.seconds(600)

    /// How long a prompt that failed may still be paid after all.
    package static let afterFailure = Duration.seconds(60)

    /// How long M-PESA refuses the same amount to the same phone.
    package static let afterSameAmount = Duration.seconds(120)

    /// How long a phone may be busy with another prompt or menu.
    package static let afterBusyPhone = Duration.seconds(60)

    /// Weighs the earlier prompts to the same phone, or for the same sale.
    ///
    /// What a supervisor released is no hindrance while nothing more is known of it.
    public init(
        for order: PromptOrder, after earlier: some Sequence<AttemptRecord>, at now: Timestamp
    ) {
        var gate = ResendGate.open
        for record in earlier {
            let state = record.state
            if record.isReleased { continue }
            if state.isOpen {
                self = .shut(by: record.attempt.id, state: state)
                return
            }
            if let paidAt = record.sameAgain(as: order), paidAt + Self.sameAgain > now, gate == .open {
                gate = .asks(about: record.attempt.id, paidAt: paidAt)
            }
            guard let (wait, reason) = Self.coolDown(of: record, before: order) else { continue }
            let until = record.settledAt + wait
            if until <= now { continue }
            if case .waits(let already, _) = gate, already >= until { continue }
            gate = .waits(until: until, because: reason)
        }
        self = gate
    }

    private static func coolDown(of record: AttemptRecord, before order: PromptOrder) -> (Duration, Reason)? {
        switch record.state {
        case .failed where record.attempt.phone != order.phone:
            (record.attempt.amount == order.amount ? afterSameAmount : afterFailure, .saleJustFailed)
        case .failed:
            record.attempt.amount == order.amount ? (afterSameAmount, .sameAmount) : (afterFailure, .justFailed)
        case .refused:
            record.wasRefused(for: .phoneBusy) ? (afterBusyPhone, .phoneBusy) : nil
        case .prepared, .sending, .pending, .unknown, .claimed, .paid, .failedUnverified, .expired, .conflict, .void:
            nil
        }
    }
}

extension AttemptRecord {
    /// When the verdict came in: the first fact that settled it.
    package var settledAt: Timestamp {
        let answered = evidence.first { $0.fact.part == .answer }?.at
        // What was refused was settled by that answer, whatever a list says of it later.
        if state == .refused { return answered ?? updatedAt }
        // A contradiction is settled by its closing, whatever denied the payment before.
        if state == .failed, let closed = evidence.last(where: \.fact.closes)?.at { return closed }
        return evidence.first { $0.fact.part == .disproof }?.at ?? answered ?? updatedAt
    }

    /// When this phone paid this amount for another sale, if a person should be asked whether it is meant again.
    fileprivate func sameAgain(as order: PromptOrder) -> Timestamp? {
        guard state == .paid, !order.isMeant(besides: attempt.id), attempt.phone == order.phone,
            attempt.amount == order.amount,
            attempt.sale != order.sale
        else { return nil }
        return paidAt
    }

    /// When Safaricom first vouched for the payment; nil while it has not.
    public var paidAt: Timestamp? { evidence.first { $0.fact.proves(attempt.amount) }?.at }

    /// Whether the gateway refused it for that kind of reason.
    public func wasRefused(for kind: Refusal.Kind) -> Bool {
        evidence.contains { if case .refused(let refusal) = $0.fact { refusal.kind == kind } else { false } }
    }
}

extension PromptOrder {
    /// Whether a person said that it is another payment than that one.
    package func isMeant(besides paid: AttemptID) -> Bool {
        isMeantAgain && (askedAbout.isEmpty || askedAbout.contains(paid))
    }

    /// For how long after a release the same amount from the same phone is taken for the same payment, asked for again. It
    /// is far longer than a resend takes, and shorter than most customers stay away.
    package static let again = Duration.seconds(3_600)

    /// Whether a sale that stands like that may be what this order asks for again: it owes just this, all of it.
    package func mayPay(allOf standing: SaleStanding) -> Bool {
        standing.due == amount && refusal(by: standing) == nil
    }

    /// The sale that this order for a new one may ask for again, because a supervisor let it: both are linked as a possible
    /// double, so that the second one paid is known to be one too many (Payment truth: When another prompt may go).
    package func perhapsAgain(among earlier: some Sequence<AttemptRecord>, at now: Timestamp) -> SaleID? {
        guard sale == nil, insteadOf == nil, !isMeantAgain, due ?? amount == amount else { return nil }
        return earlier.filter { record in
            record.isReleased && !record.isWrongNumber
                && (record.attempt.phone, record.attempt.amount) == (phone, amount)
                && record.evidence.contains {
                    if case .released = $0.fact { $0.at + Self.again > now } else { false }
                }
        }.max { $0.attempt.createdAt < $1.attempt.createdAt }?.attempt.sale
    }
}

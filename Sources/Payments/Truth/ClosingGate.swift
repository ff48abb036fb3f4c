/// Whether a supervisor may close a payment as not paid (Payment truth: What a person must look into).
public enum ClosingGate: Equatable, Sendable {
    /// A supervisor may, who has looked at a list of Safaricom's.
    case open
    /// Only a contradiction may be closed; that state is no contradiction.
    case notContradicted(AttemptState)
    /// A confirmation says within two days that the customer paid by hand, with the prompt's reference: that money is the
    /// prompt's.
    case paidByHand(CallbackClaim)
    /// Money with that receipt, which waits, may be its payment: what that is has to be said first.
    case mayBePaid(Receipt)
    /// Not before that moment: no list is complete yet.
    case tooSoon(until: Timestamp)

    /// How long after the end of a time a list of it is complete.
    public static let settling = Duration.seconds(600)

    /// How long Safaricom's list brings the row of a payment: a confirmation without one was none of its own.
    public static let listed = Duration.seconds(172_800)

    /// Weighs what is known of the payment.
    public init(for record: AttemptRecord, at now: Timestamp) {
        guard record.state == .conflict else {
            self = .notContradicted(record.state)
            return
        }
        if let claim = record.paidByHand, let heard = record.evidence.last(where: { $0.source == .confirmation })?.at,
            heard + Self.listed > now
        {
            self = .paidByHand(claim)
            return
        }
        let until = record.timeToCover.end + Self.settling
        self = until > now ? .tooSoon(until: until) : .open
    }
}

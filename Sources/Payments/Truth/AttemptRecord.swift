/// Everything known about one attempt: what was frozen, and what came in since. All else is read off these.
public struct AttemptRecord: Equatable, Sendable {
    /// What was frozen never changes, so all copies of a record share it.
    private final class Frozen: Sendable {
        let attempt: Attempt

        init(_ attempt: Attempt) { self.attempt = attempt }
    }

    private let frozen: Frozen
    /// What came in, in the order in which it was stored.
    public private(set) var evidence: [Evidence]
    /// What is asked of it again and again.
    private var reading: Reading

    /// Takes the parts.
    public init(attempt: Attempt, evidence: [Evidence]) {
        frozen = Frozen(attempt)
        self.evidence = evidence
        reading = Reading(of: attempt, evidence)
    }

    /// What was frozen.
    public var attempt: Attempt { frozen.attempt }

    public static func == (left: AttemptRecord, right: AttemptRecord) -> Bool {
        left.attempt == right.attempt && left.evidence == right.evidence
    }

    /// Adds a fact.
    package mutating func add(_ item: Evidence) {
        evidence.append(item)
        reading.add(item, to: attempt, knowing: evidence)
    }

    /// The state.
    public var state: AttemptState { reading.state }

    /// What the screen may say.
    public var verdict: Verdict { Verdict(of: self) }

    /// When anything about it last changed: the latest moment of all, since what came first may be stored last.
    public var updatedAt: Timestamp { evidence.lazy.map(\.at).max() ?? attempt.createdAt }

    /// When the send mark was made.
    public var sendMarkedAt: Timestamp? { reading.sendMarkedAt }

    /// When the gateway took it.
    public var acceptedAt: Timestamp? { reading.acceptedAt }

    /// Whether the answer to the push is in, or known to be lost. Until then no id from a stranger is asked about.
    public var isAnswered: Bool { reading.isAnswered }

    /// The gateway's name for the prompt: from its answer, else adopted from a callback to the attempt's own address.
    public var checkout: CheckoutRequestID? { reading.accepted ?? reading.heard }

    /// When it took it by its own clock, to the second, as the name tells: that of its answer, or one that it has answered
    /// about; nil where there is none, or it does not tell.
    package var moment: Timestamp? {
        if let accepted = reading.accepted { return accepted.moment }
        let isAnswered = evidence.contains { $0.source == .query && $0.fact.namedCheckout == reading.heard }
        return isAnswered ? reading.heard?.moment : nil
    }

    /// The gateway's second name for the prompt.
    public var merchant: MerchantRequestID? {
        named { if case .accepted(let id, _) = $0 { id } else { nil } }
            ?? named {
                if case .callbackPaid(let claim) = $0 {
                    claim.merchant
                } else if case .callbackFailed(let denial) = $0 {
                    denial.merchant
                } else {
                    nil
                }
            }
    }

    /// The newest success that a callback claims.
    public var claim: CallbackClaim? {
        for item in evidence.reversed() {
            if case .callbackPaid(let claim) = item.fact { return claim }
        }
        return nil
    }

    /// The receipt, once Safaricom vouches for the payment: from a row of theirs, or from a callback that fits the
    /// frozen amount and that no other callback contradicts. Nil means "receipt to follow".
    public var receipt: Receipt? {
        if let vouchedReceipt { return vouchedReceipt }
        guard state == .paid else { return nil }
        var found: Receipt?
        for case .callbackPaid(let claim) in evidence.map(\.fact) {
            guard let named = claim.receipt, !isLost(named) else { continue }
            if claim.amount != attempt.amount || (found != nil && found != named) { return nil }
            // It was taken for another sale by hand: a receipt is spent once.
            if isTakenElsewhere(named) { return nil }
            found = named
        }
        return found
    }

    /// Whether a receipt that it names was used for another sale, or is lost.
    package func isTakenElsewhere(_ receipt: Receipt) -> Bool {
        isLost(receipt) || evidence.contains { $0.fact == .takenElsewhere(receipt) }
    }

    /// The same, but by more than a person's word that it is another's: who was wrong about that took it for another sale.
    package func isKnownAsTaken(_ receipt: Receipt) -> Bool {
        guard isTakenElsewhere(receipt) else { return false }
        return evidence.contains { item in
            item.fact == .takenElsewhere(receipt) || item.fact == .notItsReceipt(receipt) && item.source != .person
        } || !evidence.contains { $0.fact == .notItsReceipt(receipt) }
    }

    /// Whether a receipt that it names is another payment's: it is told with another payer or amount, and no row of
    /// Safaricom's has it as this one's.
    package func isLost(_ receipt: Receipt) -> Bool {
        guard !hasRow(of: receipt) else { return false }
        return evidence.contains {
            if case .receiptFound(receipt, _) = $0.fact { true } else { $0.fact == .notItsReceipt(receipt) }
        }
    }

    /// Whether a row of Safaricom's with the frozen amount has that receipt.
    package func hasRow(of receipt: Receipt) -> Bool {
        evidence.contains { $0.fact == .receiptFound(receipt, amount: attempt.amount) }
    }

    /// The receipt of a row of Safaricom's that has the frozen amount.
    package var vouchedReceipt: Receipt? {
        named { if case .receiptFound(let receipt, attempt.amount) = $0 { receipt } else { nil } }
    }

    /// Whether a payment under its reference can be its own although another receipt stands at it. A callback, which may
    /// be forged, put that there, unless it is a row's or was confirmed itself, from a payer who may hold the phone: then
    /// this is another payment.
    package func mayHave(_ receipt: Receipt, unless isConfirmed: (Receipt) throws -> Bool) rethrows -> Bool {
        guard let known = self.receipt, known != receipt else { return true }
        return try vouchedReceipt == nil && !isConfirmed(known)
    }

    /// The result code that explains why it is not paid, or is said to be.
    public var resultCode: ResultCode? {
        var newest: ResultCode?
        for item in evidence {
            switch item.fact {
            case .queryFailed(_, let code, _): newest = code
            case .callbackFailed(let denial): newest = denial.code
            case .refused(let refusal): newest = ResultCode(refusal.code)
            case .queryPaid, .receiptFound: return ResultCode("0")
            case .sendMarked, .accepted, .neverLeft, .answerLost, .callbackPaid, .queryOpen, .rowMissing,
                .deadlinePassed, .stoppedWaiting, .restarted, .withdrawn, .closedUnpaid, .released, .goodsGiven,
                .wrongNumber,
                .doubled, .doubledByHand, .takenElsewhere, .notItsReceipt, .reversed, .resolved:
                continue
            }
        }
        // The code is one of the two answers: what a person closed is not told as the customer's own act.
        return closing == nil ? newest : nil
    }

    /// The person's word that ended it as not paid; nil where something else did.
    public var closing: Evidence? { state == .failed ? evidence.last { $0.fact.closes } : nil }

    /// Who said last that it is paid, with which receipt, and who said last that it is not; nil while nobody disagrees.
    public var answers: (paid: Evidence, receipt: Receipt?, denied: Evidence)? {
        guard let paid = evidence.last(where: { $0.fact.claim != nil }),
            let denied = evidence.last(where: { $0.fact.deniesPayment })
        else { return nil }
        return (paid, paid.fact.claim?.receipt, denied)
    }

    /// When Safaricom was last asked about it, or looked for it in vain in its own list.
    public var lastAskedAt: Timestamp? { reading.lastAskedAt }

    /// When a callback, or a confirmation, last said something that no answer of Safaricom's has borne out or denied since.
    public var uncheckedCallbackAt: Timestamp? { reading.uncheckedCallbackAt }

    /// Whether nothing was asked since that message: a question that got no answer counts as asked.
    var hasNewCallback: Bool { reading.hasNewCallback }

    /// What a person should see beside the state: contradictions that change no verdict.
    public var notes: [Note] {
        guard state == .paid else { return [] }
        var notes: [Note] = []
        let facts = evidence.map(\.fact)
        if facts.contains(where: \.deniesPayment) { notes.append(.deniedElsewhere) }
        if facts.contains(where: { $0.names(otherThan: attempt.amount) }) { notes.append(.otherAmountNamed) }
        if lateProof != nil { notes.append(.late) }
        if receipt == nil { notes.append(.receiptToFollow) }
        if lastReversing != nil { notes.append(.reversed) }
        return notes
    }

    /// A remark that changes no verdict.
    public enum Note: String, Equatable, Sendable, CaseIterable {
        /// Some message denied a payment that Safaricom confirms.
        case deniedElsewhere
        /// A callback named another amount than was asked.
        case otherAmountNamed
        /// It was paid after it had been given up.
        case late
        /// Paid, and no trustworthy message has named the receipt.
        case receiptToFollow
        /// Safaricom's own list says that the money was taken back, or given back.
        case reversed
    }

    private func named<Value>(_ read: (Fact) -> Value?) -> Value? {
        for item in evidence {
            if let value = read(item.fact) { return value }
        }
        return nil
    }
}

import Payments

/// One attempt as the judge follows it: what the books hold of it, and what really became of it.
struct Case {
    let number: Int
    let attempt: Attempt
    /// The newest record that the books returned.
    var record: AttemptRecord { didSet { receipt = record.receipt } }
    /// The receipt that the books know it by.
    private(set) var receipt: Receipt?
    /// How many requests to prompt reached the gateway.
    var pushes = 0
    /// Whether the phone still shows the prompt, or will pay it later.
    var isAlive = false
    /// The money that really moved.
    var charge: Receipt?
    /// The money that its customer paid by hand instead, with its reference for the account.
    var hand: Receipt?
    /// Whether the gateway, asked, said "not paid" although the prompt was paid or would be.
    var wasToldUnpaid = false
    /// The gateway's name for its prompt.
    var name: CheckoutRequestID?
    /// Whether the program got the gateway's answer, and has not died since.
    var wasAnsweredToTheLiving = false

    /// Whether the program asked, got "paid" for an answer, wrote it down and has not died since.
    var isKnownAsPaid = false
    /// Whether a person asked for a question about it.
    var wasAskedByHand = false

    init(number: Int, record: AttemptRecord) {
        self.number = number
        self.attempt = record.attempt
        self.record = record
        receipt = record.receipt
    }

    var state: AttemptState { record.state }

    /// The money that is its own, however it was paid.
    var money: Receipt? { charge ?? hand }

    /// Whether a supervisor let another prompt go, ever.
    var wasReleased: Bool {
        record.evidence.contains { if case .released = $0.fact { true } else { false } }
    }

    /// Whether it stands in nobody's way: settled, or released and nothing more known.
    func standsInTheWay(of order: PromptOrder, at now: Timestamp) -> String? {
        switch state {
        case .prepared, .sending, .pending, .claimed, .failedUnverified, .conflict: return "is \(state.rawValue)"
        case .unknown, .expired: return wasReleased ? nil : "is \(state.rawValue)"
        case .failed:
            let closed = record.evidence.last { TruthEvent($0.fact) == .closed }
            guard let at = (closed ?? record.evidence.first { $0.fact.isDisproof })?.at else {
                return "failed by nothing"
            }
            let pause = Duration.seconds(attempt.amount == order.amount ? 120 : 60)
            return at + pause > now ? "failed \((now - at).wholeSeconds) s ago" : nil
        case .refused:
            for item in record.evidence {
                if case .refused(let refusal) = item.fact, refusal.kind == .phoneBusy, item.at + .seconds(60) > now {
                    return "was refused as busy \((now - item.at).wholeSeconds) s ago"
                }
            }
            return nil
        case .paid:
            guard !order.isMeantAgain, attempt.phone == order.phone, attempt.amount == order.amount,
                attempt.sale != order.sale, let at = record.evidence.first(where: { $0.fact.isProof })?.at,
                at + .seconds(600) > now
            else { return nil }
            return "paid the same \((now - at).wholeSeconds) s ago"
        case .void: return nil
        }
    }
}

extension Fact {
    /// Whether an unsigned message says it.
    var isStrangers: Bool {
        switch TruthEvent(self) {
        case .claim, .denial: true
        case .mark, .acc, .ref, .amb, .paid, .unpaid, .open, .rec, .gone, .dl, .op, .boot, .withdrawn, .closed,
            .released, .goods, .wrong, .doubled, .reversed, .resolved:
            false
        }
    }

    /// Whether Safaricom vouches for the payment by it.
    var isProof: Bool {
        switch self {
        case .queryPaid, .receiptFound: true
        case .sendMarked, .accepted, .refused, .neverLeft, .answerLost, .callbackPaid, .callbackFailed, .queryFailed,
            .queryOpen, .rowMissing, .deadlinePassed, .stoppedWaiting, .restarted, .withdrawn, .closedUnpaid,
            .released, .goodsGiven, .wrongNumber, .doubled, .doubledByHand, .takenElsewhere, .notItsReceipt, .reversed,
            .resolved:
            false
        }
    }

    /// Whether Safaricom denies the payment by it, or a person who cites Safaricom.
    var isDisproof: Bool {
        switch self {
        case .queryFailed, .rowMissing, .closedUnpaid: true
        case .sendMarked, .accepted, .refused, .neverLeft, .answerLost, .callbackPaid, .callbackFailed, .queryPaid,
            .queryOpen, .receiptFound, .deadlinePassed, .stoppedWaiting, .restarted, .withdrawn, .released,
            .goodsGiven, .wrongNumber, .doubled, .doubledByHand, .takenElsewhere, .notItsReceipt, .reversed, .resolved:
            false
        }
    }
}

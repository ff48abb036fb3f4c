import Ledger
import Payments

extension FuzzTarget {
    /// A fact of the ledger: it comes back as itself, and what it names is what it says.
    static let fact = FuzzTarget("fact") { bytes throws(BrokenProperty) in
        guard let fact = try? FactCode.fact(in: String(decoding: bytes, as: UTF8.self)) else { return }
        try checkFact(fact)
        try checkReceipt(fact.namedReceipt)
        if case .callbackPaid(let claim) = fact, case .clear(let number) = claim.payer { try checkPhone(number) }
        if case .reversed(_, let told) = fact { try checkReceipt(told.receipt) }
        let states = [[fact], [.sendMarked(boot: BootID("boot")), fact]].map { (facts: Set<Fact>) in
            AttemptState(of: Money(cents: 100), given: facts)
        }
        try hold(!states.contains(.paid) || fact.isProof, "PAID by a fact of kind \(fact.kind)")
        let digests = [nil, 0, 1].map { FactCode.digest(of: .query, fact.kind, occasion: $0) }
        try hold(Set(digests).count == 3, "two occasions are one")
    }
}

extension Fact {
    /// Whether it alone may prove a payment.
    fileprivate var isProof: Bool {
        switch self {
        case .queryPaid, .receiptFound: true
        case .sendMarked, .accepted, .refused, .neverLeft, .answerLost, .callbackPaid, .callbackFailed, .queryFailed,
            .queryOpen, .rowMissing, .deadlinePassed, .stoppedWaiting, .restarted, .withdrawn, .closedUnpaid, .released,
            .goodsGiven,
            .wrongNumber, .doubled, .doubledByHand, .takenElsewhere, .notItsReceipt, .reversed, .resolved:
            false
        }
    }
}

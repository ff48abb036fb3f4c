/// Something about a payment that a person has to look into. It is read off the evidence, so it can't be dropped, and
/// it ends by evidence alone: Safaricom's word, or a person's (`Fact.resolved`).
public struct Doubt: Equatable, Sendable, Identifiable {
    /// The payment it is about.
    public let line: PaymentLine
    /// What is doubtful: the gravest first.
    public let kind: Kind

    /// Takes both.
    public init(_ kind: Kind, about line: PaymentLine) {
        self.kind = kind
        self.line = line
    }

    public var id: AttemptID { line.id }

    /// What is doubtful, the gravest first.
    public enum Kind: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
        /// The evidence disagrees (CONFLICT).
        case contradiction
        /// A stranger paid a prompt that went to a wrong number: a refund is owed.
        case refundOwed
        /// The sale was paid twice.
        case doubled
        /// It may have been sent, and nobody knows what became of it (UNKNOWN, EXPIRED), or a callback's word was not
        /// confirmed.
        case unknown
        /// It was paid after the sale had gone on without it.
        case late
        /// Safaricom confirms it, and a later message denies it.
        case denied
        /// Safaricom confirms it, and a message names another amount.
        case otherAmount
    }
}

extension Doubt.Kind {
    /// Whether a person's word ends it. What Safaricom has not settled, no word of ours settles.
    public var endsByWord: Bool {
        switch self {
        case .refundOwed, .doubled, .late, .denied, .otherAmount: true
        case .contradiction, .unknown: false
        }
    }
}

extension AttemptRecord {
    /// What a person has to look into now, the gravest first.
    ///
    /// CLAIMED and FAILED_UNVERIFIED are being checked; they become doubtful only with age, which whoever lists doubts
    /// knows.
    public var doubts: [Doubt.Kind] {
        let resolved = evidence.compactMap { item -> Doubt.Kind? in
            if case .resolved(let kind, _) = item.fact { kind } else { nil }
        }
        return Doubt.Kind.allCases.filter { isDoubtful($0) && !(($0.endsByWord) && resolved.contains($0)) }
    }

    private func isDoubtful(_ kind: Doubt.Kind) -> Bool {
        switch kind {
        case .contradiction: state == .conflict
        case .unknown: state == .unknown || state == .expired
        case .refundOwed: state == .paid && isWrongNumber
        case .doubled: state == .paid && isDoubled
        case .late: notes.contains(.late)
        case .denied: state == .paid && isDeniedAfterProof
        case .otherAmount: notes.contains(.otherAmountNamed)
        }
    }

    /// Whether a person said that the prompt went to a stranger's phone.
    public var isWrongNumber: Bool { evidence.contains { $0.fact == .wrongNumber } }

    /// Whether a supervisor let another prompt go, and nothing has been learnt since that forbids it.
    public var isReleased: Bool {
        guard state == .unknown || state == .expired else { return false }
        return evidence.contains { if case .released = $0.fact { true } else { false } }
    }

    private var isDoubled: Bool {
        var receipts: Set<Receipt> = []
        for fact in evidence.lazy.map(\.fact) {
            if case .doubled = fact { return true }
            if let receipt = fact.namedReceipt { receipts.insert(receipt) }
        }
        return receipts.count > 1
    }

    private var isDeniedAfterProof: Bool {
        guard let proof = evidence.firstIndex(where: { $0.fact.part == .proof }) else { return false }
        return evidence[proof...].contains { $0.fact.deniesPayment }
    }
}

extension AttemptRecord {
    /// What the evidence says to the questions that are asked again and again, read off it once.
    struct Reading: Equatable, Sendable {
        private(set) var state: AttemptState
        private(set) var sendMarkedAt: Timestamp?
        private(set) var acceptedAt: Timestamp?
        private(set) var isAnswered = false
        /// The prompt's name from the gateway's answer.
        private(set) var accepted: CheckoutRequestID?
        /// The prompt's name from a callback to its own address.
        private(set) var heard: CheckoutRequestID?
        private(set) var lastAskedAt: Timestamp?
        private(set) var uncheckedCallbackAt: Timestamp?
        /// Whether nothing was asked since that callback.
        private(set) var hasNewCallback = false

        init(of attempt: Attempt, _ evidence: [Evidence]) {
            state = AttemptState(of: attempt.amount, given: evidence.lazy.map(\.fact))
            for item in evidence { note(item, to: attempt.phone) }
        }

        mutating func add(_ item: Evidence, to attempt: Attempt, knowing evidence: [Evidence]) {
            state = AttemptState(of: attempt.amount, given: evidence.lazy.map(\.fact))
            note(item, to: attempt.phone)
        }

        private mutating func note(_ item: Evidence, to phone: MSISDN) {
            switch item.fact.part {
            case .mark: sendMarkedAt = sendMarkedAt ?? item.at
            case .answer:
                isAnswered = true
                if case .accepted(_, let id) = item.fact, accepted == nil {
                    accepted = id
                    acceptedAt = item.at
                }
            case .claim, .denial:
                if heard == nil, let named = item.fact.namedCheckout, named.mayBelong(to: phone) { heard = named }
            case .proof, .disproof, .note: break
            }
            switch item.source {
            case .callback, .confirmation:
                uncheckedCallbackAt = item.at
                hasNewCallback = true
            case .query:
                hasNewCallback = false
                if item.fact.part == .proof || item.fact.part == .disproof { uncheckedCallbackAt = nil }
            default: break
            }
            if item.isAnswer { lastAskedAt = item.at }
        }
    }
}

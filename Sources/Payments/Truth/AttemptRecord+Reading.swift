extension AttemptRecord {
    /// What the evidence says to the questions that are asked again and again, read off it once.
    struct Reading: Equatable, Sendable {
        let state: AttemptState
        private(set) var sendMarkedAt: Timestamp?
        private(set) var acceptedAt: Timestamp?
        private(set) var isAnswered = false
        /// The prompt's name from the gateway's answer.
        private(set) var accepted: CheckoutRequestID?
        /// The prompt's name from a callback to its own address.
        private(set) var heard: CheckoutRequestID?
        private(set) var lastAskedAt: Timestamp?
        private(set) var uncheckedCallbackAt: Timestamp?

        init(of amount: Money, _ evidence: [Evidence]) {
            state = AttemptState(of: amount, given: evidence.lazy.map(\.fact))
            for item in evidence { note(item) }
        }

        private mutating func note(_ item: Evidence) {
            switch item.fact.part {
            case .mark: sendMarkedAt = sendMarkedAt ?? item.at
            case .answer:
                isAnswered = true
                if case .accepted(_, let id) = item.fact, accepted == nil {
                    accepted = id
                    acceptedAt = item.at
                }
            case .claim, .denial: heard = heard ?? item.fact.namedCheckout
            case .proof, .disproof, .note: break
            }
            if item.source == .callback || item.source == .confirmation { uncheckedCallbackAt = item.at }
            if item.source == .query {
                uncheckedCallbackAt = nil
                lastAskedAt = item.at
            }
        }
    }
}

import Payments

/// How often a message of a stranger may have a prompt asked about: a hint is worth a question, not a flood of them.
struct HintGate {
    private let every: Duration
    private var lastAt: [AttemptID: Duration] = [:]

    init(every: Duration) { self.every = every }

    /// Whether that prompt may be asked about now; if so, it counts.
    mutating func mayAsk(about id: AttemptID, at now: Duration) -> Bool {
        lastAt = lastAt.filter { $0.value + every > now }
        guard lastAt[id] == nil else { return false }
        lastAt[id] = now
        return true
    }
}

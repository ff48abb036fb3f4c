/// Lets calls through evenly: a limit of 5 in 60 s with a burst of one is one call every 12 s.
struct SpikeArrest: Equatable, Sendable {
    let limit: RateLimit
    private var nextSlot: Duration = .zero

    /// A client that keeps the pace to the millisecond is not punished for what the network does to it.
    private static let slack: Duration = .milliseconds(250)

    init(_ limit: RateLimit) { self.limit = limit }

    /// Whether a call at that time is let through; it then uses up its slot.
    mutating func admits(at uptime: Duration) -> Bool {
        let spacing = limit.period / limit.calls
        guard uptime + Self.slack + spacing * (limit.burst - 1) >= nextSlot else { return false }
        nextSlot = max(uptime, nextSlot) + spacing
        return true
    }
}

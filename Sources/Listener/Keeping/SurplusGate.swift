import Payments
import Synchronization

/// How many messages that came too fast are kept all the same: whoever posts to an address of ours knows its secret, and
/// the message may tell of money, but a disk has an end. Each address has a count of its own.
struct SurplusGate {
    private let most: Int
    private var counts: [InboundAddress: (since: Duration, count: Int)] = [:]

    /// For how long one count goes on.
    static let span = Duration.seconds(3600)

    init(most: Int) { self.most = most }

    /// Whether one more may be kept now; if so, it counts.
    mutating func mayKeep(_ address: InboundAddress, at now: Duration) -> Bool {
        counts = counts.filter { $0.value.since + Self.span > now }
        let (since, count) = counts[address] ?? (now, 0)
        guard count < most else { return false }
        counts[address] = (since, count + 1)
        return true
    }
}

/// The gate, shared by all connections.
final class Surplus: Sendable {
    private let gate: Mutex<SurplusGate>

    init(most: Int) { gate = Mutex(SurplusGate(most: most)) }

    /// Whether one more may be kept now; if so, it counts.
    func mayKeep(_ address: InboundAddress, at now: Duration) -> Bool {
        gate.withLock { $0.mayKeep(address, at: now) }
    }
}

public import Payments
import Synchronization

/// The clock of books that are opened before there is a world: it stands still on the first day, and then goes with the
/// world's.
public final class LentClock: Sendable {
    private let time = Mutex<VirtualTime?>(nil)

    /// Stands still.
    public init() {}

    /// The port. Nothing waits by it.
    public var timekeeper: Timekeeper {
        Timekeeper(
            now: { self.time.withLock { $0?.wall } ?? VirtualTime().wall }, uptime: { .zero }, sleep: { _ in })
    }

    /// Goes with a world's clock.
    func follow(_ world: VirtualTime) { time.withLock { $0 = world } }
}

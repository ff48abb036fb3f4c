public import Payments
import Synchronization

/// The clock of the counter: it starts at the wall clock and goes on with uptime, so that a wall clock that jumps
/// moves no deadline and puts no fact before an older one.
public final class SteadyClock: Sendable {
    private let timekeeper: Timekeeper
    private let anchor: Mutex<(wall: Timestamp, uptime: Duration)>

    /// Starts at the wall clock, or at the newest stored moment when that is later (a dead battery says 1970).
    public init(_ timekeeper: Timekeeper, notBefore newest: Timestamp? = nil) {
        self.timekeeper = timekeeper
        let wall = timekeeper.now()
        anchor = Mutex((max(wall, newest ?? wall), timekeeper.uptime()))
    }

    /// The moment it is.
    public func now() -> Timestamp {
        let uptime = timekeeper.uptime()
        return anchor.withLock { $0.wall + (uptime - $0.uptime) }
    }

    /// The same clock as a port, for whoever dates what it hears beside the engine.
    public var steadyTimekeeper: Timekeeper {
        Timekeeper(now: { self.now() }, uptime: timekeeper.uptime, sleep: timekeeper.sleep)
    }

    /// How far the wall clock has moved away; positive when it is ahead.
    public var drift: Duration { timekeeper.now() - now() }

    /// Takes over a wall clock that was set forward. Only while nobody is waited for: deadlines count from stored moments.
    public func catchUp() {
        let wall = timekeeper.now()
        let uptime = timekeeper.uptime()
        anchor.withLock { anchor in
            if wall > anchor.wall + (uptime - anchor.uptime) { anchor = (wall, uptime) }
        }
    }
}

public import Payments
import Synchronization

/// A clock that moves only when told, and wakes those who sleep on it.
public final class TestTimekeeper: Sendable {
    private struct State {
        var wall: Timestamp
        var uptime: Duration = .zero
        var sleepers: [Int: (until: Duration, wake: CheckedContinuation<Void, any Error>)] = [:]
        var nextSleeper = 0
        var cancelled: Set<Int> = []
    }

    private let state: Mutex<State>

    /// Starts at that moment.
    public init(at wall: Timestamp = Timestamp(milliseconds: 1_793_959_200_000)) {
        state = Mutex(State(wall: wall))
    }

    /// The port.
    public var timekeeper: Timekeeper {
        Timekeeper(
            now: { self.now },
            uptime: { self.state.withLock(\.uptime) },
            sleep: { try await self.sleep($0) })
    }

    /// The wall clock.
    public var now: Timestamp { state.withLock(\.wall) }

    /// How many tasks sleep now.
    public var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    /// When the first sleeper is to be woken, from now; nil when nobody sleeps.
    public var firstWake: Duration? {
        state.withLock { state in state.sleepers.values.map { $0.until - state.uptime }.min() }
    }

    /// Moves both clocks on and wakes whoever is due.
    public func advance(by step: Duration) {
        let woken = state.withLock { state in
            state.wall = state.wall + step
            state.uptime += step
            let due = state.sleepers.filter { $0.value.until <= state.uptime }
            for key in due.keys { state.sleepers[key] = nil }
            return due.values.map(\.wake)
        }
        for wake in woken { wake.resume() }
    }

    /// Sets the wall clock alone, as a person or NTP does.
    public func jump(by step: Duration) {
        state.withLock { $0.wall = $0.wall + step }
    }

    private func sleep(_ wait: Duration) async throws {
        let key = state.withLock { state in
            state.nextSleeper += 1
            return state.nextSleeper
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (wake: CheckedContinuation<Void, any Error>) in
                let now: Result<Void, any Error>? = state.withLock { state in
                    if state.cancelled.remove(key) != nil { return .failure(CancellationError()) }
                    if wait <= .zero { return .success(()) }
                    state.sleepers[key] = (state.uptime + wait, wake)
                    return nil
                }
                if let now { wake.resume(with: now) }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                let found = state.sleepers.removeValue(forKey: key)
                if found == nil { state.cancelled.insert(key) }
                return found
            }
            sleeper?.wake.resume(throwing: CancellationError())
        }
    }
}

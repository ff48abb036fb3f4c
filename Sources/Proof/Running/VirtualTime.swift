import Payments
import Synchronization

/// The time of one simulated world. It stands still while anything happens and moves on to whatever comes next.
final class VirtualTime: Sendable {
    fileprivate struct Event {
        let at: Int64
        let number: Int
        /// Whether the machine in the shop does it, which may be asleep; else the world outside.
        let isInside: Bool
        let action: @Sendable () -> Void
    }

    fileprivate struct Sleeper {
        let run: Int
        let wake: CheckedContinuation<Void, any Error>
    }

    fileprivate struct State {
        var uptime: Int64 = 0
        var wallAhead: Int64
        var agenda: [Event] = []
        var count = 0
        var outside = 0
        var asleepUntil: Int64 = 0
        var sleepers: [Int: Sleeper] = [:]
        var cancelled: Set<Int> = []
    }

    private let state: Mutex<State>

    /// Nine in the morning in Nairobi, 7 November 2026.
    private static let beginning = Timestamp(milliseconds: 1_794_031_200_000)

    /// Starts there.
    init() { state = Mutex(State(wallAhead: Self.beginning.milliseconds)) }

    /// Milliseconds since the world began.
    var now: Int64 { state.withLock(\.uptime) }

    /// The wall clock of the machine in the shop.
    var wall: Timestamp { state.withLock { Timestamp(milliseconds: $0.wallAhead + $0.uptime) } }

    /// The clock of the world outside, which nobody sets.
    var outside: Timestamp { Self.beginning + .milliseconds(now) }

    /// How many events of the world outside are still to come.
    var outsideEvents: Int { state.withLock(\.outside) }

    /// Whether the machine in the shop is suspended.
    var isAsleep: Bool { state.withLock { $0.asleepUntil > $0.uptime } }

    /// Sets the wall clock of the machine.
    func jump(by milliseconds: Int64) { state.withLock { $0.wallAhead += milliseconds } }

    /// Suspends the machine: what it would have done happens when it wakes.
    func suspend(for milliseconds: Int64) {
        state.withLock { $0.asleepUntil = max($0.asleepUntil, $0.uptime + milliseconds) }
    }

    /// Does something of the world outside after that time.
    func after(_ milliseconds: Int64, _ action: @escaping @Sendable () -> Void) {
        add(after: milliseconds, isInside: false, action)
    }

    /// Does something of the shop's after that time.
    func inside(after milliseconds: Int64, _ action: @escaping @Sendable () -> Void) {
        add(after: milliseconds, isInside: true, action)
    }

    private func add(after milliseconds: Int64, isInside: Bool, _ action: @escaping @Sendable () -> Void) {
        state.withLock { state in
            state.push(at: state.uptime + max(0, milliseconds), isInside: isInside, action)
        }
    }

    /// Moves on to the next event and does it; false when none comes before that moment.
    func step(until end: Int64) -> Bool {
        let action: (@Sendable () -> Void)? = state.withLock { state in
            while let first = state.agenda.first, first.at <= end {
                let event = state.pop()
                if event.isInside, event.at < state.asleepUntil {
                    state.push(at: state.asleepUntil, isInside: true, event.action)
                    continue
                }
                state.uptime = max(state.uptime, event.at)
                return event.action
            }
            state.uptime = max(state.uptime, end)
            return nil
        }
        action?()
        return action != nil
    }

    /// The machine's clocks, for one run of the program; `pause` is passed at every sleep.
    func timekeeper(run: Int, pause: @escaping @Sendable () throws -> Void) -> Timekeeper {
        Timekeeper(
            now: { self.wall },
            uptime: { .milliseconds(self.now) },
            sleep: { wait in
                try pause()
                try await self.sleep(wait.milliseconds, run: run)
                try pause()
            })
    }

    /// Waits, in that run of the program.
    func sleep(_ wait: Int64, run: Int) async throws {
        let key = state.withLock { state in
            state.count += 1
            return state.count
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (wake: CheckedContinuation<Void, any Error>) in
                let isCancelled = state.withLock { state in
                    if state.cancelled.remove(key) != nil { return true }
                    state.sleepers[key] = Sleeper(run: run, wake: wake)
                    state.push(at: state.uptime + max(0, wait), isInside: true) { self.end(key)?.resume() }
                    return false
                }
                if isCancelled { wake.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            if let wake = end(key) {
                wake.resume(throwing: CancellationError())
            } else {
                state.withLock { _ = $0.cancelled.insert(key) }
            }
        }
    }

    /// Wakes all that slept in a run that is no more.
    func wakeAll(of run: Int) {
        let woken = state.withLock { state in
            let keys = state.sleepers.filter { $0.value.run == run }.keys.sorted()
            return keys.compactMap { state.sleepers.removeValue(forKey: $0)?.wake }
        }
        for wake in woken { wake.resume(throwing: CancellationError()) }
    }

    /// Forgets what was still to come.
    func clear() {
        let agenda = state.withLock { state in
            defer { state.agenda = [] }
            return state.agenda
        }
        // Let go outside of the lock: what an event holds may hold this clock.
        _ = agenda
    }

    private func end(_ key: Int) -> CheckedContinuation<Void, any Error>? {
        state.withLock { $0.sleepers.removeValue(forKey: key)?.wake }
    }
}

extension VirtualTime.State {
    /// Puts an event in its place: a heap, the earliest first, and of two at one moment the one that was added first.
    mutating func push(at moment: Int64, isInside: Bool, _ action: @escaping @Sendable () -> Void) {
        count += 1
        if !isInside { outside += 1 }
        agenda.append(VirtualTime.Event(at: moment, number: count, isInside: isInside, action: action))
        var place = agenda.count - 1
        while place > 0, comes(place, before: (place - 1) / 2) {
            agenda.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    fileprivate mutating func pop() -> VirtualTime.Event {
        agenda.swapAt(0, agenda.count - 1)
        let event = agenda.removeLast()
        if !event.isInside { outside -= 1 }
        var place = 0
        while true {
            var first = place
            for child in [2 * place + 1, 2 * place + 2] where child < agenda.count && comes(child, before: first) {
                first = child
            }
            if first == place { return event }
            agenda.swapAt(first, place)
            place = first
        }
    }

    private func comes(_ left: Int, before right: Int) -> Bool {
        (agenda[left].at, agenda[left].number) < (agenda[right].at, agenda[right].number)
    }
}

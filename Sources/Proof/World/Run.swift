import Payments
import Synchronization

/// One run of the program. Once it has died, nothing that it still does reaches anything: every call ends at once.
final class Run: Sendable {
    /// Which one, from 1.
    let number: Int
    private let state = Mutex<(isDead: Bool, tasks: [Task<Void, Never>])>((false, []))
    private let around: Surroundings
    private let onDeath: @Sendable (Run) -> Void

    init(_ number: Int, _ around: Surroundings, onDeath: @escaping @Sendable (Run) -> Void) {
        self.number = number
        self.around = around
        self.onDeath = onDeath
    }

    /// Whether it is no more.
    var isDead: Bool { state.withLock(\.isDead) }

    /// The clocks, as this run reads them.
    var timekeeper: Timekeeper { around.time.timekeeper(run: number) { try self.pass(.crashBefore) } }

    /// Passes an await: the program may die here, between one step and the next.
    func pass(_ fault: Fault) throws {
        if isDead { throw Dead() }
        guard around.strikes(\.crash, fault) else { return }
        around.trace.note(.machine, number, 0, "run \(number) dies")
        die()
        throw Dead()
    }

    /// Ends it.
    func die() {
        let tasks = state.withLock { state -> [Task<Void, Never>] in
            if state.isDead { return [] }
            state.isDead = true
            return state.tasks
        }
        for task in tasks { task.cancel() }
        around.judge.note { $0.programDied() }
        around.time.wakeAll(of: number)
        onDeath(self)
    }

    /// Holds on to a task that must end with it.
    func own(_ task: Task<Void, Never>) {
        state.withLock { $0.tasks.append(task) }
        if isDead { task.cancel() }
    }

    /// Waits on the machine's own time.
    func sleep(_ milliseconds: Int64) async { try? await around.time.sleep(milliseconds, run: number) }

    /// What a call of a dead program gets; nobody ever sees it.
    struct Dead: Error {}
}

import Synchronization

/// The jobs of one simulated world: all that its tasks and actors do runs here, one after the other, on one thread, in
/// an order that the seed draws.
///
/// The engine runs as it is: `JobHook` brings here what Swift would hand to its own threads.
final class RunQueue: TaskExecutor {
    private struct Jobs {
        var ready: [UnownedJob] = []
        /// What waits while somebody works alone.
        var parked: [UnownedJob] = []
        var dice: Dice.Generator
    }

    private let jobs: Mutex<Jobs>

    /// An empty one; the seed decides who goes first.
    init(seed: UInt64) { jobs = Mutex(Jobs(dice: Dice.Generator(seed: seed))) }

    func enqueue(_ job: consuming ExecutorJob) { add(UnownedJob(job)) }

    /// Puts a job in line.
    func add(_ job: UnownedJob) { jobs.withLock { $0.ready.append(job) } }

    /// Runs jobs until none is left.
    func drain() {
        let executor = asUnownedTaskExecutor()
        while let job = next() { job.runSynchronously(on: executor) }
    }

    /// Works while all else in the world waits, so that what is looked at afterwards is what the work left behind.
    func alone<Value: ~Copyable>(_ work: @escaping () async throws -> Value) async throws -> Value {
        jobs.withLock { swap(&$0.ready, &$0.parked) }
        defer {
            jobs.withLock { jobs in
                jobs.parked.append(contentsOf: jobs.ready)
                jobs.ready.removeAll(keepingCapacity: true)
                swap(&jobs.ready, &jobs.parked)
            }
        }
        return try await work()
    }

    private func next() -> UnownedJob? {
        jobs.withLock { jobs in
            if jobs.ready.count <= 1 { return jobs.ready.popLast() }
            return jobs.ready.remove(at: jobs.dice.draw(below: jobs.ready.count))
        }
    }
}

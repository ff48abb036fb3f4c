import Dispatch
import Glibc
import Synchronization

/// The jobs of one simulated world: all that its tasks and actors do runs here, one after the other, on one thread, in
/// an order that the seed draws.
///
/// The engine runs as it is: `JobHook` brings here what Swift would hand to its own threads.
final class RunQueue: TaskExecutor {
    private struct Jobs {
        var ready: [UnownedJob] = []
        /// What waits while a call is out of the world.
        var parked: [UnownedJob] = []
        var isAway = false
        var isWaitedFor = false
        var dice: Dice.Generator
    }

    private let jobs: Mutex<Jobs>
    private let bell = DispatchSemaphore(value: 0)

    /// An empty one; the seed decides who goes first.
    init(seed: UInt64) { jobs = Mutex(Jobs(dice: Dice.Generator(seed: seed))) }

    func enqueue(_ job: consuming ExecutorJob) { add(UnownedJob(job)) }

    /// Puts a job in line.
    func add(_ job: UnownedJob) {
        let isWaitedFor = jobs.withLock { jobs in
            jobs.ready.append(job)
            defer { jobs.isWaitedFor = false }
            return jobs.isWaitedFor
        }
        if isWaitedFor { bell.signal() }
    }

    /// Runs jobs until none is left.
    func drain() {
        let executor = asUnownedTaskExecutor()
        while let job = next() { job.runSynchronously(on: executor) }
    }

    /// Works while all else in the world waits, so that what is looked at afterwards is what the work left behind. Other
    /// threads may answer meanwhile (a real disk): how fast they are makes no difference.
    func alone<Value: ~Copyable>(_ work: () async throws -> Value) async rethrows -> Value {
        jobs.withLock { jobs in
            jobs.isAway = true
            jobs.parked = jobs.ready
            jobs.ready = []
        }
        defer {
            jobs.withLock { jobs in
                jobs.isAway = false
                jobs.ready = jobs.parked + jobs.ready
                jobs.parked = []
            }
        }
        return try await work()
    }

    private func next() -> UnownedJob? {
        while true {
            let (job, waits) = jobs.withLock { jobs -> (UnownedJob?, Bool) in
                if jobs.ready.isEmpty {
                    jobs.isWaitedFor = jobs.isAway
                    return (nil, jobs.isAway)
                }
                if jobs.ready.count == 1 { return (jobs.ready.removeLast(), false) }
                return (jobs.ready.remove(at: jobs.dice.draw(below: jobs.ready.count)), false)
            }
            guard waits else { return job }
            bell.wait()
        }
    }
}

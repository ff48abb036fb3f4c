import Synchronization

/// The work that a console has asked for and that is not done.
final class Errands: Sendable {
    private let underway = Mutex(0)
    private let readingTask = Mutex<Task<Void, Never>?>(nil)
    private let watchingTask = Mutex<Task<Void, Never>?>(nil)

    /// How many there are.
    var count: Int { underway.withLock { $0 } }

    /// The reading of the ledger, which goes on until the console ends.
    var reading: Task<Void, Never>? {
        get { readingTask.withLock { $0 } }
        set { readingTask.withLock { $0 = newValue } }
    }

    /// The look at who takes the payments, for a console that only watches.
    var watching: Task<Void, Never>? {
        get { watchingTask.withLock { $0 } }
        set { watchingTask.withLock { $0 = newValue } }
    }

    /// Does something.
    func run(_ errand: @escaping @Sendable () async -> Void) {
        underway.withLock { $0 += 1 }
        Task {
            await errand()
            underway.withLock { $0 -= 1 }
        }
    }
}

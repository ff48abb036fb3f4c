package import GRDB
import Payments
import Synchronization

extension Ledger {
    /// Runs entries in one transaction and returns when they are on disk.
    ///
    /// - Parameter isRepeatable: whether making the same entries twice is the same as making them once. A commit that
    ///   fails may yet have taken effect (seen with WAL and a failing fsync); such entries are then made again.
    /// - Throws: the refusal that the entries threw, or `LedgerError`; `.commitUnknown` when the disk did not say.
    func write<Value: Sendable>(
        isRepeatable: Bool, _ entries: @escaping @Sendable (Books) throws -> Value
    ) async throws -> Value {
        guard role != .watcher else { throw LedgerError.watching }
        guard isThere else { throw LedgerError.gone(path: path) }
        switch await attemptWrite(entries) {
        case .kept(let value): return value
        case .notMade(let error): throw refusal(error)
        case .unknown(let error):
            guard isRepeatable, !isFull(error) else { throw unknown(error) }
        }
        switch await attemptWrite(entries) {
        case .kept(let value): return value
        case .notMade(let error): throw refusal(error)
        case .unknown(let error): throw unknown(error)
        }
    }

    /// Reads one consistent state of the file.
    package func read<Value: Sendable>(
        _ look: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        do {
            if isInPlace { return try inPlace { try $0.read(look) } }
            // Through callbacks, because GRDB's async functions give up when their task is cancelled.
            let result: Result<Value, any Error> = await withCheckedContinuation { continuation in
                database.asyncRead { database in
                    continuation.resume(returning: Result { try look(try database.get()) })
                }
            }
            return try result.get()
        } catch {
            throw refusal(error)
        }
    }

    /// Works on this thread: GRDB has other functions of the same names for those that may suspend.
    private func inPlace<Value>(_ work: (DatabasePool) throws -> Value) rethrows -> Value { try work(database) }

    private enum Outcome<Value: Sendable>: Sendable {
        case kept(Value)
        case notMade(any Error)
        case unknown(any Error)
    }

    private func attemptWrite<Value: Sendable>(
        _ entries: @escaping @Sendable (Books) throws -> Value
    ) async -> Outcome<Value> {
        let schedule = schedule
        let attempt: @Sendable (Database) -> Outcome<Value> = { [self] database in
            let value: Value
            do {
                try database.beginTransaction(.immediate)
                // Here, so that nobody who writes such an entry can forget its seal.
                value = try SealChain.directEvents.sealing(in: database) {
                    try entries(Books(database: database, schedule: schedule))
                }
            } catch {
                Self.abandon(database)
                return .notMade(error)
            }
            do {
                try database.commit()
                // The system may have dropped what it could not sync then, and calls the next sync a success: only what is
                // written anew is on the disk.
                if hasLapsed.withLock({ $0 }) {
                    _ = try database.checkpoint(.full)
                    hasLapsed.withLock { $0 = false }
                }
                return .kept(value)
            } catch {
                if !isFull(error) { hasLapsed.withLock { $0 = true } }
                Self.abandon(database)
                return .unknown(error)
            }
        }
        if isInPlace { return inPlace { $0.writeWithoutTransaction(attempt) } }
        return await withCheckedContinuation { continuation in
            database.asyncWriteWithoutTransaction { continuation.resume(returning: attempt($0)) }
        }
    }

    /// Ends a transaction that failed; SQLite has often ended it already, and then refuses to.
    private static func abandon(_ database: Database) {
        if database.isInsideTransaction { try? database.rollback() }
    }

    private func refusal(_ error: any Error) -> any Error {
        switch error {
        case is JournalRefusal, is ClaimRefusal, is ReversalRefusal, is NoStatusAnswer, is SupervisorRefusal: error
        default: LedgerError(error, at: path)
        }
    }

    private func isFull(_ error: any Error) -> Bool {
        LedgerError(error, at: path) == .diskFull(path: path)
    }

    private func unknown(_ error: any Error) -> LedgerError {
        isFull(error) ? .diskFull(path: path) : .commitUnknown(detail: String(describing: error))
    }
}

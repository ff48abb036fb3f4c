package import GRDB
public import Payments
import Synchronization

/// The shop's ledger: one SQLite file with one writer. It fills the ports `Journal` and `Inbox`, and screens read
/// from it.
///
/// Every entry is synced to disk before the call that makes it returns. A call that has begun to write is finished
/// even when its task is cancelled: what was learnt about money is not thrown away.
public final class Ledger: Sendable {
    /// Who opens a ledger.
    public enum Role: Equatable, Sendable {
        /// The one process that writes: what it is in a word or two, and that run of it.
        case owner(program: String, boot: BootID)
        /// A process that only looks.
        case watcher
    }

    /// Where the file is.
    public let path: String
    /// Who opened it.
    public let role: Role

    package let database: DatabasePool
    let chance: Chance
    let schedule: QuerySchedule
    let till: String
    let limits: PromptLimits?
    let timekeeper: Timekeeper
    let listeners = Mutex(Listeners())
    /// The search for damage in a large file, which the first prompt waits for.
    let search: DamageSearch?
    /// Whether calls work on the thread of their caller.
    let isInPlace: Bool
    /// Whether a commit failed since the log was last written into the file: what it left there may not be on the disk.
    let hasLapsed = Mutex(false)
    private let lock: LockFile?
    /// Which file was opened.
    private let identity: [UInt64]?

    init(
        path: String, role: Role, database: DatabasePool, lock: LockFile?, search: DamageSearch?, till: String,
        limits: PromptLimits?, schedule: QuerySchedule, chance: Chance, timekeeper: Timekeeper,
        isInPlace: Bool
    ) {
        self.isInPlace = isInPlace
        self.path = path
        identity = LedgerFile.identity(at: path)
        self.role = role
        self.database = database
        self.lock = lock
        self.search = search
        self.till = till
        self.limits = limits
        self.schedule = schedule
        self.chance = chance
        self.timekeeper = timekeeper
    }

    /// Whether the path still leads to the file that was opened.
    var isThere: Bool { LedgerFile.identity(at: path) == identity }

    deinit {
        search?.cancel()
        listeners.withLock { $0.end() }
    }

    /// Waits for the search for damage that opening a large file begins.
    ///
    /// - Throws: `LedgerError.damaged`.
    public func checkedWhole() async throws(LedgerError) {
        do { try await search?.result() } catch { throw LedgerError(error, at: path) }
    }

    /// Reads all the evidence and all that people said of direct payments, and compares it with its seals.
    ///
    /// - Throws: `LedgerError.damaged` when a piece was changed, moved, added or taken out behind the program's back.
    public func checkSeals() async throws {
        for chain in SealChain.all {
            if let fault = try await read({ try chain.fault(in: $0) }) {
                throw LedgerError.damaged(path: path, detail: fault)
            }
        }
    }

    /// Whether a process writes to the file now: who watches asks whether the console that it watches is still there.
    public var isWrittenTo: Bool { role != .watcher || LockFile.isHeld(besides: path) }

    /// Tells whether a process writes to the file, now and whenever that changes, until its task is cancelled.
    public func tellWhetherWritten(_ tell: (Bool) -> Void) async {
        var last: Bool?
        await Lookout(file: LockFile.path(besides: path), timekeeper: timekeeper).run {
            let isThere = isWrittenTo
            guard isThere != last else { return false }
            last = isThere
            tell(isThere)
            return true
        }
    }

    /// Ends the use of the file and moves what its log holds into it. A ledger that is merely forgotten loses nothing
    /// either: the log is read when it is next opened.
    public func close() throws(LedgerError) {
        search?.cancel()
        listeners.withLock { $0.end() }
        do {
            if role != .watcher {
                // Here, because GRDB closes its readers last, and they may not. A reader at work only puts it off.
                database.writeWithoutTransaction { _ = try? $0.checkpoint(.truncate) }
            }
            try database.close()
        } catch {
            throw LedgerError(error, at: path)
        }
    }

    /// How durable a commit is: 2 is FULL, synced before it returns.
    package func synchronous() throws -> Int? {
        try database.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
    }
}

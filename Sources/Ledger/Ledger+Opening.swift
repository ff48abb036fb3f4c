import GRDB
import Glibc
public import Payments

extension Ledger {
    /// Opens a ledger; an owner makes the file, and its folder, where there is none.
    ///
    /// - Parameters:
    ///   - path: where the file is.
    ///   - role: who opens it. One owner at a time, any number of watchers.
    ///   - till: the two characters that the tags of this till begin with.
    ///   - limits: how many prompts may go out; nil for any number.
    ///   - schedule: when a prompt is next asked about, for the column that lists show.
    ///   - isInPlace: whether calls work on the thread of their caller, which waits for the disk: for a simulated world, which
    ///     has one thread. A program that serves people has the work done on others.
    /// - Throws: `LedgerError`; nothing was changed.
    public static func open(
        at path: String, as role: Role, till: String = "K2", limits: PromptLimits? = nil,
        schedule: QuerySchedule = QuerySchedule(), chance: Chance = .system, timekeeper: Timekeeper,
        isInPlace: Bool = false
    ) throws(LedgerError) -> Ledger {
        do {
            let opened: (pool: DatabasePool, lock: LockFile?) =
                switch role {
                case .owner(let program, let boot):
                    try openToWrite(
                        path,
                        LockHolder(process: getpid(), boot: boot, program: program, since: timekeeper.now()))
                case .watcher: (try openToWatch(path), nil)
                }
            return Ledger(
                path: path, role: role, database: opened.pool, lock: opened.lock,
                search: role == .watcher ? nil : try searchForDamage(in: opened.pool, at: path, timekeeper), till: till,
                limits: limits, schedule: schedule, chance: chance, timekeeper: timekeeper, isInPlace: isInPlace)
        } catch {
            throw LedgerError(error, at: path)
        }
    }

    /// How every connection is set up.
    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = 3
        configuration.label = "ledger"
        configuration.prepareDatabase { database in
            // recursive_triggers: else INSERT OR REPLACE deletes a row behind the back of the triggers.
            try database.execute(
                sql: """
                    PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA recursive_triggers = ON;
                    PRAGMA mmap_size = 0; PRAGMA busy_timeout = 5000
                    """)
        }
        return configuration
    }

    /// How a connection that only looks is set up.
    static var watching: Configuration {
        var configuration = configuration
        configuration.readonly = true
        return configuration
    }

    private static func openToWrite(_ path: String, _ holder: LockHolder) throws -> (DatabasePool, LockFile?) {
        try LedgerFile.makeFolder(of: path)
        // Before the file is touched: closing any descriptor of it would drop the locks that SQLite holds in this
        // process.
        let lock = try LockFile(besides: path, for: holder)
        try LedgerFile.makeReady(path)
        // Looked into before it is opened to write, which alone would change a stranger's file.
        let found = try LedgerFile.version(at: path, isOwner: true)
        let pool = try DatabasePool(path: path, configuration: configuration)
        // GRDB sets NORMAL itself when it opens a file with a write-ahead log: the last commits would not survive a
        // power cut.
        try pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 else {
                throw DatabaseError(message: "the disk can't be made to sync every commit")
            }
            try Schema.migrate(database, from: found)
            for chain in SealChain.all {
                if let fault = try chain.faultAtItsEnd(in: database) {
                    throw LedgerError.damaged(path: path, detail: fault)
                }
            }
        }
        return (pool, lock)
    }

    private static func openToWatch(_ path: String) throws -> DatabasePool {
        guard access(path, F_OK) == 0 else {
            throw errno == ENOENT || errno == ENOTDIR ? LedgerError.missing(path: path) : .noPermission(path: path)
        }
        guard try LedgerFile.version(at: path, isOwner: false) > 0 else { throw LedgerError.missing(path: path) }
        return try DatabasePool(path: path, configuration: watching)
    }

    /// Looks for damage: at once in a small file, else later and beside the work, because a screen should not wait for it.
    private static func searchForDamage(
        in pool: DatabasePool, at path: String, _ timekeeper: Timekeeper
    ) throws -> DamageSearch? {
        let search: @Sendable (Database) throws -> Void = { database in
            let found = try String.fetchAll(database, sql: "PRAGMA quick_check(1)")
            if found != ["ok"] { throw LedgerError.damaged(path: path, detail: found.first ?? "no answer") }
        }
        if try pool.read({ try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }) <= 2_000 {
            try pool.read(search)
            return nil
        }
        return DamageSearch(timekeeper) { try await pool.read(search) }
    }
}

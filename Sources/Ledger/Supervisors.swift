import Foundation
import GRDB
public import Payments

/// The supervisors of a shop: who they are, and whether a PIN is theirs.
///
/// A PIN's hash is in the books, what it is mixed with is not (`Pepper`). A try is counted, on the disk, before it is weighed:
/// whoever ends the program in between has had it. After the third wrong one, the next waits 1 second, then 2, 4 and so on;
/// after the tenth each waits half an hour, or until another supervisor gives that one a new PIN.
public struct Supervisors: Sendable {
    private let ledger: Ledger
    private let pepper: Pepper?
    private let chance: Chance
    private let work: Int

    /// scrypt's work where nobody says otherwise: `N` is two to the power of it (OWASP's least for scrypt).
    public static let usualWork = 17

    /// Opens the list.
    ///
    /// - Parameters:
    ///   - pepper: nil where there is none: then nobody's PIN can be found right.
    ///   - work: the binary logarithm of scrypt's `N` for PINs that are set from now on; what is set keeps its own.
    public init(of ledger: Ledger, pepper: Pepper?, chance: Chance, work: Int = usualWork) {
        self.ledger = ledger
        self.pepper = pepper
        self.chance = chance
        self.work = work
    }

    /// Those who have a PIN, by their names.
    ///
    /// - Throws: `LedgerError`.
    public func all() async throws -> [Supervisor] {
        try await ledger.read { database in
            // Who only reads may have a file of an earlier version.
            guard try database.tableExists("supervisor") else { return [] }
            return try Row.fetchAll(database, sql: "SELECT * FROM supervisor WHERE ended_ms IS NULL ORDER BY name")
                .map(Supervisor.init)
        }
    }

    /// Finds a PIN to be right, and puts the supervisor's name to a decision as it was set up.
    ///
    /// - Throws: `SupervisorRefusal`, `LedgerError`; nothing that the decision is about was changed.
    public func admit(_ approval: Approval, with pin: PIN, at now: Timestamp) async throws -> Approval {
        let name = approval.by
        guard let pepper else { throw try await all().isEmpty ? SupervisorRefusal.noneSet : .noPepper }
        try await checkKey()
        let found = try await ledger.write(isRepeatable: false) { books -> Supervisor? in
            guard let found = try Supervisor.find(name, in: books.database)?.tried(notAfter: now) else {
                if try Supervisor.isNobodySet(in: books.database) { throw SupervisorRefusal.noneSet }
                return nil
            }
            if let until = found.waits, until > now { throw SupervisorRefusal.waits(until: until) }
            try books.database.execute(
                sql: "UPDATE supervisor SET tries = tries + 1, tried_ms = ? WHERE number = ?",
                arguments: [now.milliseconds, found.number])
            return found
        }
        // A name that nobody has takes as long.
        let hash = try pepper.hash(pin, salt: found?.salt ?? Data(count: 16), work: found?.work ?? work)
        guard let found, Pepper.areSame(hash, found.hash) else {
            throw SupervisorRefusal.wrong(name: name, left: found?.left)
        }
        try await ledger.write(isRepeatable: true) { books in
            try books.database.execute(
                sql: "UPDATE supervisor SET tries = 0 WHERE number = ? AND ended_ms IS NULL", arguments: [found.number])
            guard books.database.changesCount == 1 else { throw SupervisorRefusal.wrong(name: name, left: nil) }
        }
        return approval.proven(as: found.name)
    }

    /// Whether the pepper is the one that the PINs were mixed with.
    ///
    /// - Throws: `SupervisorRefusal.noPepper`, `.otherPepper`, `LedgerError`.
    public func checkKey() async throws {
        let known = try await all().map(\.key)
        if known.isEmpty { return }
        guard let pepper else { throw SupervisorRefusal.noPepper }
        if !known.contains(pepper.name) { throw SupervisorRefusal.otherPepper }
    }

    /// Gives somebody a PIN, or a new one: the first one by nobody's leave, every other by a supervisor's.
    ///
    /// - Parameter isAnew: ends every PIN there is, by nobody's leave: where the pepper is gone, none can be found right.
    /// - Throws: `SupervisorRefusal`, `LedgerError`; nothing was changed.
    public func set(
        _ pin: PIN, for name: String, by leave: Approval?, isAnew: Bool = false, at now: Timestamp
    ) async throws {
        guard let pepper else { throw SupervisorRefusal.noPepper }
        let (work, salt) = (work, Data(chance.bytes(16)))
        let hash = try pepper.hash(pin, salt: salt, work: work)
        try await ledger.write(isRepeatable: false) { books in
            let database = books.database
            if isAnew {
                try database.execute(
                    sql: "UPDATE supervisor SET ended_ms = ?, ended_by = 'anew' WHERE ended_ms IS NULL",
                    arguments: [now.milliseconds])
            }
            guard try leave?.isProven == true || Supervisor.isNobodySet(in: database) else {
                throw SupervisorRefusal.needsLeave
            }
            try Supervisor.end(name, by: leave?.by, in: database, at: now)
            try database.execute(
                sql:
                    "INSERT INTO supervisor (name, salt, hash, work, key, leave, since_ms) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [name, salt, hash, work, pepper.name, leave?.by, now.milliseconds])
        }
    }

    /// Takes somebody's PIN away, by a supervisor's leave; the last one stays.
    ///
    /// - Throws: `SupervisorRefusal`, `LedgerError`; nothing was changed.
    public func remove(_ name: String, by leave: Approval, at now: Timestamp) async throws {
        guard leave.isProven else { throw SupervisorRefusal.needsLeave }
        try await ledger.write(isRepeatable: false) { books in
            guard try Supervisor.end(name, by: leave.by, in: books.database, at: now) else {
                throw SupervisorRefusal.unknown(name)
            }
            if try Supervisor.isNobodySet(in: books.database) { throw SupervisorRefusal.lastOne }
        }
    }
}

/// Somebody whose PIN lets things go that a cashier may not.
public struct Supervisor: Equatable, Sendable {
    let number: Int64
    let salt: Data
    let hash: Data
    let work: Int
    let key: Data
    /// Their name.
    public let name: String
    /// By whose leave they have it; nil for the first.
    public let leave: String?
    /// Since when they have that PIN.
    public let since: Timestamp
    /// How many wrong tries there were since it was last found right.
    public let tries: Int
    private var triedAt: Timestamp?

    /// How many tries there are before each waits half an hour.
    static let mostTries = 10

    /// When the next try may be; nil when it may be now.
    public var waits: Timestamp? {
        guard let triedAt, tries >= 3 else { return nil }
        return triedAt + (tries < Self.mostTries ? .seconds(1 << (tries - 3)) : .seconds(1_800))
    }

    /// The same without what a clock that stood ahead wrote down: nobody waits for that moment.
    fileprivate func tried(notAfter now: Timestamp) -> Supervisor {
        guard let triedAt, triedAt > now else { return self }
        var supervisor = self
        supervisor.triedAt = nil
        return supervisor
    }

    /// How many tries are left after the one that was just counted; nil while there are many.
    fileprivate var left: Int? { tries + 1 < 3 ? nil : max(0, Self.mostTries - tries - 1) }

    fileprivate init(_ row: Row) {
        number = row["number"]
        salt = row["salt"]
        hash = row["hash"]
        work = row["work"]
        key = row["key"]
        name = row["name"]
        leave = row["leave"]
        since = Timestamp(milliseconds: row["since_ms"])
        tries = row["tries"]
        triedAt = (row["tried_ms"] as Int64?).map { Timestamp(milliseconds: $0) }
    }

    fileprivate static func find(_ name: String, in database: Database) throws -> Supervisor? {
        try Row.fetchOne(
            database, sql: "SELECT * FROM supervisor WHERE name = ? AND ended_ms IS NULL", arguments: [name]
        ).map(Supervisor.init)
    }

    fileprivate static func isNobodySet(in database: Database) throws -> Bool {
        try Bool.fetchOne(database, sql: "SELECT NOT EXISTS (SELECT 1 FROM supervisor WHERE ended_ms IS NULL)") ?? true
    }

    /// Ends a PIN; says whether there was one.
    @discardableResult
    fileprivate static func end(
        _ name: String, by leave: String?, in database: Database, at now: Timestamp
    ) throws -> Bool {
        try database.execute(
            sql: "UPDATE supervisor SET ended_ms = ?, ended_by = ? WHERE name = ? AND ended_ms IS NULL",
            arguments: [now.milliseconds, leave, name])
        return database.changesCount > 0
    }
}

import GRDBSQLite

/// The yardstick: SQLite's own C interface, one row a commit, as durable as the ledger's commits.
final class RawSQLite {
    private var connection: OpaquePointer?
    private var statement: OpaquePointer?

    struct Failed: Error { let message: String }

    init(at path: String) throws {
        guard sqlite3_open(path, &connection) == SQLITE_OK else { throw failure() }
        try run("PRAGMA journal_mode = WAL")
        try run("PRAGMA synchronous = FULL")
        try run("CREATE TABLE entry (number INTEGER PRIMARY KEY, at INTEGER NOT NULL, body BLOB NOT NULL)")
        guard
            sqlite3_prepare_v2(connection, "INSERT INTO entry (at, body) VALUES (?, ?)", -1, &statement, nil)
                == SQLITE_OK
        else { throw failure() }
    }

    deinit {
        sqlite3_finalize(statement)
        sqlite3_close(connection)
    }

    /// One row of that many bytes, synced.
    func commit(_ body: [UInt8]) throws {
        sqlite3_bind_int64(statement, 1, 1_793_959_200_000)
        // SQLITE_STATIC (nil): the bytes stay where they are until the step is done.
        let result = body.withUnsafeBytes { bytes in
            sqlite3_bind_blob(statement, 2, bytes.baseAddress, Int32(bytes.count), nil)
            return sqlite3_step(statement)
        }
        sqlite3_reset(statement)
        guard result == SQLITE_DONE else { throw failure() }
    }

    private func run(_ sql: String) throws {
        guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else { throw failure() }
    }

    private func failure() -> Failed { Failed(message: String(cString: sqlite3_errmsg(connection))) }
}

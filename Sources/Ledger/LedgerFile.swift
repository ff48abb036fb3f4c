import Foundation
import GRDB
import Glibc

/// The file itself, before a database opens it.
enum LedgerFile {
    /// Makes the file (0600) where there is none, and takes an existing one away from other users' eyes.
    static func makeReady(_ path: String) throws(LedgerError) {
        try refuseNetwork(path)
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw error(errno, at: path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw error(errno, at: path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notALedger(path: path) }
        if status.st_mode & 0o077 != 0, fchmod(descriptor, 0o600) != 0 { throw error(errno, at: path) }
    }

    /// Which file it is, whatever it is called; nil where there is none.
    static func identity(at path: String) -> [UInt64]? {
        var status = stat()
        return stat(path, &status) == 0 ? [UInt64(status.st_dev), UInt64(status.st_ino)] : nil
    }

    /// The version of the file; 0 when it is empty.
    ///
    /// - Parameter isOwner: whether an entry that was never finished may be taken back. Who only reads can't look past
    ///   it.
    /// - Throws: `LedgerError.notALedger`, `.newer`, `.unfinished`.
    static func version(at path: String, isOwner: Bool) throws -> Int {
        let journal = isOwner ? RollbackJournal(besides: path) : nil
        if let journal, !journal.isOurs { throw LedgerError.notALedger(path: path) }
        let queue = try DatabaseQueue(
            path: path, configuration: journal == nil ? Ledger.watching : Ledger.configuration)
        let (application, version, tables) = try queue.read { database in
            (
                try Int64.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
                try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
                try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
            )
        }
        if application == 0, version == 0, tables == 0 { return 0 }
        guard application == Schema.applicationID else { throw LedgerError.notALedger(path: path) }
        guard version <= Schema.version else { throw LedgerError.newer(found: version, known: Schema.version) }
        return version
    }

    /// Where the file really is, past every link to it.
    static func resolved(_ path: String) -> String {
        guard let found = realpath(path, nil) else { return path }
        defer { free(found) }
        return String(cString: found)
    }

    /// Makes the folder (0700), and those above it, where there are none.
    static func makeFolder(of path: String) throws(LedgerError) {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
        let folder = String(path[..<slash])
        if access(folder, F_OK) == 0 { return }
        try makeFolder(of: folder)
        if mkdir(folder, 0o700) != 0, errno != EEXIST { throw error(errno, at: folder) }
    }

    /// Locks and syncing on another machine's disk cannot be trusted.
    private static func refuseNetwork(_ path: String) throws(LedgerError) {
        var status = stat()
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        guard stat(folder, &status) == 0,
            let mounts = try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)
        else { return }
        // The bits of a device number, as glibc's major() and minor() macros take them.
        let number = UInt64(status.st_dev)
        let device = "\((number >> 8) & 0xFFF):\((number & 0xFF) | ((number >> 12) & 0xFFF00))"
        for mount in mounts.split(separator: "\n") {
            let fields = mount.split(separator: " ")
            guard fields.count > 2, fields[2] == device, let dash = fields.firstIndex(of: "-") else { continue }
            let kind = fields[dash + 1]
            if kind.hasPrefix("nfs") || ["cifs", "smb3", "smbfs", "fuse.sshfs"].contains(kind) {
                throw .networkFolder(path: path)
            }
        }
    }

    private static func error(_ code: Int32, at path: String) -> LedgerError {
        switch code {
        case EROFS: .readOnly(path: path)
        case ENOSPC, EDQUOT: .diskFull(path: path)
        case EACCES, EPERM, EISDIR: .noPermission(path: path)
        default: .failed(code: Int(code), message: String(cString: strerror(code)))
        }
    }
}

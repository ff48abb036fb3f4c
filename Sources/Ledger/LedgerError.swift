public import Payments

/// Why the ledger cannot do what it was asked: what became of the file, and what to do.
///
/// Whether a prompt was sent is not for the ledger to say. It is asked before a prompt and after it: the caller knows.
public enum LedgerError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Another process writes to this ledger.
    case locked(holder: LockHolder)
    /// A newer Kaunta made the file.
    case newer(found: Int, known: Int)
    /// The file is something else.
    case notALedger(path: String)
    /// The file does not hang together.
    case damaged(path: String, detail: String)
    /// The program that was making the file ended before it was done; only an owner can tidy up.
    case unfinished(path: String)
    /// There is no file to watch.
    case missing(path: String)
    /// Somebody moved or deleted the file while it was open: what is written now is in no file that anybody finds again.
    case gone(path: String)
    /// The file or its folder may not be read or written by this user.
    case noPermission(path: String)
    /// The file or its file system takes no writing.
    case readOnly(path: String)
    /// The disk has no room.
    case diskFull(path: String)
    /// The folder is on another machine, where locks and syncing cannot be trusted.
    case networkFolder(path: String)
    /// The disk did not say whether the last entry is kept.
    case commitUnknown(detail: String)
    /// A watcher was asked to write.
    case watching
    /// Anything else the database says.
    case failed(code: Int, message: String)

    public var description: String {
        switch self {
        case .locked(let holder):
            "The ledger is in use by \(holder). Nothing was changed. Close that one first, or watch with “kaunta watch”."
        case .newer(let found, let known):
            "The ledger was made by a newer Kaunta (its version \(found), ours \(known)). "
                + "Nothing was changed. Start the newer Kaunta."
        case .notALedger(let path):
            "\(path) is not a ledger of Kaunta. Nothing was changed. Name another file with --ledger."
        case .damaged(let path, let detail):
            "The ledger \(path) is damaged (\(detail)). Keep all its files (also -wal and -shm), "
                + "copy them elsewhere, restore the last good copy, then compare with M-PESA's statement."
        case .unfinished(let path):
            "Whoever wrote to \(path) last ended in the middle of it. Nothing was changed. "
                + "Start “kaunta console” or “kaunta listen” once: that puts the file right."
        case .missing(let path):
            "There is no ledger at \(path) yet. Take a payment first, or name another file with --ledger."
        case .gone(let path):
            "The ledger is no longer at \(path): somebody moved or deleted that file. Nothing was changed. Put it back with its "
                + "-wal and -shm, or start anew: without it nobody knows what is open."
        case .noPermission(let path):
            "\(path) cannot be opened. Nothing was changed. Give this user that file, or name another with --ledger."
        case .readOnly(let path):
            "\(path) cannot be written: it or its disk is read-only. Remount the disk, or use another."
        case .diskFull(let path):
            "The disk of \(path) is full. The last entry was not written. "
                + "Free some space; payments already under way are still looked up."
        case .networkFolder(let path):
            "\(path) is on a network folder, where a ledger is not safe. Nothing was changed. Use a local disk."
        case .commitUnknown(let detail):
            "The disk did not confirm the last entry (\(detail)). "
                + "Check the disk, restart, and look at the payment before trying again."
        case .watching:
            "The ledger was opened to watch only. Nothing was changed. Take payments with “kaunta console”."
        case .failed(let code, let message):
            "The ledger failed (SQLite \(code): \(message)). Restart, and look at the payment before trying again."
        }
    }
}

/// Who writes to a ledger.
public struct LockHolder: Equatable, Sendable, CustomStringConvertible {
    /// Its process.
    public let process: Int32
    /// That run of it.
    public let boot: BootID
    /// What it is, in a word or two.
    public let program: String
    /// Since when it holds the ledger; nil when that can't be read.
    public let since: Timestamp?

    /// Takes the parts.
    public init(process: Int32, boot: BootID, program: String, since: Timestamp?) {
        self.process = process
        self.boot = boot
        self.program = program
        self.since = since
    }

    public var description: String {
        let age = since.map { ", since \($0.day) \($0.time)" } ?? ""
        return process > 0 ? "\(program) (process \(process)\(age))" : "another process"
    }
}

import Foundation
import Glibc

/// The disk that fails on demand: the other side of the library that is loaded before the program.
final class FaultyDisk: Sendable {
    /// Where the library's files are.
    let folder: URL
    private let control: Int32

    struct Failed: Error { let call: String }

    /// Where a program stands still: at a commit's sync, before or after it.
    enum Hold: Int32, Sendable { case before = 1, after = 2 }

    /// What a program does to its files.
    struct Kinds: OptionSet, Sendable {
        let rawValue: Int32
        static let open = Kinds(rawValue: 1)
        static let write = Kinds(rawValue: 2)
        static let sync = Kinds(rawValue: 4)
        static let truncate = Kinds(rawValue: 8)
        static let unlink = Kinds(rawValue: 16)
    }

    /// The members of the library's control block, by their place.
    private enum Member: off_t {
        case matched = 0, syncs = 4, hold = 8, countdown = 12, held = 16, failAt = 20, kinds = 24, error = 28
        case failsOn = 32, failed = 36, skipsSync = 40
    }

    /// Makes the library's files in a folder that is there.
    init(in folder: URL) throws {
        self.folder = folder
        control = open(folder.appending(path: "control").path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard control >= 0, ftruncate(control, 4096) == 0 else { throw Failed(call: "control") }
    }

    deinit { close(control) }

    /// What a program needs in its environment.
    func environment(library: String, ledger: String) -> [String: String] {
        ["LD_PRELOAD": library, "KAUNTA_DISK": folder.path, "KAUNTA_DISK_FILES": ledger]
    }

    /// Lets the program stand still at the n-th sync of the log from now on.
    func hold(_ where: Hold, sync: Int) {
        self[.countdown] = Int32(sync)
        self[.hold] = `where`.rawValue
    }

    /// Whether it stands still.
    var isHeld: Bool { self[.held] == 1 }

    /// How many syncs of the log have ended.
    var syncs: Int { Int(self[.syncs]) }

    /// Lets the n-th operation of those kinds fail, and all after it if it `goesOn`.
    ///
    /// - Parameter error: which errno; -1 writes half.
    func fail(_ kinds: Kinds, at place: Int, with error: Int32, goesOn: Bool) {
        self[.error] = error
        self[.failsOn] = goesOn ? 1 : 0
        self[.failAt] = Int32(place)
        self[.kinds] = kinds.rawValue
    }

    /// How many operations failed.
    var failures: Int { Int(self[.failed]) }

    /// Leaves out the syncs of the log, as `synchronous=NORMAL` does at every commit.
    func skipSyncs() { self[.skipsSync] = 1 }

    /// Everything written to the ledger's files so far, and what was there before.
    func undoLog() -> UndoLog {
        UndoLog((try? Data(contentsOf: folder.appending(path: "undo"))) ?? Data())
    }

    private subscript(member: Member) -> Int32 {
        get {
            var value: Int32 = 0
            _ = pread(control, &value, 4, member.rawValue)
            return value
        }
        set {
            var value = newValue
            _ = pwrite(control, &value, 4, member.rawValue)
        }
    }
}

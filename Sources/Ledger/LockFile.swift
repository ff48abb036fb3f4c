import Glibc
import Payments

/// The file beside the ledger that its one writer holds locked for as long as it lives.
///
/// The lock belongs to the open file, not to the text in it: a killed process leaves no lock behind, and the file
/// itself is never removed (removing it would let two writers lock two different files).
final class LockFile: Sendable {
    private let descriptor: Int32

    /// Takes the lock, or says who has it.
    init(besides path: String, for holder: LockHolder) throws(LedgerError) {
        let file = Self.path(besides: path)
        let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        if descriptor < 0 {
            switch errno {
            case EROFS: throw .readOnly(path: file)
            case ENOSPC, EDQUOT: throw .diskFull(path: file)
            default: throw .noPermission(path: file)
            }
        }
        guard Self.take(descriptor) else {
            let other = Self.holder(in: descriptor)
            close(descriptor)
            throw .locked(holder: other)
        }
        self.descriptor = descriptor
        let since = holder.since.map { String($0.milliseconds) } ?? ""
        let text = "\(holder.process)\n\(holder.boot)\n\(holder.program)\n\(since)\n"
        // A lock whose text could not be written still locks.
        _ = ftruncate(descriptor, 0)
        _ = text.utf8.withContiguousStorageIfAvailable { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    deinit {
        close(descriptor)
    }

    /// Where the lock of the ledger there is.
    static func path(besides ledger: String) -> String { ledger + ".lock" }

    /// Takes the lock, a second time after a moment: who only watches looks whether it is held by sharing it.
    private static func take(_ descriptor: Int32) -> Bool {
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
        usleep(20_000)
        return flock(descriptor, LOCK_EX | LOCK_NB) == 0
    }

    /// Whether anybody holds the lock of the ledger there. What can't be told counts as held.
    static func isHeld(besides path: String) -> Bool {
        let descriptor = open(Self.path(besides: path), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        if descriptor < 0 { return errno != ENOENT }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
    }

    private static func holder(in descriptor: Int32) -> LockHolder {
        var buffer = [UInt8](repeating: 0, count: 512)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        let lines = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count >= 4, let process = Int32(lines[0]) else {
            return LockHolder(process: 0, boot: BootID(""), program: "", since: nil)
        }
        return LockHolder(
            process: process, boot: BootID(lines[1]), program: lines[2],
            since: Int64(lines[3]).map(Timestamp.init(milliseconds:)))
    }
}

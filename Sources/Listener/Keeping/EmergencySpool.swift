import Glibc
import Payments

/// A file beside the ledger that takes messages while the ledger does not: its room was made beforehand, so that a full
/// disk still takes them.
///
/// The bodies in it are raw, like those in the inbox; only this user reads it. Emptying it makes what is left in it
/// invalid and keeps the room; where something has to stay, it is written anew without the rest.
public actor EmergencySpool {
    /// How much room there is, in bytes.
    static let room = 1 << 20
    private static let magic = Array("KAUNTA-1".utf8)
    private static let start = 16

    private let path: String
    private var file: Int32
    private var generation: UInt64
    private var end: Int
    /// Whether the file is known to be found under its name after a power cut.
    private var isInPlace = true
    private var waiting: [(message: SpooledMessage, place: Int)]

    /// Why the file can't be used.
    public struct Fault: Error, Equatable, Sendable, CustomStringConvertible {
        /// The system's reason, or ours.
        public let reason: String

        public var description: String { "The emergency file can't be used: \(reason)." }

        /// What the last call to the system failed with.
        public static var last: Fault { Fault(reason: String(cString: strerror(errno))) }
    }

    /// Opens the file, or makes it with all its room.
    ///
    /// - Throws: `Fault`.
    public init(at path: String) throws(Fault) {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw .last }
        do throws(Fault) {
            var entry = stat()
            guard fstat(file, &entry) == 0 else { throw .last }
            guard entry.st_mode & S_IFMT == S_IFREG, entry.st_uid == geteuid(), entry.st_mode & 0o077 == 0 else {
                throw Fault(reason: "\(path) is not a file that only this user reads")
            }
            let failure = posix_fallocate(file, 0, off_t(Self.room))
            guard failure == 0 else { throw Fault(reason: String(cString: strerror(failure))) }
            let bytes = try Self.all(of: file)
            if bytes.starts(with: Self.magic) {
                generation = SpoolRecord.number(bytes[8..<16])
            } else {
                generation = 1
                try Self.write(Self.magic + SpoolRecord.number(1), to: file, at: 0)
            }
            (waiting, end) = Self.messages(in: bytes, generation: generation)
        } catch {
            close(file)
            throw error
        }
        self.file = file
        self.path = path
    }

    deinit { close(file) }

    /// What it holds, oldest first.
    var messages: [SpooledMessage] { waiting.map(\.message) }

    /// Takes a message; whether it is on disk now. What it holds already it does not take twice: a gateway that is told
    /// that its message was not kept may send it again.
    ///
    /// What anybody may have made up fills a quarter of the room at most.
    func put(_ message: SpooledMessage) -> Bool {
        let isHeld = waiting.contains {
            ($0.message.address, $0.message.body, $0.message.isListed)
                == (message.address, message.body, message.isListed)
        }
        if isHeld { return true }
        if !isInPlace { isInPlace = Self.syncFolder(of: path) }
        // Eight bytes are left free behind it, so that it is seen to be the last.
        guard let bytes = SpoolRecord.bytes(of: message, generation: generation),
            end + bytes.count + 8 <= (message.isAnybodys ? Self.room / 4 : Self.room),
            (try? Self.write(bytes, to: file, at: end)) != nil
        else { return false }
        waiting.append((message, end))
        end += bytes.count
        return isInPlace
    }

    /// Lets go of messages that are kept elsewhere now: the file is emptied, or written anew without them.
    func drop(_ messages: [SpooledMessage]) {
        let gone = waiting.filter { messages.contains($0.message) }
        waiting.removeAll { messages.contains($0.message) }
        guard waiting.isEmpty else {
            if gone.isEmpty || (try? rewrite()) != nil { return }
            // No room for a second file: each is marked in its place. If that fails, they are restored once more at the
            // next start, as below.
            for (_, place) in gone { try? Self.write([SpoolRecord.letGo], to: file, at: place) }
            return
        }
        // If this fails, they are restored once more at the next start: a message that is known already ends as such.
        guard (try? Self.write(Self.magic + SpoolRecord.number(generation + 1), to: file, at: 0)) != nil else { return }
        generation += 1
        end = Self.start
    }

    /// Takes the file away when nothing waits in it. It is of no use after that.
    func remove() {
        if waiting.isEmpty, unlink(path) == 0 { _ = Self.syncFolder(of: path) }
    }

    /// Puts a file in place of this one that holds what waits and nothing else. Whenever the power goes, one of the two
    /// is there, whole.
    private func rewrite() throws(Fault) {
        var bytes = Self.magic + SpoolRecord.number(generation)
        var kept: [(message: SpooledMessage, place: Int)] = []
        for (message, _) in waiting {
            guard let record = SpoolRecord.bytes(of: message, generation: generation) else {
                throw Fault(reason: "a message in it can't be written again")
            }
            kept.append((message, bytes.count))
            bytes += record
        }
        let draft = path + ".new"
        unlink(draft)
        let new = open(draft, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard new >= 0 else { throw .last }
        do throws(Fault) {
            let failure = posix_fallocate(new, 0, off_t(Self.room))
            guard failure == 0 else { throw Fault(reason: String(cString: strerror(failure))) }
            try Self.write(bytes, to: new, at: 0)
            guard fsync(new) == 0, rename(draft, path) == 0 else { throw .last }
        } catch {
            close(new)
            unlink(draft)
            throw error
        }
        // It is there under its name: this one is written to from now on, whatever becomes of the folder's entry.
        close(file)
        (file, waiting, end) = (new, kept, bytes.count)
        // Without it a power cut brings the old file back: what was let go of is restored once more, and ends as known.
        // What is put into the new one until then would be gone, so that is not told to be kept.
        isInPlace = Self.syncFolder(of: path)
    }

    /// Writes to the disk that the file has its name.
    private static func syncFolder(of path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let folder = parts.isEmpty ? "." : parts.joined(separator: "/")
        let entry = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard entry >= 0 else { return false }
        defer { close(entry) }
        return fsync(entry) == 0
    }

    private static func messages(
        in bytes: [UInt8], generation: UInt64
    ) -> ([(message: SpooledMessage, place: Int)], end: Int) {
        var messages: [(message: SpooledMessage, place: Int)] = []
        var place = start
        // The first that does not fit was being written when the power went: nobody was told that it is kept.
        while place < bytes.count, let record = SpoolRecord.read(bytes[place...], generation: generation) {
            if !record.isLetGo { messages.append((record.message, place)) }
            place += record.count
        }
        return (messages, place)
    }

    private static func all(of file: Int32) throws(Fault) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: room)
        var count = 0
        while count < room {
            let read = bytes.withUnsafeMutableBytes {
                pread(file, $0.baseAddress.map { $0 + count }, room - count, off_t(count))
            }
            guard read >= 0 else { throw .last }
            if read == 0 { break }
            count += read
        }
        return bytes
    }

    private static func write(_ bytes: [UInt8], to file: Int32, at place: Int) throws(Fault) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                pwrite(file, $0.baseAddress.map { $0 + done }, bytes.count - done, off_t(place + done))
            }
            guard count > 0 else { throw .last }
            done += count
        }
        guard fdatasync(file) == 0 else { throw .last }
    }
}

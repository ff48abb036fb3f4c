import Glibc
import Payments

/// A file beside the ledger that takes messages while the ledger does not: its room was made beforehand, so that a full
/// disk still takes them.
///
/// The bodies in it are raw, like those in the inbox; only this user reads it. Emptying it makes what is left in it
/// invalid and keeps the room. Where some stay, the file is written anew once half of the room is used up.
public actor EmergencySpool {
    /// How much room there is, in bytes.
    static let room = 1 << 20
    private static let magic = Array("KAUNTA-1".utf8)
    private static let start = 16

    private let path: String
    private var file: Int32
    private var generation: UInt64
    private var end: Int
    private var waiting: [(message: InboundMessage, place: Int)]

    /// Why the file can't be used.
    public struct Fault: Error, Equatable, Sendable, CustomStringConvertible {
        /// The system's reason, or ours.
        public let reason: String

        public var description: String { "The emergency file can't be used: \(reason)." }

        static var last: Fault { Fault(reason: String(cString: strerror(errno))) }
    }

    /// Opens the file, or makes it with all its room.
    ///
    /// - Throws: `Fault`.
    public init(at path: String) throws(Fault) {
        self.path = path
        let file = try Self.file(at: path, O_CREAT)
        do throws(Fault) {
            var entry = stat()
            guard fstat(file, &entry) == 0 else { throw .last }
            guard entry.st_mode & S_IFMT == S_IFREG, entry.st_uid == geteuid(), entry.st_mode & 0o077 == 0 else {
                throw Fault(reason: "\(path) is not a file that only this user reads")
            }
            try Self.makeRoom(in: file)
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
    }

    deinit { close(file) }

    /// What it holds, oldest first.
    var messages: [InboundMessage] { waiting.map(\.message) }

    /// Takes a message; whether it is on disk now. What it holds already it does not take twice: a gateway that is told
    /// that its message was not kept may send it again.
    func put(_ message: InboundMessage) -> Bool {
        let isHeld = waiting.contains { $0.message.address == message.address && $0.message.body == message.body }
        if isHeld { return true }
        // Eight bytes are left free behind it, so that it is seen to be the last.
        guard let bytes = SpoolRecord.bytes(of: message, generation: generation),
            end + bytes.count + 8 <= Self.room,
            (try? Self.write(bytes, to: file, at: end)) != nil
        else { return false }
        waiting.append((message, end))
        end += bytes.count
        return true
    }

    /// Lets go of messages that are kept elsewhere now: each is marked in its place, and the file is emptied once none
    /// is left.
    func drop(_ messages: [InboundMessage]) {
        let gone = waiting.filter { messages.contains($0.message) }
        waiting.removeAll { messages.contains($0.message) }
        guard waiting.isEmpty else {
            // If this fails, they are restored once more at the next start, as below.
            for (_, place) in gone { try? Self.write([SpoolRecord.letGo], to: file, at: place) }
            if end > Self.room / 2 { try? writeAnew() }
            return
        }
        // If this fails, they are restored once more at the next start: a message that is known already ends as such.
        guard (try? Self.write(Self.magic + SpoolRecord.number(generation + 1), to: file, at: 0)) != nil else { return }
        generation += 1
        end = Self.start
    }

    /// Writes what is left into a file of its own, which then takes the place of this one; a full disk leaves all as it is.
    private func writeAnew() throws {
        let draft = path + ".new"
        unlink(draft)
        let new = try Self.file(at: draft, O_CREAT | O_EXCL)
        var places: [(message: InboundMessage, place: Int)] = []
        var bytes = Self.magic + SpoolRecord.number(1)
        for (message, _) in waiting {
            places.append((message, bytes.count))
            bytes += SpoolRecord.bytes(of: message, generation: 1) ?? []
        }
        do throws(Fault) {
            try Self.makeRoom(in: new)
            try Self.write(bytes, to: new, at: 0)
            guard rename(draft, path) == 0 else { throw .last }
        } catch {
            close(new)
            unlink(draft)
            throw error
        }
        close(file)
        (file, generation, waiting, end) = (new, 1, places, bytes.count)
        let folder = open(
            (path.split(separator: "/", omittingEmptySubsequences: false).dropLast() + ["."]).joined(separator: "/"),
            O_RDONLY | O_CLOEXEC)
        if folder >= 0 {
            // If the name does not survive a power cut, the old file does, with all that is left in it.
            fsync(folder)
            close(folder)
        }
    }

    private static func file(at path: String, _ flags: Int32) throws(Fault) -> Int32 {
        let file = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0o600)
        guard file >= 0 else { throw .last }
        return file
    }

    private static func makeRoom(in file: Int32) throws(Fault) {
        let failure = posix_fallocate(file, 0, off_t(room))
        guard failure == 0 else { throw Fault(reason: String(cString: strerror(failure))) }
    }

    private static func messages(
        in bytes: [UInt8], generation: UInt64
    ) -> ([(message: InboundMessage, place: Int)], end: Int) {
        var messages: [(message: InboundMessage, place: Int)] = []
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

import Glibc
import Payments

/// A file beside the ledger that takes messages while the ledger does not: its room was made beforehand, so that a full
/// disk still takes them.
///
/// The bodies in it are raw, like those in the inbox; only this user reads it. Emptying it makes what is left in it
/// invalid and keeps the room.
public actor EmergencySpool {
    /// How much room there is, in bytes.
    static let room = 1 << 20
    private static let magic = Array("KAUNTA-1".utf8)
    private static let start = 16

    private let file: Int32
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
            return
        }
        // If this fails, they are restored once more at the next start: a message that is known already ends as such.
        guard (try? Self.write(Self.magic + SpoolRecord.number(generation + 1), to: file, at: 0)) != nil else { return }
        generation += 1
        end = Self.start
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

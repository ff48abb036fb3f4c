import Foundation
import Glibc

/// One end of a line between two of our processes: whole packets, in order, in both directions. It never waits for the
/// other side for long, and a side that is gone is an end and not a signal.
public final class PacketSocket: Sendable {
    private let descriptor: Int32

    /// The largest packet.
    static let most = 128 * 1024

    /// Takes a descriptor, which it closes in the end.
    public init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Makes a line, whose far end is to be handed to another process.
    ///
    /// - Throws: `POSIXError` when the system has none left.
    public static func pair() throws -> (near: PacketSocket, far: Int32) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_SEQPACKET.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EMFILE)
        }
        return (PacketSocket(ends[0]), ends[1])
    }

    /// Sends a packet; false when the other side is gone, has taken nothing for that long (in milliseconds), or would not
    /// read all of it.
    @discardableResult
    public func send(_ packet: [UInt8], within milliseconds: Int32 = 200) -> Bool {
        guard packet.count <= Self.most else { return false }
        while Glibc.send(descriptor, packet, packet.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)) < 0 {
            switch errno {
            case EINTR: continue
            case EAGAIN:
                var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                guard poll(&room, 1, milliseconds) > 0 else { return false }
            default: return false
            }
        }
        return true
    }

    /// The next packet, however long that takes; nil when there will be none.
    public func next() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: Self.most)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count < 0, errno == EINTR { continue }
            // An empty packet is none of ours.
            guard count > 0 else { return nil }
            return Array(buffer[..<count])
        }
    }

    /// All packets, until there will be none, or until more wait than a well-behaved side sends. Once.
    func packets(waiting most: Int) -> AsyncStream<[UInt8]> {
        let (packets, arrival) = AsyncStream.makeStream(of: [UInt8].self, bufferingPolicy: .bufferingOldest(most))
        // A thread of its own: it does nothing but wait, which the few shared ones must not.
        Thread.detachNewThread {
            while let packet = self.next() {
                guard case .enqueued = arrival.yield(packet) else { break }
            }
            self.shut()
            arrival.finish()
        }
        return packets
    }

    /// Ends it for both sides.
    public func shut() { shutdown(descriptor, Int32(SHUT_RDWR)) }
}

import Foundation
import Glibc

/// A connection that a test holds open, and writes to as slowly as it likes.
public final class RawConnection: Sendable {
    private let socket: Int32

    /// Connects.
    ///
    /// - Parameter source: the address of this machine to connect from; each of 127.0.0.0/8 is one.
    public init(to port: Int, from source: String? = nil) throws {
        socket = try RawHTTP.connected(to: port, host: "127.0.0.1", from: source)
    }

    deinit { close(socket) }

    /// Sends some bytes.
    public func send(_ text: String) throws { try RawHTTP.sendAll(Array(text.utf8), to: socket) }

    /// Reads until the other side closes. A connection that is reset says no more than one that is closed.
    ///
    /// - Throws: ``RawHTTP/Failure`` when it is still open after a minute and a half.
    public func reply() async throws -> RawHTTP.Reply {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { [socket] in continuation.resume(with: Result { try Self.reply(on: socket) }) }
        }
    }

    private static func reply(on socket: Int32) throws -> RawHTTP.Reply {
        var bytes: [UInt8] = []
        do {
            while let more = try RawHTTP.readSome(from: socket) { bytes += more }
        } catch let failure as RawHTTP.Failure where [ECONNRESET, EPIPE].contains(failure.code) {
            return RawHTTP.Reply(bytes: bytes)
        }
        return RawHTTP.Reply(bytes: bytes)
    }
}

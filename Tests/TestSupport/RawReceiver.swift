import Foundation
import Glibc
import Synchronization

/// A server of one answer, on a socket of its own: for what a gateway posts to us.
public final class RawReceiver: Sendable {
    /// One request as it came.
    public struct Request: Equatable, Sendable {
        /// The first line.
        public let line: String
        /// All of it as text.
        public let text: String

        /// The value of a header, by lower-case name.
        public func header(_ name: String) -> String? { RawHTTP.header(name, in: text) }

        /// What stands behind the head.
        public var body: String { text.firstRange(of: "\r\n\r\n").map { String(text[$0.upperBound...]) } ?? "" }
    }

    /// The port it listens at.
    public let port: Int
    /// The requests, as they come.
    public let requests: AsyncStream<Request>

    private let socket: Int32
    private let counter = Mutex(0)

    /// Listens at once, and gives every request the same answer; with nil it reads the request and closes.
    public init(status: Int? = 200) throws {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { throw RawHTTP.Failure(code: errno) }
        var address = RawHTTP.loopback("127.0.0.1", port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(socket, pointer, length) == 0 && listen(socket, 64) == 0
                    && getsockname(socket, pointer, &length) == 0
            }
        }
        guard bound else {
            let code = errno
            close(socket)
            throw RawHTTP.Failure(code: code)
        }
        self.socket = socket
        port = Int(in_port_t(bigEndian: address.sin_port))
        let (stream, inlet) = AsyncStream<Request>.makeStream()
        requests = stream
        Thread.detachNewThread { [self] in serve(status: status, into: inlet) }
    }

    /// How many requests came so far.
    public var count: Int { counter.withLock { $0 } }

    /// Listens no more.
    public func stop() { shutdown(socket, Int32(SHUT_RDWR)) }

    private func serve(status: Int?, into inlet: AsyncStream<Request>.Continuation) {
        defer {
            inlet.finish()
            close(socket)
        }
        while true {
            let connection = accept(socket, nil, nil)
            guard connection >= 0 else { return }
            defer { close(connection) }
            guard let text = try? readRequest(from: connection) else { continue }
            counter.withLock { $0 += 1 }
            if let status {
                let answer = "HTTP/1.1 \(status) Whatever\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
                try? RawHTTP.sendAll(Array(answer.utf8), to: connection)
            }
            inlet.yield(Request(line: String(text.prefix { $0 != "\r\n" }), text: text))
        }
    }

    private func readRequest(from connection: Int32) throws -> String {
        var bytes: [UInt8] = []
        while let more = try RawHTTP.readSome(from: connection) {
            bytes += more
            let text = String(decoding: bytes, as: UTF8.self)
            guard let end = text.firstRange(of: "\r\n\r\n") else { continue }
            let expected = RawHTTP.header("content-length", in: text).flatMap { Int($0) } ?? 0
            if text[end.upperBound...].utf8.count >= expected { return text }
        }
        throw RawHTTP.Failure(code: ECONNRESET)
    }
}

import Foundation
import Glibc

/// HTTP written and read by hand on a socket: it sees what no client library shows, such as a connection that is cut.
public enum RawHTTP {
    /// What came back before the other side closed.
    public struct Reply: Equatable, Sendable {
        /// Every byte, head and body.
        public let bytes: [UInt8]

        /// The status; nil when not even a head came.
        public var status: Int? {
            let line = text.prefix { $0 != "\r\n" }.split(separator: " ")
            return line.count > 1 ? Int(line[1]) : nil
        }

        /// The value of a header, by lower-case name.
        public func header(_ name: String) -> String? { RawHTTP.header(name, in: text) }

        /// What stands behind the head.
        public var body: String { text.firstRange(of: "\r\n\r\n").map { String(text[$0.upperBound...]) } ?? "" }

        /// All of it as text.
        public var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    /// Why a socket could not be used.
    public struct Failure: Error, Equatable, Sendable {
        /// The system's number for it.
        public let code: Int32

        /// Takes the number.
        public init(code: Int32) { self.code = code }
    }

    /// Sends one request on a connection of its own, and reads until the other side closes.
    public static func send(
        _ method: String, _ path: String, port: Int, host: String = "127.0.0.1", headers: [String: String] = [:],
        body: [UInt8] = []
    ) async throws -> Reply {
        var head = "\(method) \(path) HTTP/1.1\r\nHost: \(host):\(port)\r\nConnection: close\r\n"
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) { head += "\(name): \(value)\r\n" }
        if headers["Content-Length"] == nil, headers["Transfer-Encoding"] == nil {
            head += "Content-Length: \(body.count)\r\n"
        }
        return try await exchange(Array((head + "\r\n").utf8) + body, port: port, host: host)
    }

    /// Sends bytes as they are, and reads until the other side closes.
    public static func exchange(_ bytes: [UInt8], port: Int, host: String = "127.0.0.1") async throws -> Reply {
        try await withCheckedThrowingContinuation { continuation in
            // A thread of its own: Swift's own pool is small, and nothing may block in it.
            Thread.detachNewThread {
                continuation.resume(with: Result { try blockingExchange(bytes, port: port, host: host) })
            }
        }
    }

    /// A port that nobody listens at, for a program that is started later: none of those that the machine itself gives to
    /// its calls, which could be in use by then.
    public static func freePort() throws -> Int {
        for _ in 0..<100 {
            let port = Int.random(in: 10_000..<32_768)
            let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            guard socket >= 0 else { throw Failure(code: errno) }
            defer { close(socket) }
            var address = loopback("127.0.0.1", port: port)
            let result = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    Glibc.bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            if result == 0 { return port }
        }
        throw Failure(code: EADDRINUSE)
    }

    /// Sends bytes, and closes without waiting for anything.
    public static func abandon(_ bytes: [UInt8], port: Int) async throws {
        let socket = try connected(to: port, host: "127.0.0.1")
        defer { close(socket) }
        try sendAll(bytes, to: socket)
    }

    private static func blockingExchange(_ bytes: [UInt8], port: Int, host: String) throws -> Reply {
        let socket = try connected(to: port, host: host)
        defer { close(socket) }
        try sendAll(bytes, to: socket)
        return Reply(bytes: try readAll(from: socket))
    }

    static func connected(to port: Int, host: String, from source: String? = nil) throws -> Int32 {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { throw Failure(code: errno) }
        do {
            if let source { try bind(socket, to: source) }
        } catch {
            close(socket)
            throw error
        }
        var patience = timeval(tv_sec: 90, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = loopback(host, port: port)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        if result == 0 { return socket }
        let code = errno
        close(socket)
        throw Failure(code: code)
    }

    /// Any address of 127.0.0.0/8 is this machine's: so one machine can be many peers.
    private static func bind(_ socket: Int32, to source: String) throws {
        var address = loopback(source, port: 0)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        if result == 0 { return }
        throw Failure(code: errno)
    }

    static func sendAll(_ bytes: [UInt8], to socket: Int32) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { throw Failure(code: errno) }
            rest = rest.dropFirst(sent)
        }
    }

    static func readAll(from socket: Int32) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let more = try readSome(from: socket) { bytes += more }
        return bytes
    }

    static func readSome(from socket: Int32) throws -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let count = recv(socket, &buffer, buffer.count, 0)
        guard count >= 0 else { throw Failure(code: errno) }
        return count == 0 ? nil : Array(buffer.prefix(count))
    }

    static func loopback(_ host: String, port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr(host)
        return address
    }

    static func header(_ name: String, in text: String) -> String? {
        for line in text.prefix(upTo: text.firstRange(of: "\r\n\r\n")?.lowerBound ?? text.endIndex)
            .split(separator: "\r\n").dropFirst()
        {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2, parts[0].lowercased() == name {
                return String(parts[1].drop { $0 == " " })
            }
        }
        return nil
    }
}

import Glibc

/// One end of a TCP connection on this machine, with calls that wait; never longer than ten seconds.
struct RawSocket: Sendable {
    let descriptor: Int32

    struct Failed: Error { let call: String }

    /// Connects to a port of this machine.
    static func connected(to port: Int) throws -> RawSocket {
        let socket = RawSocket(descriptor: try opened())
        var address = loopback(port)
        let result = withUnsafeSockAddr(&address) { connect(socket.descriptor, $0, $1) }
        guard result == 0 else {
            socket.close()
            throw Failed(call: "connect")
        }
        socket.settle()
        return socket
    }

    /// Listens at a free port of this machine; returns the socket and the port.
    ///
    /// - Parameter backlog: how many may wait; nil to hold the port without listening, so that whoever connects is refused.
    static func listening(backlog: Int32? = 256) throws -> (socket: RawSocket, port: Int) {
        let socket = RawSocket(descriptor: try opened())
        var address = loopback(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        guard withUnsafeSockAddr(&address, { bind(socket.descriptor, $0, $1) }) == 0,
            backlog.map({ listen(socket.descriptor, $0) == 0 }) ?? true,
            withUnsafeMutablePointer(
                to: &address,
                { pointer in
                    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                        getsockname(socket.descriptor, $0, &length)
                    }
                }) == 0
        else {
            socket.close()
            throw Failed(call: "listen")
        }
        return (socket, Int(UInt16(bigEndian: address.sin_port)))
    }

    /// The next who connects; nil once the socket is shut.
    func accepted() -> RawSocket? {
        let other = accept(descriptor, nil, nil)
        guard other >= 0 else { return nil }
        // Closed in every program that is started meanwhile.
        _ = fcntl(other, F_SETFD, FD_CLOEXEC)
        let socket = RawSocket(descriptor: other)
        socket.settle()
        return socket
    }

    /// What came in next; nothing at the end, after an error and after ten quiet seconds.
    func read() -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &bytes, bytes.count, 0)
        return count > 0 ? Array(bytes.prefix(count)) : []
    }

    /// Writes all of it; false when the other end is gone.
    @discardableResult
    func write(_ bytes: some Collection<UInt8>) -> Bool {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count <= 0 { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Says no more, and still listens.
    func finish() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Wakes whoever waits on it.
    func shut() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// Makes its end a reset instead of a goodbye.
    func endsWithReset() {
        var rude = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &rude, socklen_t(MemoryLayout<linger>.size))
    }

    func close() { Glibc.close(descriptor) }

    private func settle() {
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var on: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    private static func opened() throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failed(call: "socket") }
        return descriptor
    }

    private static func loopback(_ port: Int) -> sockaddr_in {
        sockaddr_in(
            sin_family: sa_family_t(AF_INET), sin_port: in_port_t(port).bigEndian,
            sin_addr: in_addr(s_addr: in_addr_t(0x7F00_0001).bigEndian), sin_zero: (0, 0, 0, 0, 0, 0, 0, 0))
    }

    private static func withUnsafeSockAddr(
        _ address: inout sockaddr_in, _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                call($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}

import Foundation
import Glibc

/// One connection between the program and the gateway, and what can be done to it.
struct FaultyLine {
    let client: RawSocket
    let gateway: CountingGateway
    let count: WireCount
    let name: String
    private var inlet: HTTPInlet

    init(client: RawSocket, gateway: CountingGateway, count: WireCount, name: String) {
        self.client = client
        self.gateway = gateway
        self.count = count
        self.name = name
        inlet = HTTPInlet(client)
        count.note { $0.connections += 1 }
    }

    /// Reads that many bytes of the request and no more than came with them.
    mutating func read(bytes: Int) {
        let bytes = inlet.bytes(upTo: bytes)
        count.note { seen in
            seen.bytes += bytes.count
            if bytes.starts(with: Array("POST ".utf8)) { seen.pushes += 1 }
        }
    }

    /// Reads the request's head.
    mutating func readHead() { read(bytes: inlet.headLength() ?? 1) }

    /// Reads the whole request.
    @discardableResult
    mutating func readRequest() -> HTTPInlet.Message? {
        guard let request = inlet.message() else { return nil }
        count.note { seen in
            seen.bytes += request.bytes.count
            if request.isPush { seen.pushes += 1 }
        }
        return request
    }

    /// Hands the whole request on; returns the gateway's answer.
    mutating func relayRequest(inSlicesOf size: Int = .max) -> [UInt8] {
        guard let request = readRequest(), let upstream = try? RawSocket.connected(to: gateway.port) else { return [] }
        defer { upstream.close() }
        var rest = request.bytes[...]
        while !rest.isEmpty {
            upstream.write(rest.prefix(size))
            rest = rest.dropFirst(size)
        }
        var answers = HTTPInlet(upstream)
        return answers.message()?.bytes ?? []
    }

    /// Says something to the program.
    func say(_ text: String) { client.write(text.utf8) }

    /// Says it a byte at a time.
    func drip(_ bytes: [UInt8], every pause: useconds_t) {
        for byte in bytes {
            guard client.write([byte]) else { return }
            if pause > 0 { usleep(pause) }
        }
    }

    /// A body that takes the prompt, under a new name.
    var acceptance: String { HTTPText.acceptance("\(name)-p\(count.next())") }

    /// Ends the connection with a reset.
    func reset() { client.endsWithReset() }

    /// Does nothing until the program has had enough.
    func hang() { while !client.read().isEmpty {} }

    /// Hands bytes on in both directions, whatever they are, until either side ends or `onAnswer` says stop.
    ///
    /// - Parameter onAnswer: what is handed to the program of what the gateway said; nil ends the connection there.
    func pipe(onAnswer: ([UInt8]) -> [UInt8]?) {
        guard let upstream = try? RawSocket.connected(to: gateway.port) else { return }
        defer { upstream.close() }
        while true {
            var ends = [
                pollfd(fd: client.descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: upstream.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&ends, 2, 10_000) > 0 else { return }
            if ends[0].revents != 0 {
                let bytes = client.read()
                guard !bytes.isEmpty, upstream.write(bytes) else { return }
            }
            if ends[1].revents != 0 {
                let bytes = upstream.read()
                guard !bytes.isEmpty, let answer = onAnswer(bytes), client.write(answer) else { return }
            }
        }
    }
}

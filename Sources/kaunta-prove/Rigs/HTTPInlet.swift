/// What comes in on a connection, as HTTP messages.
struct HTTPInlet {
    let socket: RawSocket
    private var bytes: [UInt8] = []
    private var hasEnded = false

    /// One message as it came.
    struct Message: Sendable {
        let bytes: [UInt8]
        /// Where its body begins; nil when the connection ended before.
        let bodyStart: Int?
        /// Whether all of it came.
        let isWhole: Bool

        /// The first line.
        var startLine: String { String(decoding: bytes.prefix { $0 != 0x0D }, as: UTF8.self) }

        /// The path of a request.
        var path: String { startLine.split(separator: " ").dropFirst().first.map(String.init) ?? "" }

        /// Whether it is, or began as, a push.
        var isPush: Bool { startLine.hasPrefix("POST /mpesa/stkpush/") }
    }

    init(_ socket: RawSocket) { self.socket = socket }

    /// Reads until there are that many bytes; returns what there is.
    mutating func bytes(upTo count: Int) -> [UInt8] {
        while bytes.count < count, more() {}
        return Array(bytes.prefix(count))
    }

    /// Reads until the head has ended; how long it is with its blank line, or nil.
    mutating func headLength() -> Int? {
        while true {
            if let end = Self.headEnd(in: bytes) { return end }
            if !more() { return nil }
        }
    }

    /// Takes the next message off; nil when there is nothing.
    mutating func message() -> Message? {
        guard let start = headLength() else { return part(bodyStart: nil) }
        let head = String(decoding: bytes[..<start], as: UTF8.self)
        let line = head.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
        let length = line.flatMap { Int($0.dropFirst(15).filter { $0 != " " }) } ?? 0
        while bytes.count < start + length {
            if !more() { return part(bodyStart: start) }
        }
        defer { bytes.removeFirst(start + length) }
        return Message(bytes: Array(bytes.prefix(start + length)), bodyStart: start, isWhole: true)
    }

    private mutating func part(bodyStart: Int?) -> Message? {
        defer { bytes = [] }
        return bytes.isEmpty ? nil : Message(bytes: bytes, bodyStart: bodyStart, isWhole: false)
    }

    private mutating func more() -> Bool {
        if hasEnded { return false }
        let new = socket.read()
        hasEnded = new.isEmpty
        bytes += new
        return !hasEnded
    }

    private static func headEnd(in bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        return (4...bytes.count).first { bytes[($0 - 4)..<$0].elementsEqual([13, 10, 13, 10]) }
    }
}

/// What the first line and the headers of a request say, as far as we care.
package struct RequestHead: Equatable, Sendable {
    /// The address it is for, as it stands in the first line.
    package var target = ""
    /// Whether it is a post to a plain path. Everything else gets the one 404.
    package var isPostToPath = false
    /// The `X-Forwarded-For` headers, in the order in which they stand.
    package var forwardedFor: [String] = []

    var isHTTP11 = false
    var hasHost = false
    var length: Int?
    var isChunked = false

    /// Reads `POST /token HTTP/1.1`: three words with one space between them, and a version that we speak.
    ///
    /// Version 1.0 is what some proxies speak to the servers behind them.
    init(line: [UInt8]) throws(Malformed) {
        let words = line.split(separator: Byte.space, omittingEmptySubsequences: false).map { Array($0) }
        guard words.count == 3, words.allSatisfy({ !$0.isEmpty }), line.allSatisfy({ (0x20...0x7E).contains($0) }),
            words[0].allSatisfy(Byte.isToken)
        else { throw Malformed() }
        switch String(decoding: words[2], as: UTF8.self) {
        case "HTTP/1.1": isHTTP11 = true
        case "HTTP/1.0": isHTTP11 = false
        default: throw Malformed()
        }
        target = String(decoding: words[1], as: UTF8.self)
        isPostToPath = words[0] == Array("POST".utf8) && target.hasPrefix("/")
    }

    /// Reads one header. A continuation of the one before (obs-fold) is none, and neither is a name before a space.
    mutating func take(header line: [UInt8]) throws(Malformed) {
        guard let colon = line.firstIndex(of: Byte.colon), colon > 0, line[..<colon].allSatisfy(Byte.isToken),
            line[colon...].allSatisfy({ $0 == Byte.tab || ($0 >= 0x20 && $0 != 0x7F) })
        else { throw Malformed() }
        let value = Self.trimmed(line[(colon + 1)...])
        switch String(decoding: line[..<colon], as: UTF8.self).lowercased() {
        case "content-length":
            // Not twice, not even the same: whoever stands between us may have taken another one.
            guard length == nil, (1...9).contains(value.utf8.count), value.utf8.allSatisfy(Byte.isDigit),
                let number = Int(value)
            else { throw Malformed() }
            length = number
        case "transfer-encoding":
            guard !isChunked, isHTTP11, value.lowercased() == "chunked" else { throw Malformed() }
            isChunked = true
        case "content-encoding":
            guard value.lowercased() == "identity" else { throw Malformed() }
        case "host":
            guard !hasHost else { throw Malformed() }
            hasHost = true
        case "x-forwarded-for": forwardedFor.append(value)
        default: break
        }
    }

    /// Checks what only the whole set of headers shows.
    func check() throws(Malformed) {
        if length != nil && isChunked { throw Malformed() }
        if isHTTP11 && !hasHost { throw Malformed() }
        if isPostToPath && length == nil && !isChunked { throw Malformed() }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        var rest = bytes.drop { $0 == Byte.space || $0 == Byte.tab }
        while let last = rest.last, last == Byte.space || last == Byte.tab { rest = rest.dropLast() }
        return String(decoding: rest, as: UTF8.self)
    }
}

/// That a request is not as it has to be, byte for byte.
struct Malformed: Error, Equatable {}

/// Bytes that mean something in a request.
enum Byte {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let colon: UInt8 = 0x3A

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Whether it may stand in a method or in a header's name.
    static func isToken(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            || "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }

    /// The value of a hex digit; nil for anything else.
    static func hexValue(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte) - 0x30
        case 0x41...0x46: Int(byte) - 0x41 + 10
        case 0x61...0x66: Int(byte) - 0x61 + 10
        default: nil
        }
    }
}

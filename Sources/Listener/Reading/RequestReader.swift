/// Reads one request off a connection's bytes, strictly: what two servers could read in two ways, it does not read.
///
/// It understands a post with a body of declared length or in plain chunks, and refuses the rest of HTTP: folded
/// headers, lone carriage returns and line feeds, lengths that contradict each other, compression, chunk extensions,
/// trailers. Bytes behind the request are not looked at: a connection carries one.
package struct RequestReader {
    /// How far it is.
    package enum Progress: Equatable {
        /// It wants more bytes.
        case wantsMore
        /// It has read the request; this is the body.
        case hasAll([UInt8])
        /// It reads no further.
        case refuses(Refusal)
    }

    /// Why it reads no further.
    package enum Refusal: Equatable {
        /// It is not as it has to be: 400.
        case malformed
        /// There is nothing for it here: 404.
        case nothingHere
    }

    private enum Place {
        case requestLine
        case headers
        case body(left: Int)
        case chunkSize
        case chunk(left: Int)
        case chunkEnd
        case lastLine
        case over(Progress)
    }

    private let limits: ListenerLimits
    private var place = Place.requestLine
    private var line: [UInt8] = []
    private var endsLine = false
    private var headerBytes = 0
    private var headers = 0
    private var unfinished: RequestHead?
    private var body: [UInt8] = []

    /// The first line and the headers, once all of them are there and make sense.
    package private(set) var head: RequestHead?

    /// Starts at the first byte.
    package init(limits: ListenerLimits) { self.limits = limits }

    /// Takes what came.
    package mutating func take(_ bytes: some Sequence<UInt8>) -> Progress {
        for byte in bytes {
            if case .over = place { break }
            do throws(Malformed) { try take(byte) } catch { place = .over(.refuses(.malformed)) }
        }
        if case .over(let progress) = place { return progress }
        return .wantsMore
    }

    private mutating func take(_ byte: UInt8) throws(Malformed) {
        switch place {
        case .requestLine, .headers, .chunkSize, .chunkEnd, .lastLine:
            if try isLineOver(byte) {
                let whole = line
                line = []
                try takeLine(whole)
            }
        case .body(let left):
            body.append(byte)
            place = left > 1 ? .body(left: left - 1) : .over(.hasAll(body))
        case .chunk(let left):
            body.append(byte)
            place = left > 1 ? .chunk(left: left - 1) : .chunkEnd
        case .over: break
        }
    }

    /// Adds a byte to the line; whether that ends it. A line ends with both characters, and has neither inside.
    private mutating func isLineOver(_ byte: UInt8) throws(Malformed) -> Bool {
        if endsLine {
            guard byte == Byte.lineFeed else { throw Malformed() }
            endsLine = false
            return true
        }
        switch byte {
        case Byte.carriageReturn: endsLine = true
        case Byte.lineFeed, 0: throw Malformed()
        default: line.append(byte)
        }
        switch place {
        case .requestLine: if line.count > limits.requestLineBytes { throw Malformed() }
        case .headers: try countHeaderByte()
        case .chunkSize, .chunkEnd, .lastLine: if line.count > 8 { throw Malformed() }
        case .body, .chunk, .over: break
        }
        return false
    }

    private mutating func takeLine(_ line: [UInt8]) throws(Malformed) {
        switch place {
        case .requestLine:
            unfinished = try RequestHead(line: line)
            place = .headers
        case .headers:
            try countHeaderByte()
            if line.isEmpty { return try endHead() }
            headers += 1
            if headers > limits.headers { throw Malformed() }
            try unfinished?.take(header: line)
        case .chunkSize: try startChunk(line)
        case .chunkEnd:
            guard line.isEmpty else { throw Malformed() }
            place = .chunkSize
        case .lastLine:
            guard line.isEmpty else { throw Malformed() }
            place = .over(.hasAll(body))
        case .body, .chunk, .over: break
        }
    }

    private mutating func countHeaderByte() throws(Malformed) {
        headerBytes += 1
        if headerBytes > limits.headerBytes { throw Malformed() }
    }

    private mutating func endHead() throws(Malformed) {
        guard let head = unfinished else { throw Malformed() }
        try head.check()
        self.head = head
        guard head.isPostToPath, head.length.map({ $0 <= limits.bodyBytes }) ?? true else {
            place = .over(.refuses(.nothingHere))
            return
        }
        if head.isChunked {
            place = .chunkSize
        } else if let length = head.length, length > 0 {
            place = .body(left: length)
        } else {
            place = .over(.hasAll([]))
        }
    }

    private mutating func startChunk(_ line: [UInt8]) throws(Malformed) {
        var size = 0
        guard !line.isEmpty else { throw Malformed() }
        for byte in line {
            guard let digit = Byte.hexValue(byte) else { throw Malformed() }
            size = size * 16 + digit
        }
        if size == 0 {
            place = .lastLine
        } else if size > limits.bodyBytes - body.count {
            place = .over(.refuses(.nothingHere))
        } else {
            place = .chunk(left: size)
        }
    }
}

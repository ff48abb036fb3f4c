/// One request, whole, before it is sent.
public struct HTTPCall: Equatable, Sendable, CustomStringConvertible {
    /// What is done.
    public let method: Method
    /// Where it goes.
    public let address: WebAddress
    /// Headers beside those that every call has (`Host`, `Content-Length`). They may be secret: nothing shows them.
    public let headers: [Header]
    /// The body. It may be secret: nothing shows it.
    public let body: [UInt8]

    /// Takes the parts.
    public init(_ method: Method, _ address: WebAddress, headers: [Header] = [], body: [UInt8] = []) {
        self.method = method
        self.address = address
        self.headers = headers
        self.body = body
    }

    /// What is done.
    public enum Method: String, Equatable, Sendable {
        /// Reads something.
        case get = "GET"
        /// Sends a body.
        case post = "POST"
    }

    /// One header.
    public struct Header: Equatable, Sendable {
        /// Its name.
        public let name: String
        /// Its value.
        public let value: String

        /// Takes the parts.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Method and address, and nothing that could be secret.
    public var description: String { "\(method.rawValue) \(Redaction.redacted(address.description))" }

    /// Why it is not sent at all; nil when it may be.
    var objection: String? {
        if !address.isSecure && !address.isLoopback {
            return "\(address.authority) is not this machine, and http without encryption is for this machine only"
        }
        if headers.contains(where: { $0.value.utf8.contains { $0 < 0x20 || $0 > 0x7E } }) {
            return "a header of the request has characters that no header may have"
        }
        return nil
    }
}

/// One answer, whole.
public struct HTTPReply: Equatable, Sendable {
    /// The status: 200, 404...
    public let status: Int
    /// The body.
    public let body: [UInt8]
    /// The `Date` header as it came: when the server says it answered.
    public let date: String?
    /// The `Retry-After` header as it came.
    public let retryAfter: String?

    /// Takes the parts.
    public init(status: Int, body: [UInt8], date: String? = nil, retryAfter: String? = nil) {
        self.status = status
        self.body = body
        self.date = date
        self.retryAfter = retryAfter
    }
}

/// What became of a request that is sent at most once.
public enum SentOnce: Equatable, Sendable {
    /// It failed before the first byte of the request: name, connection or encryption. Nothing happened.
    case neverLeft(reason: String)
    /// It left, or may have, and no whole answer came. Anything may have happened.
    case lost(reason: String)
    /// A whole answer came.
    case answered(HTTPReply)
}

/// Why a request that may be repeated got no answer.
public struct TransportFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// In words, for the middle of a sentence.
    public let reason: String

    /// Takes the words.
    public init(_ reason: String) { self.reason = reason }

    public var description: String { reason }
}

/// How long one request may take and how much may come back.
public struct TransportLimits: Equatable, Sendable {
    /// For the name, the connection and its encryption to begin.
    public var connect: Duration
    /// From the start to the last byte of the answer.
    public var total: Duration
    /// The largest body of an answer.
    public var answerBytes: Int

    /// Takes the limits.
    public init(connect: Duration, total: Duration, answerBytes: Int) {
        self.connect = connect
        self.total = total
        self.answerBytes = answerBytes
    }

    /// 10 seconds to connect, 30 in all, 256 KiB.
    public static let usual = TransportLimits(connect: .seconds(10), total: .seconds(30), answerBytes: 262_144)
}

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

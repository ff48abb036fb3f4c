public import Transport

/// An answer of the gateway, told apart by shape: what was asked for, or one of the shapes of failure.
public enum DarajaReply: Equatable, Sendable {
    /// A success status with a JSON object that is no error.
    case answer(JSON)
    /// Anything else.
    case fault(DarajaFault)

    /// Reads an answer. The content type is not believed: the body is.
    public init(_ reply: HTTPReply) {
        func fault(_ shape: DarajaFault.Shape, code: String = "", message: String = "") -> Self {
            .fault(DarajaFault(status: reply.status, shape: shape, code: code, message: message))
        }
        let json: JSON
        do {
            json = try JSON(strict: reply.body)
        } catch {
            self =
                if error.what == .empty {
                    fault(.empty)
                } else if reply.body.first(where: { !Self.isBlank($0) }) == UInt8(ascii: "<") {
                    fault(.page)
                } else {
                    fault(.unreadable, message: error.description)
                }
            return
        }
        self =
            if let code = json["errorCode"]?.shownText {
                fault(.envelope, code: code, message: json["errorMessage"]?.shownText ?? "")
            } else if let inner = json["fault"] {
                fault(
                    .gateway, code: inner["detail"]?["errorcode"]?.shownText ?? "",
                    message: inner["faultstring"]?.shownText ?? "")
            } else if let inner = json["Envelope"]?["Body"]?["Fault"] {
                fault(.soap, message: inner["faultstring"]?.shownText ?? "")
            } else if (200..<300).contains(reply.status), case .object = json {
                .answer(json)
            } else {
                fault(.unknown)
            }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0xEF || byte == 0xBB || byte == 0xBF
    }
}

/// A failure as the gateway words it.
public struct DarajaFault: Equatable, Sendable, CustomStringConvertible {
    /// The HTTP status.
    public let status: Int
    /// Which of its shapes it has.
    public let shape: Shape
    /// Its code; empty where the shape has none.
    public let code: String
    /// Its words, with tokens and phones hidden: some of its messages repeat the token.
    public let message: String

    /// Takes the parts.
    public init(status: Int, shape: Shape, code: String, message: String) {
        self.status = status
        self.shape = shape
        self.code = code
        self.message = Redaction.redacted(message)
    }

    /// The shapes that failures come in.
    public enum Shape: String, Equatable, Sendable {
        /// Daraja's own: `requestId`, `errorCode`, `errorMessage`.
        case envelope
        /// The API gateway's: `fault`.
        case gateway
        /// A SOAP fault as JSON.
        case soap
        /// HTML: the firewall in front, or a proxy.
        case page
        /// Nothing.
        case empty
        /// Not whole, or not JSON.
        case unreadable
        /// JSON of another shape.
        case unknown
    }

    /// What it means.
    public var meaning: ErrorMeaning { ErrorMeaning(code: code, message: message, status: status) }

    public var description: String {
        switch shape {
        case .envelope, .gateway: "HTTP \(status), \(code.isEmpty ? "no code" : code)\(words)"
        case .soap, .unreadable: "HTTP \(status)\(words)"
        case .page: "HTTP \(status), a web page"
        case .empty: "HTTP \(status), nothing in it"
        case .unknown: "HTTP \(status), no known shape"
        }
    }

    private var words: String { message.isEmpty ? "" : ": \(message)" }
}

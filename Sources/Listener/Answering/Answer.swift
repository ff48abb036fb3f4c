import Daraja

/// What the listener says, byte for byte: nothing in it depends on who asks or when.
struct Answer: Equatable, Sendable {
    /// The whole answer, as it goes out.
    let bytes: [UInt8]

    private init(_ status: String, body: String = "") {
        let type = body.isEmpty ? "" : "Content-Type: application/json\r\n"
        bytes = Array(
            "HTTP/1.1 \(status)\r\n\(type)Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)".utf8)
    }

    /// The message is on disk, or the question is answered; with what the gateway wants to read.
    static func accepted(_ body: String) -> Answer { Answer("200 OK", body: body) }

    /// The one answer to everything that is not posted to an address of ours.
    static let nothingHere = Answer("404 Not Found")

    /// It is no request that we read.
    static let malformed = Answer("400 Bad Request")

    /// The message could not be kept: it is not acknowledged.
    static let notKept = Answer("503 Service Unavailable")
}

/// A post, whole, and who posted it.
struct Post: Equatable, Sendable {
    /// The path it was posted to.
    let path: String
    /// The body.
    let body: [UInt8]
    /// Who posted it.
    let peer: Peer
    /// Whether that peer posts faster than it may: then it is kept only as far as there is room for it.
    let isTooFast: Bool
}

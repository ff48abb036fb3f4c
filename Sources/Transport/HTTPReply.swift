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

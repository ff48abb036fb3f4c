import Transport

/// What goes back, and how.
struct WireAnswer: Equatable, Sendable {
    var status: Int
    var contentType: String?
    var body: [UInt8]
    var manner = Manner.plain
    /// A callback that is posted before this answer leaves.
    var callbackFirst: Delivery?

    /// How it goes back.
    enum Manner: Equatable, Sendable {
        /// At once and whole.
        case plain
        /// After so long.
        case late(Duration)
        /// Not at all: the connection is closed.
        case hangUp
        /// Half of it, though the header promises the whole; then the connection is closed.
        case cutShort
    }

    init(status: Int, contentType: String?, body: [UInt8]) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }

    init(_ status: Int, _ json: JSON) {
        self.init(status: status, contentType: "application/json", body: json.bytes)
    }
}

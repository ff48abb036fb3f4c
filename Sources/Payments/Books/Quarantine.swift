/// The messages that were set aside: they came to addresses of ours and changed nothing, and a person may want to know.
public struct Quarantine: Equatable, Sendable {
    /// How many.
    public let count: Int
    /// When the first of them came.
    public let since: Timestamp
    /// When the last came.
    public let latestAt: Timestamp
    /// Who posted the last.
    public let peer: String
    /// Why that one was set aside.
    public let reason: String

    /// Takes the parts.
    public init(count: Int, since: Timestamp, latestAt: Timestamp, peer: String, reason: String) {
        self.count = count
        self.since = since
        self.latestAt = latestAt
        self.peer = peer
        self.reason = reason
    }

    /// How long a message that was set aside is told of: as long as Safaricom's own list shows what it may have been
    /// about. It stays in the books for ever.
    public static let span = Duration.seconds(48 * 3600)
}

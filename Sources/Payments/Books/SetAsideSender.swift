/// What one sender posted to addresses of ours that was set aside: it changed nothing, and a person may want to know.
public struct SetAsideSender: Equatable, Sendable, Identifiable {
    /// Who posted it.
    public let peer: String
    /// How many messages.
    public let count: Int
    /// When the first of them came.
    public let since: Timestamp
    /// The newest of them, newest first, at most `shown`.
    public var newest: [Message]

    /// How many messages of one sender are shown.
    public static let shown = 3
    /// How many senders are shown: a flood of strangers must not hide what a person has to look into.
    public static let most = 20
    /// How much of a message is read for that, in bytes: no more than the listener takes in.
    public static let readBytes = 16_384

    /// Takes the parts.
    public init(peer: String, count: Int, since: Timestamp, newest: [Message]) {
        self.peer = peer
        self.count = count
        self.since = since
        self.newest = newest
    }

    public var id: String { peer }

    /// One of its messages.
    public struct Message: Equatable, Sendable {
        /// When it came.
        public let at: Timestamp
        /// Whether its sender was on the list when it came.
        public let isListed: Bool
        /// Why it was set aside.
        public let reason: String
        /// What it says, as it came: a stranger's words.
        public let body: [UInt8]

        /// Takes the parts.
        public init(at: Timestamp, isListed: Bool, reason: String, body: [UInt8]) {
            self.at = at
            self.isListed = isListed
            self.reason = reason
            self.body = body
        }
    }
}

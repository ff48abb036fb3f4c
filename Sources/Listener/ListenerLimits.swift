/// Every limit of the listener in one place (Payment truth: The listener).
public struct ListenerLimits: Equatable, Sendable {
    /// The longest first line, in bytes.
    public var requestLineBytes = 1024
    /// The longest set of headers, in bytes.
    public var headerBytes = 8192
    /// How many headers there may be.
    public var headers = 50
    /// The largest body taken, in bytes, declared or in chunks. Real ones stay below 1 KiB.
    public var bodyBytes = 16_384

    /// How long a connection may take to become secure.
    public var handshake = Duration.seconds(5)
    /// How long the headers may take from then on.
    public var head = Duration.seconds(5)
    /// How long the body may take after the headers.
    public var body = Duration.seconds(5)
    /// How long a connection may take in all, with the answer.
    public var whole = Duration.seconds(10)
    /// How long is waited, once it is answered, for the other side to close.
    public var farewell = Duration.seconds(2)
    /// How long a question whether a payment may come (a validation) may take to answer.
    public var validation = Duration.seconds(1)

    /// How many connections there may be at once.
    public var connections = 64
    /// How many of them one listed peer may have.
    public var connectionsOfListed = 32
    /// How many of them any other peer may have.
    public var connectionsOfOthers = 8
    /// How fast a listed peer may post.
    public var rateOfListed = Rate(perSecond: 50, burst: 200)
    /// How fast any other peer may post.
    public var rateOfOthers = Rate(perSecond: 1, burst: 5)
    /// How many messages to one address of ours are kept within an hour although they are posted too fast.
    public var surplus = 200
    /// How many posts to addresses that are none of ours get a peer shut out.
    public var badTokens = 20
    /// Within what time.
    public var badTokenWindow = Duration.seconds(600)
    /// For how long it is shut out.
    public var block = Duration.seconds(3600)
    /// How many peers are remembered.
    public var rememberedPeers = 4096

    /// How many a second, and how many at once after a pause.
    public struct Rate: Equatable, Sendable {
        /// How many a second.
        public var perSecond: Int
        /// How many at once.
        public var burst: Int

        /// Takes the two.
        public init(perSecond: Int, burst: Int) {
            self.perSecond = perSecond
            self.burst = burst
        }
    }

    /// The usual limits.
    public init() {}
}

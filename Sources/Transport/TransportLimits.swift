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

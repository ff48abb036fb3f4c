/// A message to an address of ours that was not believed, found by a code that somebody shows.
public struct SetAsideMessage: Equatable, Sendable {
    /// When it came.
    public let at: Timestamp
    /// Who posted it.
    public let peer: String
    /// Whether that is one of Safaricom's addresses, as the settings list them.
    public let isListed: Bool
    /// Why it was set aside, or refused.
    public let reason: String

    /// Takes the parts.
    public init(at: Timestamp, peer: String, isListed: Bool, reason: String) {
        self.at = at
        self.peer = peer
        self.isListed = isListed
        self.reason = reason
    }

    /// How many of the newest messages are looked through for a code.
    public static let searched = 5000
}

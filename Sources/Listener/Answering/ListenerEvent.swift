public import Payments

/// What the listener tells of itself, for a log or an alarm; it may come from another process. Never a token, never a body.
public enum ListenerEvent: Equatable, Sendable, Codable {
    /// It listens at that port.
    case listening(port: Int)
    /// A message could not be kept; whether the emergency file took it.
    case notKept(InboundAddress, isSpooled: Bool)
    /// Whose address a message was posted to could not be looked up, so it is not in the inbox; whether the emergency file
    /// took it until it can be.
    case notLookedUp(from: PeerAddress, isSpooled: Bool)
    /// A peer that is not listed posts to an address of ours more, and faster, than is kept: that message was not.
    case tooFast(InboundAddress, from: PeerAddress)
    /// So many messages wait in the emergency file for payments that this ledger does not have.
    case stranded(count: Int)
    /// A connection of a listed peer was closed unread: listed peers have all there are.
    case noPlace(PeerAddress)
    /// Messages of the emergency file are in the inbox now.
    case restored(count: Int)
    /// A peer that is not listed posted to an address of ours, and was told that there is nothing here.
    case turnedAway(PeerAddress)
    /// A peer tried so many wrong addresses that it is shut out.
    case blocked(PeerAddress)
    /// Nothing is heard for now: why.
    case lost(reason: String)
    /// There is no emergency file: why.
    case noSpool(reason: String)
    /// The listener's process can reach more than it needs: why.
    case unconfined(reason: String)

    /// Whether a person should hear of it.
    public var isAlarm: Bool {
        switch self {
        case .notKept, .notLookedUp, .tooFast, .noPlace, .stranded, .turnedAway, .blocked, .lost, .noSpool,
            .unconfined:
            true
        case .listening, .restored: false
        }
    }
}

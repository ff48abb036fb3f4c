import Payments

/// What the listener tells of itself, as it crosses to another process. How messages end is found out there.
enum EventNote: Codable {
    case listening(port: Int)
    case notKept(address: String, isSpooled: Bool)
    case notLookedUp(peer: String, isSpooled: Bool)
    case tooFast(address: String, peer: String)
    case stranded(count: Int)
    case noPlace(peer: String)
    case restored(count: Int)
    case turnedAway(peer: String)
    case blocked(peer: String)
    case lost(reason: String)
    case noSpool(reason: String)
    case unconfined(reason: String)

    /// Writes an event down; nil for one that is told where messages are read.
    init?(_ event: ListenerEvent) {
        switch event {
        case .listening(let port): self = .listening(port: port)
        case .notKept(let address, let isSpooled): self = .notKept(address: address.word, isSpooled: isSpooled)
        case .notLookedUp(let peer, let isSpooled): self = .notLookedUp(peer: "\(peer)", isSpooled: isSpooled)
        case .tooFast(let address, let peer): self = .tooFast(address: address.word, peer: "\(peer)")
        case .stranded(let count): self = .stranded(count: count)
        case .noPlace(let peer): self = .noPlace(peer: "\(peer)")
        case .restored(let count): self = .restored(count: count)
        case .turnedAway(let peer): self = .turnedAway(peer: "\(peer)")
        case .blocked(let peer): self = .blocked(peer: "\(peer)")
        case .lost(let reason): self = .lost(reason: reason)
        case .noSpool(let reason): self = .noSpool(reason: reason)
        case .unconfined(let reason): self = .unconfined(reason: reason)
        case .kept, .ended: return nil
        }
    }

    /// The event; nil when it names no peer.
    var event: ListenerEvent? {
        switch self {
        case .listening(let port): .listening(port: port)
        case .notKept(let address, let isSpooled): .notKept(InboundAddress(word: address), isSpooled: isSpooled)
        case .notLookedUp(let peer, let isSpooled):
            PeerAddress(peer).map { .notLookedUp(from: $0, isSpooled: isSpooled) }
        case .tooFast(let address, let peer):
            PeerAddress(peer).map { .tooFast(InboundAddress(word: address), from: $0) }
        case .stranded(let count): .stranded(count: count)
        case .noPlace(let peer): PeerAddress(peer).map { .noPlace($0) }
        case .restored(let count): .restored(count: count)
        case .turnedAway(let peer): PeerAddress(peer).map { .turnedAway($0) }
        case .blocked(let peer): PeerAddress(peer).map { .blocked($0) }
        case .lost(let reason): .lost(reason: reason)
        case .noSpool(let reason): .noSpool(reason: reason)
        case .unconfined(let reason): .unconfined(reason: reason)
        }
    }
}

extension InboundAddress {
    /// An address in one word. Attempts have longer names than these two.
    fileprivate var word: String {
        switch self {
        case .prompt(let id): id.text
        case .confirmation: "c2b"
        case .validation: "may"
        }
    }

    fileprivate init(word: String) {
        switch word {
        case "c2b": self = .confirmation
        case "may": self = .validation
        default: self = .prompt(AttemptID(word))
        }
    }
}

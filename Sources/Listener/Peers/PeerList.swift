/// Whose messages count: the peers that the gateway is known to post from, and the proxies that are believed about theirs.
///
/// It is a setting, never a rule in the code: the published lists differ, and a mismatch sets a message aside.
public struct PeerList: Equatable, Sendable {
    /// Where the gateway posts from.
    public var listed: [PeerRange]
    /// The proxies whose word about their own peer is taken.
    public var proxies: [PeerRange]
    /// What becomes of the messages of all others.
    public var mode: Mode

    /// What becomes of the messages of peers that are not listed.
    public enum Mode: String, Equatable, Sendable, CaseIterable {
        /// They are kept, answered, set aside, and change nothing.
        case quarantine
        /// They are told that there is nothing here.
        case enforce
    }

    /// Takes the parts.
    public init(listed: [PeerRange] = published, proxies: [PeerRange] = [], mode: Mode = .quarantine) {
        self.listed = listed
        self.proxies = proxies
        self.mode = mode
    }

    /// The addresses that Safaricom publishes in its "Getting started" (as of August 2026).
    public static let published = [
        "196.201.214.200", "196.201.214.206", "196.201.214.207", "196.201.214.208", "196.201.213.114",
        "196.201.213.44", "196.201.212.127", "196.201.212.138", "196.201.212.129", "196.201.212.136",
        "196.201.212.74", "196.201.212.69",
    ].compactMap { PeerRange($0) }

    /// This machine, by any of its own names for itself.
    public static let thisMachine = ["127.0.0.0/8", "::1"].compactMap { PeerRange($0) }

    /// This machine, as a proxy on it calls from.
    public static let loopback = ["127.0.0.1", "::1"].compactMap { PeerRange($0) }

    /// Whether that is a proxy of ours, which names its peer.
    func isProxy(_ address: PeerAddress) -> Bool { proxies.contains { $0.contains(address) } }

    /// Whether the gateway is known to post from that address, as text.
    public func lists(_ address: String) -> Bool { PeerAddress(address).map { peer(at: $0).isListed } ?? false }

    /// Who posts, when that socket's other end sent those `X-Forwarded-For` headers.
    ///
    /// Only the right-most entry was added by the proxy; what stands before it, anybody could have written.
    func peer(at socket: PeerAddress, forwardedFor: [String]) -> Peer {
        guard isProxy(socket),
            let named = forwardedFor.last?.split(separator: ",", omittingEmptySubsequences: false).last,
            let address = PeerAddress(named.trimming)
        else { return peer(at: socket) }
        return peer(at: address)
    }

    /// The peer with that address.
    func peer(at address: PeerAddress) -> Peer {
        Peer(address: address, isListed: listed.contains { $0.contains(address) })
    }
}

/// Who posts.
struct Peer: Equatable, Sendable {
    /// The address.
    var address: PeerAddress
    /// Whether the gateway is known to post from it.
    var isListed: Bool
}

extension Substring {
    /// Without the spaces and tabs at both ends.
    fileprivate var trimming: Substring {
        var rest = drop { $0 == " " || $0 == "\t" }
        while let last = rest.last, last == " " || last == "\t" { rest = rest.dropLast() }
        return rest
    }
}

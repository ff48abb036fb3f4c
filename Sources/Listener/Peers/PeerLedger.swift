/// Who is connected, how fast everybody posts, and who is shut out: accounts, and no sockets.
///
/// A moment is the time since some fixed one, handed in and never going back.
struct PeerLedger {
    /// One connection.
    struct Connection: Equatable, Hashable, Sendable { let number: UInt64 }

    /// Why a peer is not heard.
    enum Refusal: Equatable, Sendable {
        /// It is shut out for its bad tokens.
        case blocked
        /// It has as many connections as it may have, or all are taken.
        case tooMany
    }

    /// How a peer is let in.
    enum Pace: Equatable, Sendable {
        /// As fast as it may.
        case even
        /// Faster, or with more connections at once: what it posts is kept only as far as there is room for it.
        case tooFast
    }

    private struct Account {
        var live = 0
        /// When its next post would come if it posted evenly: what lies ahead of now is what it has used up.
        var evenly = Duration.zero
        var badTokens: [Duration] = []
        var blockedUntil: Duration?
        var touched: Duration
    }

    private struct Entry {
        var peer: PeerAddress?
        var isListed = false
    }

    private let limits: ListenerLimits
    private var accounts: [PeerAddress: Account] = [:]
    private var entries: [UInt64: Entry] = [:]
    private var next: UInt64 = 0

    init(limits: ListenerLimits) { self.limits = limits }

    /// How many are connected.
    var liveCount: Int { entries.count }

    /// How many peers are remembered.
    var rememberedCount: Int { accounts.count }

    /// Somebody connects; a peer that a proxy will name is nil until then.
    ///
    /// - Returns: the connection, how fast its peer posts, and the connection to drop for it: the oldest of those that
    ///   no listed peer holds.
    mutating func open(
        by peer: Peer?, at now: Duration
    ) throws(PeerRefusal) -> (connection: Connection, pace: Pace, dropping: Connection?) {
        if let peer {
            if isBlocked(peer, at: now) { throw PeerRefusal(reason: .blocked) }
            if hasTooMany(peer) { throw PeerRefusal(reason: .tooMany) }
        }
        var dropping: Connection?
        if entries.count >= limits.connections {
            guard let oldest = entries.filter({ !$0.value.isListed }).keys.min() else {
                throw PeerRefusal(reason: .tooMany)
            }
            dropping = Connection(number: oldest)
            close(Connection(number: oldest))
        }
        next += 1
        entries[next] = Entry()
        let connection = Connection(number: next)
        let pace = peer.map { write($0, on: connection, at: now) } ?? .even
        return (connection, pace, dropping)
    }

    /// A proxy has named who is at the other end of a connection; says how fast that peer posts.
    ///
    /// The connection is there already, and whoever is at its other end waits for an answer: what comes on one too many is
    /// taken like what comes too fast.
    @discardableResult
    mutating func name(_ connection: Connection, as peer: Peer, at now: Duration) throws(PeerRefusal) -> Pace {
        guard let entry = entries[connection.number], entry.peer == nil else { return .even }
        if isBlocked(peer, at: now) { throw PeerRefusal(reason: .blocked) }
        let isOneTooMany = hasTooMany(peer)
        let pace = write(peer, on: connection, at: now)
        return isOneTooMany ? .tooFast : pace
    }

    /// A connection is over. Closing it again changes nothing.
    mutating func close(_ connection: Connection) {
        guard let entry = entries.removeValue(forKey: connection.number), let peer = entry.peer else { return }
        accounts[peer]?.live -= 1
    }

    /// A peer posted to an address that is none of ours; whether it is shut out for that now. A listed one never is:
    /// whatever else comes from there, the gateway's messages do.
    mutating func noteBadToken(from peer: Peer, at now: Duration) -> Bool {
        if peer.isListed { return false }
        var account = accounts[peer.address.counted] ?? Account(touched: now)
        account.touched = now
        account.badTokens.removeAll { $0 + limits.badTokenWindow <= now }
        account.badTokens.append(now)
        let isBlocked = account.badTokens.count >= limits.badTokens
        if isBlocked {
            account.blockedUntil = now + limits.block
            account.badTokens = []
        }
        accounts[peer.address.counted] = account
        forgetSome()
        return isBlocked
    }

    private func isBlocked(_ peer: Peer, at now: Duration) -> Bool {
        guard !peer.isListed, let until = accounts[peer.address.counted]?.blockedUntil else { return false }
        return until > now
    }

    private func hasTooMany(_ peer: Peer) -> Bool {
        let most = peer.isListed ? limits.connectionsOfListed : limits.connectionsOfOthers
        return accounts[peer.address.counted].map { $0.live >= most } ?? false
    }

    /// Enters a peer's connection. A peer that is too fast uses up none of its rate: waiting must help.
    private mutating func write(_ peer: Peer, on connection: Connection, at now: Duration) -> Pace {
        let key = peer.address.counted
        let rate = peer.isListed ? limits.rateOfListed : limits.rateOfOthers
        let step = Duration.seconds(1) / max(1, rate.perSecond)
        var account = accounts[key] ?? Account(touched: now)
        if let until = account.blockedUntil, until <= now { account.blockedUntil = nil }
        let pace: Pace = account.evenly - now > step * (rate.burst - 1) ? .tooFast : .even
        if pace == .even { account.evenly = max(account.evenly, now) + step }
        account.live += 1
        account.touched = now
        accounts[key] = account
        entries[connection.number] = Entry(peer: key, isListed: peer.isListed)
        forgetSome()
        return pace
    }

    /// Forgets half of those that are not connected once there are too many, the longest silent first: a stranger with
    /// many addresses may cost memory, but not without end.
    private mutating func forgetSome() {
        guard accounts.count > limits.rememberedPeers else { return }
        let silent = accounts.filter { $0.value.live == 0 }.sorted { $0.value.touched < $1.value.touched }
        for (peer, _) in silent.prefix(max(1, silent.count / 2)) { accounts[peer] = nil }
    }
}

/// That a peer is not heard.
struct PeerRefusal: Error, Equatable, Sendable {
    /// Why.
    let reason: PeerLedger.Refusal
}

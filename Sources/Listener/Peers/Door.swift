import NIOCore
import Payments
import Synchronization

/// The peer ledger with the connections that belong to it, shared by all of them.
final class Door: Sendable {
    private struct State {
        var ledger: PeerLedger
        var channels: [PeerLedger.Connection: any Channel] = [:]
        var isShut = false
    }

    /// Whose messages count.
    let peers: PeerList
    private let state: Mutex<State>
    private let timekeeper: Timekeeper
    private let tell: @Sendable (ListenerEvent) -> Void

    init(
        limits: ListenerLimits, peers: PeerList, timekeeper: Timekeeper,
        tell: @escaping @Sendable (ListenerEvent) -> Void
    ) {
        self.peers = peers
        self.tell = tell
        self.timekeeper = timekeeper
        state = Mutex(State(ledger: PeerLedger(limits: limits)))
    }

    /// Lets a connection in, and drops an older one for it when all are taken; nil when it must go.
    func letIn(
        _ channel: any Channel, from socket: PeerAddress
    ) -> (connection: PeerLedger.Connection, pace: PeerLedger.Pace)? {
        // Whose it is, the proxy says later: its own address counts for nothing.
        let peer = peers.isProxy(socket) ? nil : peers.peer(at: socket)
        let now = timekeeper.uptime()
        let opening = state.withLock { state -> (PeerLedger.Connection, PeerLedger.Pace, dropped: (any Channel)?)? in
            guard !state.isShut, let opening = try? state.ledger.open(by: peer, at: now) else { return nil }
            state.channels[opening.connection] = channel
            let dropped = opening.dropping.flatMap { state.channels.removeValue(forKey: $0) }
            return (opening.connection, opening.pace, dropped)
        }
        opening?.dropped?.close(promise: nil)
        if opening == nil, peer?.isListed == true { tell(.noPlace(socket)) }
        return opening.map { ($0.0, $0.1) }
    }

    /// Who is at the other end of a connection, now that its headers are known; nil when that peer must go.
    func peer(
        of connection: PeerLedger.Connection, from socket: PeerAddress, forwardedFor: [String]
    ) -> (peer: Peer, pace: PeerLedger.Pace)? {
        let peer = peers.peer(at: socket, forwardedFor: forwardedFor)
        let now = timekeeper.uptime()
        return state.withLock { state in
            (try? state.ledger.name(connection, as: peer, at: now)).map { (peer, $0) }
        }
    }

    /// A connection is over.
    func letOut(_ connection: PeerLedger.Connection) {
        state.withLock { state in
            state.channels[connection] = nil
            state.ledger.close(connection)
        }
    }

    /// Lets nobody in any more, and drops whoever is inside.
    func shut() {
        let channels = state.withLock { state in
            state.isShut = true
            return state.channels.values.map { $0 }
        }
        for channel in channels { channel.close(promise: nil) }
    }

    /// A peer posted to an address that is none of ours; whether it is shut out for that now. A proxy of ours that
    /// names nobody never is: everybody's messages come through it.
    func noteBadToken(from peer: Peer) -> Bool {
        if peers.isProxy(peer.address) { return false }
        let now = timekeeper.uptime()
        return state.withLock { $0.ledger.noteBadToken(from: peer, at: now) }
    }
}

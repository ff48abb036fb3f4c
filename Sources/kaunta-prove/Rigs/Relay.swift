import Synchronization

/// Stands between the program and the gateway: it sees each request before the gateway does and each answer before the
/// program does, and counts the prompts, and the orders to give money back, that were posted.
final class Relay: Sendable {
    /// A moment at which something can be done to the program.
    enum Cue: Equatable, Sendable {
        case tokenAsked, tokenAnswered, pushAsked, pushAnswered, queryAsked, queryAnswered, reversalAsked,
            reversalAnswered
    }

    let port: Int
    private let server: LoopbackServer
    private let seen: Seen

    /// Starts it in front of a gateway.
    ///
    /// - Parameter onCue: called on the connection's thread; what was to be handed on waits until it returns, and is
    ///   dropped with the connection when it returns false.
    init(to gateway: Int, onCue: @escaping @Sendable (Cue) -> Bool) throws {
        let seen = Seen()
        self.seen = seen
        server = try LoopbackServer { client in
            var inlet = HTTPInlet(client)
            while let request = inlet.message() {
                if request.isPush { seen.pushes.withLock { $0 += 1 } }
                let cues = Self.cues(of: request)
                if cues?.asked == .reversalAsked { seen.reversals.withLock { $0 += 1 } }
                if let cues, !onCue(cues.asked) { return }
                guard request.isWhole, let answer = Self.answer(of: gateway, to: request) else { return }
                if let cues, !onCue(cues.answered) { return }
                guard client.write(answer.bytes), answer.isWhole else { return }
            }
        }
        port = server.port
    }

    /// How many prompts were posted, whole or in part.
    var pushes: Int { seen.pushes.withLock { $0 } }

    /// How many orders to give money back were posted, whole or in part.
    var reversals: Int { seen.reversals.withLock { $0 } }

    func stop() { server.stop() }

    private final class Seen: Sendable {
        let pushes = Mutex(0)
        let reversals = Mutex(0)
    }

    private static func answer(of gateway: Int, to request: HTTPInlet.Message) -> HTTPInlet.Message? {
        guard let upstream = try? RawSocket.connected(to: gateway) else { return nil }
        defer { upstream.close() }
        guard upstream.write(request.bytes) else { return nil }
        var inlet = HTTPInlet(upstream)
        return inlet.message()
    }

    private static func cues(of request: HTTPInlet.Message) -> (asked: Cue, answered: Cue)? {
        if request.isPush { return (.pushAsked, .pushAnswered) }
        if request.path.hasPrefix("/oauth/") { return (.tokenAsked, .tokenAnswered) }
        if request.path.hasPrefix("/mpesa/reversal/") { return (.reversalAsked, .reversalAnswered) }
        return request.path.hasPrefix("/mpesa/stkpushquery/") ? (.queryAsked, .queryAnswered) : nil
    }
}

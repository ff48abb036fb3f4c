import NIOCore
import NIOTLS

/// Receives one connection: lets it in or not, reads the one request off its bytes, and watches the clock.
///
/// It stands where the raw bytes are, behind TLS and before everything else. What it hands on is a whole post by a
/// named peer; what is no such post it answers itself. Whoever is too slow is cut off without a word.
final class Reception: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = Post
    typealias OutboundOut = ByteBuffer

    private enum Phase { case securing, head, body, answering, over }

    private let door: Door
    private let limits: ListenerLimits
    private let isSecured: Bool
    private var phase = Phase.over
    private var connection: PeerLedger.Connection?
    private var socket: PeerAddress?
    private var peer: Peer?
    private var pace = PeerLedger.Pace.even
    private var reader: RequestReader
    private var deadline: Scheduled<Void>?
    private var lastDeadline: Scheduled<Void>?

    /// - Parameter isSecured: whether TLS is spoken before the first byte of the request.
    init(door: Door, limits: ListenerLimits, isSecured: Bool) {
        self.door = door
        self.limits = limits
        self.isSecured = isSecured
        reader = RequestReader(limits: limits)
    }

    func channelActive(context: ChannelHandlerContext) {
        guard let socket = context.remoteAddress?.ipAddress.flatMap({ PeerAddress($0) }),
            let (connection, pace) = door.letIn(context.channel, from: socket)
        else {
            context.close(promise: nil)
            return
        }
        self.socket = socket
        self.connection = connection
        self.pace = pace
        lastDeadline = cutOff(after: limits.whole, context)
        enter(isSecured ? .securing : .head, within: isSecured ? limits.handshake : limits.head, context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        leave()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { leave() }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if phase == .securing, case .handshakeCompleted = event as? TLSUserEvent {
            enter(.head, within: limits.head, context)
        }
        if case .inputClosed = event as? ChannelEvent, phase != .answering {
            // Cut off in the middle, or done and leaving.
            context.close(promise: nil)
            return
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard phase == .head || phase == .body else { return }
        let progress = reader.take(unwrapInboundIn(data).readableBytesView)
        if phase == .head, let head = reader.head {
            guard let connection, let socket,
                let (peer, pace) = door.peer(of: connection, from: socket, forwardedFor: head.forwardedFor)
            else {
                say(.nothingHere, context)
                return
            }
            self.peer = peer
            if pace == .tooFast { self.pace = pace }
            enter(.body, within: limits.body, context)
        }
        switch progress {
        case .wantsMore: break
        case .refuses(.malformed): say(.malformed, context)
        case .refuses(.nothingHere): say(.nothingHere, context)
        case .hasAll(let body):
            guard let head = reader.head, let peer else { return say(.malformed, context) }
            enter(.answering, within: nil, context)
            context.fireChannelRead(
                wrapInboundOut(Post(path: head.target, body: body, peer: peer, isTooFast: pace == .tooFast)))
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    /// Answers by itself, and waits a little for the other side to close: closing first could take the answer back.
    private func say(_ answer: Answer, _ context: ChannelHandlerContext) {
        enter(.over, within: limits.farewell, context)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: answer.bytes)), promise: nil)
        context.close(mode: .output, promise: nil)
    }

    private func enter(_ phase: Phase, within limit: Duration?, _ context: ChannelHandlerContext) {
        self.phase = phase
        deadline?.cancel()
        deadline = limit.map { cutOff(after: $0, context) }
    }

    private func cutOff(after limit: Duration, _ context: ChannelHandlerContext) -> Scheduled<Void> {
        context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(limit)) { context.close(promise: nil) }
    }

    private func leave() {
        deadline?.cancel()
        lastDeadline?.cancel()
        phase = .over
        if let connection { door.letOut(connection) }
        connection = nil
    }
}

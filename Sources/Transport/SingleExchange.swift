internal import NIOCore
internal import NIOHTTP1
internal import NIOTLS

/// One request and one answer at the end of one connection's pipeline.
///
/// All of it runs on the connection's event loop, so "had it left?" has one answer at any moment: until `phase` is
/// `sent` no byte of the request was handed on; from then on every failure is `lost`.
final class SingleExchange: ChannelDuplexHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundIn = Never
    typealias OutboundOut = HTTPClientRequestPart

    /// Tells the handler that its connection was chosen and that the request may leave once it is secure.
    struct Go: Sendable {
        let deadline: NIODeadline
    }

    private enum Phase { case waiting, sent, over }

    private let call: HTTPCall
    private let limits: TransportLimits
    private let result: EventLoopPromise<SentOnce>
    private var phase = Phase.waiting
    private var isChosen = false
    private var isSecure: Bool
    private var timer: Scheduled<Void>?
    private var head: HTTPResponseHead?
    private var body: [UInt8] = []

    init(_ call: HTTPCall, limits: TransportLimits, result: EventLoopPromise<SentOnce>) {
        self.call = call
        self.limits = limits
        self.result = result
        isSecure = !call.address.isSecure
    }

    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        guard let go = event as? Go else {
            context.triggerUserOutboundEvent(event, promise: promise)
            return
        }
        isChosen = true
        timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: go.deadline) {
            self.fail("no answer within \(self.limits.total.words)", context)
        }
        sendIfReady(context)
        promise?.succeed()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted = event as? TLSUserEvent {
            isSecure = true
            sendIfReady(context)
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard phase == .sent else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
        case .body(let buffer):
            body.append(contentsOf: buffer.readableBytesView)
            if body.count > limits.answerBytes { fail("the answer is too long", context) }
        case .end:
            guard let head else { return fail("the answer has no beginning", context) }
            finish(
                .answered(
                    HTTPReply(
                        status: Int(head.status.code), body: body, date: head.headers.first(name: "Date"),
                        retryAfter: head.headers.first(name: "Retry-After"))),
                context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(words(for: error, calling: call.address, within: limits), context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        fail("\(call.address.authority) closed the connection", context)
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        fail("the connection was closed", context)
    }

    private func sendIfReady(_ context: ChannelHandlerContext) {
        guard phase == .waiting, isChosen, isSecure else { return }
        phase = .sent
        var headers = HTTPHeaders([("Host", call.address.authority)])
        for header in call.headers { headers.add(name: header.name, value: header.value) }
        headers.add(name: "Content-Length", value: String(call.body.count))
        headers.add(name: "Connection", value: "close")
        let target = call.address.path.isEmpty ? "/" : call.address.path
        let head = HTTPRequestHead(
            version: .http1_1, method: HTTPMethod(rawValue: call.method.rawValue), uri: target, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: call.body)))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).assumeIsolated().whenFailure { error in
            self.fail(words(for: error, calling: self.call.address, within: self.limits), context)
        }
    }

    /// Ends the exchange without an answer: whether anything had left decides what that means.
    private func fail(_ reason: String, _ context: ChannelHandlerContext) {
        switch phase {
        case .waiting: finish(.neverLeft(reason: reason), context)
        case .sent: finish(.lost(reason: reason), context)
        case .over: break
        }
    }

    private func finish(_ outcome: SentOnce, _ context: ChannelHandlerContext) {
        phase = .over
        timer?.cancel()
        result.succeed(outcome)
        context.close(promise: nil)
    }
}

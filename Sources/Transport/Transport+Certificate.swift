internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import NIOTLS

extension Transport {
    /// When the certificate of an https address ends to be valid, in seconds since 1970: what the other side shows us
    /// when we call, whoever speaks TLS for it. It sends nothing.
    ///
    /// - Throws: `TransportFault`, also for a certificate that is not good now.
    public func certificateExpiry(of address: WebAddress) async throws(TransportFault) -> Int64 {
        guard address.isSecure else { throw TransportFault("\(address.authority) has no certificate") }
        do {
            let context = try NIOSSLContext(configuration: tls)
            let limits = limits
            let expiry = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connectTimeout(TimeAmount(limits.connect))
                .connect(host: address.host, port: address.port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let pipeline = channel.pipeline.syncOperations
                        let name = address.isNumeric ? nil : address.host
                        try pipeline.addHandler(NIOSSLClientHandler(context: context, serverHostname: name))
                        let promise = channel.eventLoop.makePromise(of: Int64.self)
                        do {
                            try pipeline.addHandler(CertificateLook(promise, limit: limits.total))
                        } catch {
                            // A promise that is dropped ends the program.
                            promise.fail(error)
                            throw error
                        }
                        return promise.futureResult
                    }
                }
            return try await expiry.get()
        } catch {
            throw TransportFault(words(for: error, calling: address, within: limits))
        }
    }
}

/// Waits until a connection is secure, notes the other side's certificate, and hangs up.
private final class CertificateLook: ChannelInboundHandler {
    typealias InboundIn = NIOAny

    private let expiry: EventLoopPromise<Int64>
    private let limit: Duration
    private var timer: Scheduled<Void>?

    init(_ expiry: EventLoopPromise<Int64>, limit: Duration) {
        self.expiry = expiry
        self.limit = limit
    }

    func channelActive(context: ChannelHandlerContext) {
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(limit)) { context.close(promise: nil) }
        context.fireChannelActive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted = event as? TLSUserEvent,
            let certificate = try? context.pipeline.syncOperations.nioSSL_peerCertificate()
        {
            expiry.succeed(Int64(certificate.notValidAfter))
            context.close(promise: nil)
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        expiry.fail(error)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        expiry.fail(ChannelError.eof)
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        expiry.fail(ChannelError.eof)
    }
}

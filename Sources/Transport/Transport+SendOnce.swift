internal import Logging
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

extension Transport {
    /// Sends what must never be sent twice: on a connection never used before and never after, one request, one answer.
    ///
    /// It is written on sockets, not on an HTTP client: only so it is known whether the first byte had left.
    /// Cancelling the task closes the connection; what had left by then is `lost`.
    public func sendOnce(_ call: HTTPCall) async -> SentOnce {
        let result = await exchange(call)
        switch result {
        case .neverLeft(let reason): logger.info("\(call): never left: \(reason)")
        case .lost(let reason): logger.warning("\(call): lost: \(reason)")
        case .answered(let reply): logger.debug("\(call): \(reply.status), \(reply.body.count) bytes")
        }
        return result
    }

    private func exchange(_ call: HTTPCall) async -> SentOnce {
        if let objection = call.objection { return .neverLeft(reason: objection) }
        let deadline = NIODeadline.now() + TimeAmount(limits.total)
        let opened: OpenedConnection
        do {
            opened = try await open(for: call)
        } catch {
            return .neverLeft(reason: words(for: error, calling: call.address, within: limits))
        }
        return await withTaskCancellationHandler {
            opened.channel.triggerUserOutboundEvent(SingleExchange.Go(deadline: deadline), promise: nil)
            do {
                return try await opened.result.get()
            } catch {
                return .lost(reason: words(for: error, calling: call.address, within: limits))
            }
        } onCancel: {
            opened.channel.close(promise: nil)
        }
    }

    /// Opens the connection. Where a name has several addresses they race; nothing is written before one has won.
    private func open(for call: HTTPCall) async throws -> OpenedConnection {
        let context = call.address.isSecure ? try NIOSSLContext(configuration: tls) : nil
        let limits = limits
        return try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(TimeAmount(min(limits.connect, limits.total)))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .connect(host: call.address.host, port: call.address.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    let promise = channel.eventLoop.makePromise(of: SentOnce.self)
                    do {
                        let pipeline = channel.pipeline.syncOperations
                        if let context {
                            let name = call.address.isNumeric ? nil : call.address.host
                            try pipeline.addHandler(NIOSSLClientHandler(context: context, serverHostname: name))
                        }
                        try pipeline.addHTTPClientHandlers(leftOverBytesStrategy: .dropBytes)
                        try pipeline.addHandler(SingleExchange(call, limits: limits, result: promise))
                    } catch {
                        promise.fail(error)
                        throw error
                    }
                    return OpenedConnection(channel: channel, result: promise.futureResult)
                }
            }
    }
}

/// The connection that won, and what will come of the exchange on it.
private struct OpenedConnection: Sendable {
    let channel: any Channel
    let result: EventLoopFuture<SentOnce>
}

import NIOCore
import NIOPosix
import NIOSSL

/// A gateway that takes every prompt, names it and counts it; with TLS if it has a certificate.
final class CountingGateway: Sendable {
    let port: Int
    /// What reached it.
    let count: WireCount
    private let channel: any Channel

    /// Starts it.
    ///
    /// - Parameter name: what its names for prompts begin with.
    init(_ name: String, certificate: (certificate: String, key: String)? = nil) async throws {
        let count = WireCount()
        let tls = try certificate.map { pair in
            try NIOSSLContext(
                configuration: .makeServerConfiguration(
                    certificateChain: NIOSSLCertificate.fromPEMBytes(Array(pair.certificate.utf8)).map {
                        .certificate($0)
                    },
                    privateKey: .privateKey(NIOSSLPrivateKey(bytes: Array(pair.key.utf8), format: .pem))))
        }
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(.backlog, value: 256)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    try channel.pipeline.syncOperations.addHandler(Desk(name: name, count: count))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress?.port ?? 0
        self.count = count
    }

    func stop() async throws { try await channel.close() }

    /// One connection: requests as long as they come.
    private final class Desk: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let name: String
        private let count: WireCount
        private var text = ""

        init(name: String, count: WireCount) {
            self.name = name
            self.count = count
        }

        func channelActive(context: ChannelHandlerContext) {
            count.note { $0.connections += 1 }
            context.fireChannelActive()
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            text += String(buffer: unwrapInboundIn(data))
            while let request = nextRequest() {
                var body = #"{"access_token":"0123456789abcdefghij","expires_in":"3599"}"#
                if request.hasPrefix("POST /mpesa/stkpush/") {
                    count.note { $0.pushes += 1 }
                    body = HTTPText.acceptance("\(name)-\(count.next())")
                }
                let answer = HTTPText.answer(200, body)
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer)), promise: nil)
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

        private func nextRequest() -> String? {
            guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
            let head = text[..<end.lowerBound]
            let line = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
            let length = line.flatMap { Int($0.dropFirst(15).filter { $0 != " " }) } ?? 0
            let rest = text[end.upperBound...].utf8
            guard rest.count >= length else { return nil }
            let request = String(head)
            text = String(decoding: rest.dropFirst(length), as: UTF8.self)
            return request
        }
    }
}

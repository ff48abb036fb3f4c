import NIOCore
import NIOPosix
import NIOSSL
import Synchronization
import Testing
import Transport

/// A server on 127.0.0.1 that plays one part, badly behaved ones too, and counts what reaches it.
final class RawServer: Sendable {
    /// What it does.
    enum Part: Sendable {
        /// Answers each request with these bytes and keeps the connection.
        case answer(String)
        /// Answers with these bytes, then closes.
        case answerAndClose(String)
        /// Reads each request whole and closes without a word.
        case closeAfterRequest
        /// Answers the first request on a connection, reads the second whole and closes.
        case closeAfterSecondRequest(String)
        /// Closes as soon as somebody connects.
        case closeAtOnce
        /// Reads and never answers.
        case neverAnswer
    }

    let port: Int
    /// A push to it.
    let call: HTTPCall
    /// The same under TLS.
    let secureCall: HTTPCall
    private let channel: any Channel
    private let log: Log

    struct Seen: Sendable {
        var connections = 0
        var bytes = 0
        var requests: [String] = []
    }

    init(_ part: Part, certificate: (certificate: String, key: String)? = nil) async throws {
        let log = Log()
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
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    try channel.pipeline.syncOperations.addHandler(Player(part, log: log))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress?.port ?? 0
        call = try pushCall(port)
        secureCall = try pushCall(port, scheme: "https")
        self.log = log
    }

    /// What reached it so far.
    var soFar: Seen { log.seen.withLock { $0 } }

    func stop() async throws { try await channel.close() }

    final class Log: Sendable {
        let seen = Mutex(Seen())
    }

    /// One connection of the server.
    private final class Player: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let part: Part
        private let log: Log
        private var text = ""
        private var answered = 0

        init(_ part: Part, log: Log) {
            self.part = part
            self.log = log
        }

        func channelActive(context: ChannelHandlerContext) {
            log.seen.withLock { $0.connections += 1 }
            if case .closeAtOnce = part { context.close(promise: nil) }
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let buffer = unwrapInboundIn(data)
            log.seen.withLock { $0.bytes += buffer.readableBytes }
            text += String(buffer: buffer)
            while let request = nextRequest() {
                log.seen.withLock { $0.requests.append(request) }
                play(context)
                answered += 1
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

        private func play(_ context: ChannelHandlerContext) {
            switch part {
            case .answer(let bytes): write(bytes, context)
            case .answerAndClose(let bytes):
                write(bytes, context)
                context.close(promise: nil)
            case .closeAfterRequest: context.close(promise: nil)
            case .closeAfterSecondRequest(let bytes):
                if answered == 0 { write(bytes, context) } else { context.close(promise: nil) }
            case .closeAtOnce, .neverAnswer: break
            }
        }

        private func write(_ bytes: String, _ context: ChannelHandlerContext) {
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: bytes)), promise: nil)
        }

        /// Takes one whole request off the front of what came in.
        private func nextRequest() -> String? {
            let bytes = Array(text.utf8)
            let blank = Array("\r\n\r\n".utf8)
            guard bytes.count >= 4,
                let end = (0...(bytes.count - 4)).first(where: { bytes[$0..<($0 + 4)].elementsEqual(blank) })
            else { return nil }
            let head = String(decoding: bytes[..<end], as: UTF8.self)
            var length = 0
            for line in head.split(separator: "\r\n") where line.lowercased().hasPrefix("content-length:") {
                length = Int(line.dropFirst(15).filter { $0 != " " }) ?? 0
            }
            guard bytes.count >= end + 4 + length else { return nil }
            text = String(decoding: bytes[(end + 4 + length)...], as: UTF8.self)
            return String(decoding: bytes[..<(end + 4 + length)], as: UTF8.self)
        }
    }
}

/// Runs a body with a server, and stops the server after it.
func withServer<Result>(
    _ part: RawServer.Part, certificate: (certificate: String, key: String)? = nil,
    _ body: (RawServer) async throws -> Result
) async throws -> Result {
    let server = try await RawServer(part, certificate: certificate)
    do {
        let result = try await body(server)
        try await server.stop()
        return result
    } catch {
        try? await server.stop()
        throw error
    }
}

/// A request as the gateway gets it.
func pushCall(_ port: Int, scheme: String = "http", host: String = "127.0.0.1") throws -> HTTPCall {
    let address = try #require(WebAddress("\(scheme)://\(host):\(port)/mpesa/stkpush/v1/processrequest"))
    return HTTPCall(
        .post, address, headers: [.init("Authorization", "Bearer abc"), .init("Content-Type", "application/json")],
        body: Array(#"{"Amount":1}"#.utf8))
}

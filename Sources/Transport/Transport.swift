internal import AsyncHTTPClient
public import Logging
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

/// Sends one request and returns one answer: TLS always verified, no redirects, no repeats.
///
/// A class because it owns the kept connections of the ordinary door and closes them when it is let go.
public final class Transport: Sendable {
    let limits: TransportLimits
    let tls: TLSConfiguration
    let logger: Logger
    private let client: HTTPClient

    /// Makes one that trusts the certificate authorities of the machine.
    public convenience init(limits: TransportLimits = .usual, logger: Logger) {
        self.init(limits: limits, trusting: nil, logger: logger)
    }

    /// Makes one that trusts that certificate instead of the machine's authorities: for servers made by tests.
    package convenience init(limits: TransportLimits, trustingPEM pem: String, logger: Logger) throws {
        let roots = try NIOSSLCertificate.fromPEMBytes(Array(pem.utf8))
        self.init(limits: limits, trusting: .certificates(roots), logger: logger)
    }

    private init(limits: TransportLimits, trusting roots: NIOSSLTrustRoots?, logger: Logger) {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv12
        tls.certificateVerification = .fullVerification
        tls.applicationProtocols = ["http/1.1"]
        if let roots { tls.trustRoots = roots }

        var configuration = HTTPClient.Configuration(
            tlsConfiguration: tls,
            redirectConfiguration: .disallow,
            timeout: .init(connect: TimeAmount(limits.connect)))
        configuration.httpVersion = .http1Only
        // Its own retries would turn a refused port into a wait for the connect limit.
        configuration.connectionPool.retryConnectionEstablishment = false

        self.limits = limits
        self.tls = tls
        self.logger = logger
        client = HTTPClient(eventLoopGroup: MultiThreadedEventLoopGroup.singleton, configuration: configuration)
    }

    deinit { client.shutdown { _ in } }

    /// Sends what may be repeated (a token, a question), on a connection that may be kept for the next.
    ///
    /// - Throws: `TransportFault` when no whole answer came within the limits.
    public func send(_ call: HTTPCall) async throws(TransportFault) -> HTTPReply {
        if let objection = call.objection { throw TransportFault(objection) }
        var request = HTTPClientRequest(url: call.address.description)
        request.method = HTTPMethod(rawValue: call.method.rawValue)
        for header in call.headers { request.headers.add(name: header.name, value: header.value) }
        if !call.body.isEmpty { request.body = .bytes(ByteBuffer(bytes: call.body)) }
        do {
            let response = try await client.execute(request, timeout: TimeAmount(limits.total))
            let body = try await response.body.collect(upTo: limits.answerBytes)
            let reply = HTTPReply(
                status: Int(response.status.code), body: Array(body.readableBytesView),
                date: response.headers.first(name: "Date"),
                retryAfter: response.headers.first(name: "Retry-After"))
            logger.debug("\(call): \(reply.status), \(reply.body.count) bytes")
            return reply
        } catch {
            let fault = TransportFault(words(for: error, calling: call.address, within: limits))
            logger.debug("\(call): \(fault)")
            throw fault
        }
    }
}

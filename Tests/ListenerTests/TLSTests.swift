import NIOCore
import NIOPosix
import NIOSSL
import Payments
import TestSupport
import Testing
import Transport

@testable import Listener

/// TLS spoken by the listener itself, without a proxy.
@Suite(.timeLimit(.minutes(5))) struct TLSTests {
    private func certificate(
        _ pair: (certificate: String, key: String) = TestCertificates.local
    ) throws -> ListenerCertificate {
        try ListenerCertificate(chain: Array(pair.certificate.utf8), key: Array(pair.key.utf8))
    }

    private func client() throws -> Transport {
        try Transport(
            limits: TransportLimits(connect: .seconds(20), total: .seconds(60), answerBytes: 4096),
            trustingPEM: TestCertificates.root, logger: quiet)
    }

    private func address(of rig: ListenerRig) throws -> WebAddress {
        try #require(WebAddress("https://127.0.0.1:\(rig.port)/\(rig.token.hex)"))
    }

    @Test func aCallbackOverTLSIsKeptAndAnswered() async throws {
        let certificate = try certificate()
        try await withListener(configure: { $0.certificate = certificate }) { rig async throws in
            let reply = try await client().send(
                HTTPCall(.post, try address(of: rig), body: Array(success().utf8)))
            #expect(reply.status == 200)
            #expect(String(decoding: reply.body, as: UTF8.self) == #"{"ResultCode":0,"ResultDesc":"Accepted"}"#)
            let nothing = try await client().send(HTTPCall(.get, try address(of: rig)))
            #expect(nothing.status == 404)
            try await rig.settled(1)
            #expect(try await rig.record()?.state == .claimed)
        }
    }

    @Test func whenTheCertificateEndsIsSeenFromBothSides() async throws {
        let certificate = try certificate()
        try await withListener(configure: { $0.certificate = certificate }) { rig async throws in
            let seconds = try await client().certificateExpiry(of: try address(of: rig))
            #expect(Timestamp(milliseconds: seconds * 1000) == certificate.expiry)
            #expect(certificate.expiry > Timestamp(milliseconds: 4_900_000_000_000))
        }
    }

    @Test func aConnectionThatDoesNotBecomeSecureIsCutOff() async throws {
        let certificate = try certificate()
        try await withListener(configure: {
            $0.certificate = certificate
            $0.limits.handshake = .milliseconds(50)
        }) { rig async throws in
            #expect(try await RawConnection(to: rig.port).reply().bytes.isEmpty)
        }
    }

    @Test func plainTextIsNotAnsweredWhereTLSIsSpoken() async throws {
        let certificate = try certificate()
        try await withListener(configure: { $0.certificate = certificate }) { rig async throws in
            let connection = try RawConnection(to: rig.port)
            try connection.send("POST /\(rig.token.hex) HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}")
            #expect(try await connection.reply().status == nil)
            #expect(await rig.inbox.events.isEmpty)
        }
    }

    @Test(arguments: [(TLSVersion.tlsv11, false), (.tlsv12, true), (.tlsv13, true)])
    func theVersionIsTwelveOrNewer(version: TLSVersion, isSpoken: Bool) async throws {
        let certificate = try certificate()
        try await withListener(configure: { $0.certificate = certificate }) { rig async throws in
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.certificateVerification = .none
            configuration.minimumTLSVersion = .tlsv1
            configuration.maximumTLSVersion = version
            let context = try NIOSSLContext(configuration: configuration)
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let pipeline = channel.pipeline.syncOperations
                        try pipeline.addHandler(NIOSSLClientHandler(context: context, serverHostname: nil))
                    }
                }
                .connect(host: "127.0.0.1", port: rig.port).get()
            let request = "POST /\(rig.token.hex) HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}"
            try? await channel.writeAndFlush(ByteBuffer(string: request)).get()
            if isSpoken {
                try await rig.settled(1)
                try? await channel.close().get()
            } else {
                try await channel.closeFuture.get()
                #expect(await rig.inbox.events.isEmpty)
            }
        }
    }

    @Test func aKeyThatIsNotTheCertificatesIsRefused() {
        #expect(throws: ListenerCertificate.Fault(reason: "the key is not this certificate's")) {
            try certificate((TestCertificates.local.certificate, TestCertificates.elsewhere.key))
        }
        #expect(throws: ListenerCertificate.Fault.self) { try certificate(("nothing", TestCertificates.local.key)) }
        #expect(throws: ListenerCertificate.Fault.self) { try certificate((TestCertificates.local.certificate, "")) }
    }
}

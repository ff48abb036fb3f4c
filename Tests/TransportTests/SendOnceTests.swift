import Logging
import NIOPosix
import TestSupport
import Testing
import Transport

private let whole = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nDate: Fri, 06 Nov 2026 11:03:22 GMT\r\n\r\n{}"
private let quick = TransportLimits(connect: .seconds(60), total: .milliseconds(300), answerBytes: 1024)
/// Limits that no test lives to see: what ends before them was not ended by them.
private let patient = TransportLimits(connect: .seconds(3600), total: .seconds(3600), answerBytes: 1024)

private func makeTransport(_ limits: TransportLimits = patient) -> Transport {
    Transport(limits: limits, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
}

extension SentOnce {
    fileprivate var wasLost: Bool { if case .lost = self { true } else { false } }
    fileprivate var neverLeft: Bool { if case .neverLeft = self { true } else { false } }
    fileprivate var reply: HTTPReply? { if case .answered(let reply) = self { reply } else { nil } }
}

@Suite(.timeLimit(.minutes(5))) struct SendOnceTests {
    @Test func theRequestOnTheWireIsExactlyThis() async throws {
        try await withServer(.answer(whole)) { server in
            let sent = await makeTransport().sendOnce(server.call)
            #expect(
                sent.reply
                    == HTTPReply(status: 200, body: Array("{}".utf8), date: "Fri, 06 Nov 2026 11:03:22 GMT"))
            #expect(
                server.soFar.requests == [
                    "POST /mpesa/stkpush/v1/processrequest HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n"
                        + "Authorization: Bearer abc\r\nContent-Type: application/json\r\nContent-Length: 12\r\n"
                        + "Connection: close\r\n\r\n{\"Amount\":1}"
                ])
        }
    }

    @Test func aServerThatReadsThePOSTAndClosesSeesOnePOSTAndItIsLost() async throws {
        try await withServer(.closeAfterRequest) { server in
            let sent = await makeTransport().sendOnce(server.call)
            #expect(sent.wasLost)
            #expect(server.soFar.requests.count == 1)
            #expect(server.soFar.connections == 1)
        }
    }

    @Test func aServerThatClosesAKeptConnectionStillSeesEachPOSTOnce() async throws {
        // An HTTP client with a pool would reuse the first connection for the second POST, see it close, and repeat.
        let answer = "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\n{}"
        try await withServer(.closeAfterSecondRequest(answer)) { server in
            let transport = makeTransport()
            for _ in 1...3 { #expect(await transport.sendOnce(server.call).reply?.status == 200) }
            #expect(server.soFar.requests.count == 3)
            #expect(server.soFar.connections == 3)
        }
    }

    @Test func tenPushesToAServerThatKeepsConnectionsUseTenConnections() async throws {
        try await withServer(.answer(whole)) { server in
            let transport = makeTransport()
            _ = try await transport.send(server.call)
            for _ in 1...10 { #expect(await transport.sendOnce(server.call).reply != nil) }
            #expect(server.soFar.connections == 11)
            #expect(server.soFar.requests.count == 11)
        }
    }

    @Test func aRefusedPortIsToldAtOnceAndNothingLeft() async throws {
        // Bound and not listening, so that nobody else can take the port meanwhile.
        let port = try HeldPort()
        let sent = await makeTransport().sendOnce(try pushCall(port.number))
        #expect(
            sent == .neverLeft(reason: "127.0.0.1:\(port.number) refuses the connection: nothing listens there"))
    }

    @Test func aNameThatDoesNotExistNeverLeft() async throws {
        let sent = try await makeTransport(quick).sendOnce(pushCall(443, scheme: "https", host: "kaunta.invalid"))
        #expect(sent.neverLeft)
    }

    @Test func whoeverClosesBeforeReadingIsNeverTakenForAnAnswer() async throws {
        try await withServer(.closeAtOnce) { server in
            let sent = await makeTransport().sendOnce(server.call)
            #expect(sent.reply == nil)
            if sent.neverLeft { #expect(server.soFar.bytes == 0) }
        }
    }

    @Test(arguments: [
        "HTTP/1.1 20", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"Resp",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a", "SSH-2.0-OpenSSH_9.2\r\n", "\r\n", "\u{0}",
    ])
    func halfAnAnswerIsLost(bytes: String) async throws {
        try await withServer(.answerAndClose(bytes)) { server in
            #expect(await makeTransport().sendOnce(server.call).wasLost)
            #expect(server.soFar.requests.count == 1)
        }
    }

    @Test(arguments: ["", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n"])
    func anAnswerThatTakesTooLongIsLost(bytes: String) async throws {
        try await withServer(.answer(bytes)) { server in
            var sent = await makeTransport(quick).sendOnce(server.call)
            // On a busy machine the time may be over before the connection is made.
            while case .neverLeft = sent { sent = await makeTransport(quick).sendOnce(server.call) }
            #expect(sent == .lost(reason: "no answer within 300 ms"))
            // On a busy machine the server may still have to read what was sent to it.
            while server.soFar.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
            #expect(server.soFar.requests.count == 1)
        }
    }

    @Test func anAnswerBeyondTheLimitIsLost() async throws {
        let body = String(repeating: "x", count: 2000)
        try await withServer(.answer("HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n\(body)")) { server in
            #expect(await makeTransport().sendOnce(server.call) == .lost(reason: "the answer is too long"))
        }
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func redirectsAreAnswersAndNobodyFollowsThem(status: Int) async throws {
        try await withServer(.answer(whole)) { target in
            let redirect =
                "HTTP/1.1 \(status) Go\r\nLocation: http://127.0.0.1:\(target.port)/\r\nContent-Length: 0\r\n\r\n"
            try await withServer(.answer(redirect)) { server in
                let transport = makeTransport()
                #expect(await transport.sendOnce(server.call).reply?.status == status)
                let reply = try await transport.send(server.call)
                #expect(reply.status == status)
                #expect(server.soFar.requests.count == 2)
                #expect(target.soFar.connections == 0)
            }
        }
    }

    @Test func anInterimAnswerIsNotTheAnswer() async throws {
        try await withServer(.answer("HTTP/1.1 100 Continue\r\n\r\n" + whole)) { server in
            #expect(await makeTransport().sendOnce(server.call).reply?.status == 200)
        }
    }

    @Test func aWithdrawnTaskLeavesAPushThatHadLeftAsLost() async throws {
        try await withServer(.neverAnswer) { server in
            let call = server.call
            let task = Task { await makeTransport().sendOnce(call) }
            while server.soFar.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
            task.cancel()
            #expect(await task.value.wasLost)
        }
    }

    @Test func plainHTTPIsForThisMachineOnly() async throws {
        let address = try #require(WebAddress("http://192.0.2.1/oauth"))
        #expect(await makeTransport().sendOnce(HTTPCall(.get, address)).neverLeft)
        await #expect(throws: TransportFault.self) { try await makeTransport().send(HTTPCall(.get, address)) }
    }

    @Test func aHeaderWithALineEndIsNotSent() async throws {
        try await withServer(.answer(whole)) { server in
            let address = try #require(WebAddress("http://127.0.0.1:\(server.port)/"))
            let smuggled = HTTPCall(.post, address, headers: [.init("Authorization", "Bearer a\r\nX: y")])
            #expect(await makeTransport().sendOnce(smuggled).neverLeft)
            #expect(server.soFar.connections == 0)
        }
    }
}

struct TLSTests {
    private func trusting(_ pem: String = TestCertificates.root) throws -> Transport {
        try Transport(
            limits: patient, trustingPEM: pem, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    @Test(arguments: ["127.0.0.1", "localhost"])
    func aTrustedServerIsAnswered(host: String) async throws {
        try await withServer(.answer(whole), certificate: TestCertificates.local) { server in
            let transport = try trusting()
            let call = try pushCall(server.port, scheme: "https", host: host)
            #expect(await transport.sendOnce(call).reply?.status == 200)
            let reply = try await transport.send(call)
            #expect(reply.status == 200)
        }
    }

    @Test func aServerThatNobodyVouchesForNeverGetsAByteOfTheRequest() async throws {
        try await withServer(.answer(whole), certificate: TestCertificates.local) { server in
            let call = server.secureCall
            let transport = makeTransport()
            #expect(
                await transport.sendOnce(call)
                    == .neverLeft(
                        reason: "the certificate of 127.0.0.1:\(server.port) is not trusted, or is not its own"))
            await #expect(throws: TransportFault.self) { try await transport.send(call) }
            #expect(server.soFar.bytes == 0)
        }
    }

    @Test func aCertificateOfAnotherNameIsRefused() async throws {
        try await withServer(.answer(whole), certificate: TestCertificates.elsewhere) { server in
            for host in ["127.0.0.1", "localhost"] {
                let sent = try await trusting().sendOnce(pushCall(server.port, scheme: "https", host: host))
                #expect(sent.neverLeft)
            }
            #expect(server.soFar.bytes == 0)
        }
    }

    @Test func aServerThatDoesNotSpeakTLSNeverGetsTheRequest() async throws {
        try await withServer(.answerAndClose("HTTP/1.1 400 Bad\r\n\r\n")) { server in
            let sent = await makeTransport(quick).sendOnce(server.secureCall)
            #expect(sent.neverLeft)
            #expect(server.soFar.requests.isEmpty)
        }
    }

    @Test func aPOSTThatIsReadAndClosedUnderTLSIsLostAfterOne() async throws {
        try await withServer(.closeAfterRequest, certificate: TestCertificates.local) { server in
            let sent = try await trusting().sendOnce(server.secureCall)
            #expect(sent.wasLost)
            #expect(server.soFar.requests.count == 1)
        }
    }
}

@Suite(.timeLimit(.minutes(5))) struct SendTests {
    @Test func aRefusedPortIsToldAtOnce() async throws {
        let server = try await RawServer(.neverAnswer)
        try await server.stop()
        await #expect(throws: TransportFault.self) { try await makeTransport().send(server.call) }
    }

    @Test func aServerThatNeverAnswersIsGivenUp() async throws {
        try await withServer(.neverAnswer) { server in
            let transport = makeTransport(quick)
            await #expect(throws: TransportFault("no answer within 300 ms")) {
                try await transport.send(server.call)
            }
            #expect(server.soFar.requests.count == 1)
        }
    }

    @Test func headersThatMatterComeBack() async throws {
        let answer =
            "HTTP/1.1 429 Slow\r\nRetry-After: 12\r\nDate: Fri, 06 Nov 2026 11:03:22 GMT\r\nContent-Length: 0\r\n\r\n"
        try await withServer(.answer(answer)) { server in
            let reply = try await makeTransport().send(server.call)
            #expect(
                reply == HTTPReply(status: 429, body: [], date: "Fri, 06 Nov 2026 11:03:22 GMT", retryAfter: "12"))
        }
    }

    @Test func questionsMayShareAConnection() async throws {
        try await withServer(.answer(whole)) { server in
            let transport = makeTransport()
            for _ in 1...5 {
                let reply = try await transport.send(server.call)
                #expect(reply.status == 200)
            }
            #expect(server.soFar.connections == 1)
        }
    }
}

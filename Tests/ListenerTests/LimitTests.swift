import Listener
import Payments
import TestSupport
import Testing

/// The limits on real connections: who is cut off, who is told what.
@Suite(.timeLimit(.minutes(5))) struct LimitTests {
    private func head(_ token: String, _ headers: String) -> String {
        "POST /\(token) HTTP/1.1\r\nHost: x\r\n\(headers)\r\n"
    }

    /// The reply on the first connection that ends: which of several was let in first is the machine's to say.
    private func firstToEnd(of connections: [RawConnection]) async throws -> RawHTTP.Reply {
        let (ends, end) = AsyncStream.makeStream(of: Result<RawHTTP.Reply, any Error>.self)
        for connection in connections {
            Task {
                do { end.yield(.success(try await connection.reply())) } catch { end.yield(.failure(error)) }
            }
        }
        for await reply in ends { return try reply.get() }
        return try await connections[0].reply()
    }

    @Test(arguments: [
        "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", "Content-Length: 2\r\nContent-Length: 3\r\n",
        "X: a\r\n b\r\nContent-Length: 2\r\n", "X: a\nContent-Length: 2\r\n", "X: a\u{0}\r\nContent-Length: 2\r\n",
    ])
    func whatCouldBeReadInTwoWaysGets400AndIsNotKept(headers: String) async throws {
        try await withListener { rig async throws in
            let reply = try await RawHTTP.exchange(Array((head(rig.token.hex, headers) + "{}").utf8), port: rig.port)
            #expect(reply.text == "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            #expect(await rig.inbox.events.isEmpty)
        }
    }

    @Test(arguments: [
        "POST http://x/TOKEN HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}",
        "GET /TOKEN HTTP/1.1\r\nHost: x\r\n\r\n", "POST /TOKEN?a HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}",
        "POST /TOKEN HTTP/1.1\r\nHost: x\r\nContent-Length: 16385\r\n\r\n{}",
        "POST /0000000000000000000000000000000000000000 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}",
    ])
    func theOne404IsTheSameByteForByte(request: String) async throws {
        try await withListener { rig async throws in
            let bytes = Array(request.replacing("TOKEN", with: rig.token.hex).utf8)
            let reply = try await RawHTTP.exchange(bytes, port: rig.port)
            #expect(reply.text == "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            #expect(await rig.inbox.events.isEmpty)
        }
    }

    @Test func aSecondRequestOnTheSameConnectionIsNotRead() async throws {
        try await withListener { rig async throws in
            let one = head(rig.token.hex, "Content-Length: 2\r\n") + "{}"
            let reply = try await RawHTTP.exchange(Array((one + one).utf8), port: rig.port)
            #expect(reply.text.split(separator: "HTTP/1.1").count == 1)
            #expect(await rig.inbox.bodies == [Array("{}".utf8)])
        }
    }

    @Test func aProxyThatSpeaksTheOldVersionIsAnswered() async throws {
        try await withListener { rig async throws in
            let request = "POST /\(rig.token.hex) HTTP/1.0\r\nContent-Length: 2\r\n\r\n{}"
            #expect(try await RawHTTP.exchange(Array(request.utf8), port: rig.port).status == 200)
        }
    }

    @Test(arguments: ["", "POST /", "POST / HTTP/1.1\r\nHost: x\r\nX: "])
    func headersThatDoNotEndAreCutOffWithoutAWord(start: String) async throws {
        try await withListener(configure: { $0.limits.head = .milliseconds(50) }) { rig async throws in
            let connection = try RawConnection(to: rig.port)
            try connection.send(start)
            #expect(try await connection.reply().bytes.isEmpty)
        }
    }

    @Test func aBodyThatDoesNotEndIsCutOffWithoutAWord() async throws {
        try await withListener(configure: { $0.limits.body = .milliseconds(50) }) { rig async throws in
            let connection = try RawConnection(to: rig.port)
            try connection.send(head(rig.token.hex, "Content-Length: 500\r\n") + "{")
            #expect(try await connection.reply().bytes.isEmpty)
            #expect(await rig.inbox.events.isEmpty)
        }
    }

    @Test func theWholeRequestHasALimitOfItsOwn() async throws {
        try await withListener(configure: { $0.limits.whole = .milliseconds(50) }) { rig async throws in
            let connection = try RawConnection(to: rig.port)
            try connection.send(head(rig.token.hex, "Content-Length: 500\r\n") + "{")
            #expect(try await connection.reply().bytes.isEmpty)
        }
    }

    @Test func whoeverDoesNotCloseAfterTheAnswerIsClosed() async throws {
        try await withListener(configure: {
            $0.limits.farewell = .milliseconds(50)
            $0.limits.connectionsOfListed = 1
        }) { rig async throws in
            let connection = try RawConnection(to: rig.port)
            try connection.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await connection.reply().status == 404)
            // It keeps its end open; its place is free all the same.
            while (try? await rig.post(success()))?.status != 200 { try await Task.sleep(for: .milliseconds(1)) }
            try connection.send("x")
        }
    }

    @Test func aPeerHasOnlySoManyConnections() async throws {
        try await withListener(configure: { $0.limits.connectionsOfListed = 2 }) { rig async throws in
            let three = try (0..<3).map { _ in try RawConnection(to: rig.port, from: "127.0.0.9") }
            #expect(try await firstToEnd(of: three).bytes.isEmpty)
            // Another peer is served meanwhile.
            #expect(try await rig.post(success()).status == 200)
        }
    }

    @Test func whenAllAreTakenTheOldestThatIsNotListedGoes() async throws {
        try await withListener(configure: {
            $0.limits.connections = 3
            $0.peers.listed = ["127.0.0.1"].compactMap { PeerRange($0) }
        }) { rig async throws in
            let listed = try RawConnection(to: rig.port)
            try listed.send(head(rig.token.hex, "Content-Length: 2\r\n"))
            let strangers = try ["127.0.0.8", "127.0.0.9"].map { try RawConnection(to: rig.port, from: $0) }
            async let another = rig.post(success())
            // Nothing but room for another ends either.
            #expect(try await firstToEnd(of: strangers).bytes.isEmpty)
            #expect(try await another.status == 200)
            try listed.send("{}")
            #expect(try await listed.reply().status == 200)
        }
    }

    @Test(arguments: [true, false])
    func messagesThatComeTooFastAreKeptAsFarAsThereIsRoom(isListed: Bool) async throws {
        try await withListener(configure: {
            if !isListed { $0.peers.listed = [] }
            $0.limits.rateOfListed = .init(perSecond: 1, burst: 5)
            $0.limits.surplus = 2
        }) { rig async throws in
            for _ in 0..<7 { #expect(try await rig.post("{}").status == 200) }
            for _ in 0..<2 { #expect(try await rig.post(success()).status == 503) }
            #expect(await rig.inbox.bodies.count == 7)
            let peer = try #require(PeerAddress("127.0.0.1"))
            #expect(rig.ears.events.contains(.tooFast(.prompt(rig.attempt), from: peer)))
            #expect(rig.ears.hints == [rig.attempt])
            #expect(try await rig.post("{}", to: "/0000000000000000000000000000000000000000").status == 404)
            rig.clock.advance(by: .seconds(1))
            #expect(try await rig.post(success()).status == 200)
        }
    }

    @Test func whoeverGuessesIsShutOutAndAPersonHearsOfIt() async throws {
        try await withListener(configure: { $0.peers.listed = [] }) { rig async throws in
            let wrong = "/0000000000000000000000000000000000000000"
            for _ in 0..<20 { #expect(try await rig.post("{}", to: wrong).status == 404) }
            #expect(rig.ears.events.filter(\.isAlarm) == [.blocked(try #require(PeerAddress("127.0.0.1")))])
            #expect(try await RawConnection(to: rig.port).reply().bytes.isEmpty)
            rig.clock.advance(by: .seconds(3600))
            #expect(try await rig.post(success()).status == 200)
        }
    }

    @Test func aListedPeerIsNeverShutOut() async throws {
        try await withListener { rig async throws in
            let wrong = "/0000000000000000000000000000000000000000"
            for _ in 0..<25 { #expect(try await rig.post("{}", to: wrong).status == 404) }
            #expect(try await rig.post(success()).status == 200)
            #expect(rig.ears.events.filter(\.isAlarm).isEmpty)
        }
    }

    @Test func behindAProxyThePeerThatItNamesIsShutOutAndNeverTheProxy() async throws {
        try await withListener(configure: { $0.peers = PeerList(proxies: PeerList.thisMachine) }) { rig async throws in
            func post(to path: String, for peer: String?) async throws -> Int? {
                try await RawHTTP.send(
                    "POST", path, port: rig.port, headers: peer.map { ["X-Forwarded-For": $0] } ?? [:],
                    body: Array("{}".utf8)
                ).status
            }
            let wrong = "/0000000000000000000000000000000000000000"
            for peer in ["41.90.0.1", nil, "196.201.214.206"] {
                for _ in 0..<20 { #expect(try await post(to: wrong, for: peer) == 404) }
            }
            rig.clock.advance(by: .seconds(60))
            let ours = "/\(rig.token.hex)"
            #expect(try await post(to: ours, for: "41.90.0.1") == 404)
            #expect(try await post(to: ours, for: "41.90.0.2") == 200)
            #expect(try await post(to: ours, for: nil) == 200)
            #expect(try await post(to: ours, for: "196.201.214.206") == 200)
            #expect(rig.ears.events.filter { if case .blocked = $0 { true } else { false } }.count == 1)
        }
    }

    @Test func manySlowStrangersDoNotKeepAGenuineMessageOut() async throws {
        try await withListener(configure: { $0.peers.listed = ["127.0.0.1"].compactMap { PeerRange($0) } }) {
            rig async throws in
            var slow: [RawConnection] = []
            for number in 0..<120 {
                let connection = try RawConnection(to: rig.port, from: "127.0.1.\(number % 100 + 1)")
                try? connection.send("POST /")
                slow.append(connection)
            }
            #expect(try await rig.post(success()).status == 200)
            #expect(slow.count == 120)
        }
    }
}

import Listener
import Payments
import TestSupport
import Testing

/// What becomes of messages from peers that are listed, and from all others.
@Suite(.timeLimit(.minutes(5))) struct PeerTests {
    /// Behind a proxy on this machine, with Safaricom's published addresses listed.
    private func behindAProxy(_ mode: PeerList.Mode = .quarantine) -> (inout ListenerConfiguration) -> Void {
        { $0.peers = PeerList(proxies: PeerList.thisMachine, mode: mode) }
    }

    private func post(_ body: String, to rig: ListenerRig, for names: String?) async throws -> RawHTTP.Reply {
        try await RawHTTP.send(
            "POST", "/\(rig.token.hex)", port: rig.port, headers: names.map { ["X-Forwarded-For": $0] } ?? [:],
            body: Array(body.utf8))
    }

    @Test func aListedPeerBehindTheProxyIsHeard() async throws {
        try await withListener(configure: behindAProxy()) { rig async throws in
            #expect(try await post(success(), to: rig, for: "196.201.214.206").status == 200)
            try await rig.settled(1)
            #expect(try await rig.record()?.state == .claimed)
            let message = try #require(await rig.inbox.messages.first)
            #expect(message.peer == "196.201.214.206")
            #expect(message.isListed)
        }
    }

    @Test(arguments: ["196.201.214.206, 41.90.0.1", "41.90.0.1", nil])
    func aStrangersMessageIsKeptAnsweredSetAsideAndChangesNothing(names: String?) async throws {
        try await withListener(configure: behindAProxy()) { rig async throws in
            let before = try await rig.record()
            let reply = try await post(success(), to: rig, for: names)
            #expect(reply.status == 200)
            #expect(reply.body == #"{"ResultCode":0,"ResultDesc":"Accepted"}"#)
            try await rig.settled(1)
            guard case .quarantined = await rig.inbox.outcomes.first else {
                Issue.record("not set aside")
                return
            }
            #expect(try await rig.record() == before)
            #expect(rig.ears.heard.isEmpty)
            let message = try #require(await rig.inbox.messages.first)
            #expect(!message.isListed)
            #expect(message.peer == (names == nil ? "127.0.0.1" : "41.90.0.1"))
        }
    }

    @Test func aDirectPeersWordAboutItselfIsNotTaken() async throws {
        try await withListener(configure: { $0.peers = PeerList() }) { rig async throws in
            #expect(try await post(success(), to: rig, for: "196.201.214.206").status == 200)
            try await rig.settled(1)
            #expect(try await rig.record()?.state == .pending)
            #expect(await rig.inbox.peers == ["127.0.0.1"])
        }
    }

    @Test func whereTheListIsEnforcedAStrangerFindsNothing() async throws {
        try await withListener(configure: behindAProxy(.enforce)) { rig async throws in
            let reply = try await post(success(), to: rig, for: "41.90.0.1")
            #expect(reply.text == "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            #expect(await rig.inbox.events.isEmpty)
            #expect(rig.ears.events.filter(\.isAlarm) == [.turnedAway(try #require(PeerAddress("41.90.0.1")))])
            #expect(try await post(success(), to: rig, for: "196.201.214.206").status == 200)
        }
    }

    @Test func aStrangerWhoKnowsThePromptsNameIsWorthOneQuestionAMinute() async throws {
        try await withListener(configure: behindAProxy()) { rig async throws in
            for count in 1...3 {
                _ = try await post(success(), to: rig, for: "41.90.0.1")
                try await rig.settled(count)
            }
            #expect(rig.ears.hints == [rig.attempt])
            rig.clock.advance(by: .seconds(60))
            _ = try await post(success(), to: rig, for: "41.90.0.1")
            // The hint comes after the ending: the next message shows that it was given.
            _ = try await post("{}", to: rig, for: "41.90.0.2")
            try await rig.settled(5)
            #expect(rig.ears.hints == [rig.attempt, rig.attempt])
            #expect(rig.ears.heard.isEmpty)
        }
    }

    @Test(arguments: ["{}", success().replacing(ListenerRig.checkout, with: "ws_CO_another")])
    func aStrangerWhoDoesNotKnowItIsWorthNone(body: String) async throws {
        try await withListener(configure: behindAProxy()) { rig async throws in
            for count in 1...2 {
                _ = try await post(body, to: rig, for: "41.90.0.1")
                try await rig.settled(count)
            }
            #expect(rig.ears.hints.isEmpty)
        }
    }

    @Test func peersBehindTheProxyHaveTheirOwnRates() async throws {
        try await withListener(configure: {
            behindAProxy()(&$0)
            $0.limits.surplus = 0
        }) { rig async throws in
            for _ in 0..<5 { #expect(try await post("{}", to: rig, for: "41.90.0.1").status == 200) }
            #expect(try await post("{}", to: rig, for: "41.90.0.1").status == 503)
            #expect(try await post(success(), to: rig, for: "196.201.214.206").status == 200)
        }
    }
}

import Payments
import TestSupport
import Testing
import Transport

@testable import Daraja

struct AccessTokenTests {
    private let time = TestTimekeeper()

    private func tokens(_ wire: ScriptedWire) throws -> AccessTokens {
        AccessTokens(
            for: try Example.account(), over: wire.wire, timekeeper: time.timekeeper,
            clock: ServerClock(timekeeper: time.timekeeper))
    }

    @Test func aHundredCallersShareOneCall() async throws {
        let wire = ScriptedWire(tokenGate: { for _ in 0..<50 { await Task.yield() } })
        let tokens = try tokens(wire)
        let found = try await withThrowingTaskGroup(of: AccessToken.self) { group in
            for _ in 0..<100 { group.addTask { try await tokens.token() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(found.count == 100)
        #expect(Set(found.map(\.secret.text)) == ["token-1"])
        #expect(wire.tokenCount == 1)
    }

    @Test func aTokenIsRenewedAMinuteBeforeItEnds() async throws {
        let wire = ScriptedWire()
        let tokens = try tokens(wire)
        _ = try await tokens.token()
        time.advance(by: .seconds(3538))
        #expect(try await tokens.token().secret == Secret("token-1"))
        time.advance(by: .seconds(1))
        #expect(try await tokens.token().secret == Secret("token-2"))
        #expect(wire.tokenCount == 2)
    }

    @Test func aJumpOfTheWallClockDoesNotEndAToken() async throws {
        let wire = ScriptedWire()
        let tokens = try tokens(wire)
        _ = try await tokens.token()
        time.jump(by: .seconds(1_000_000))
        _ = try await tokens.token()
        #expect(wire.tokenCount == 1)
    }

    @Test func aFailedRenewalIsForgotten() async throws {
        let wire = ScriptedWire()
        let tokens = try tokens(wire)
        wire.answerTokens(.failure(TransportFault("the network is down")))
        await #expect(throws: GatewayUnready.unavailable(reason: "the network is down")) { try await tokens.token() }
        wire.answerTokens(nil)
        #expect(try await tokens.token().secret == Secret("token-2"))
    }

    @Test func onlyTheRefusedTokenIsDropped() async throws {
        let wire = ScriptedWire()
        let tokens = try tokens(wire)
        let first = try await tokens.token()
        await tokens.forget(first)
        let second = try await tokens.token()
        await tokens.forget(first)
        #expect(try await tokens.token() == second)
        #expect(wire.tokenCount == 2)
    }

    @Test(arguments: [
        (#"{"access_token":"t","expires_in":60}"#, 60), (#"{"access_token":"t","expires_in":"3600"}"#, 3600),
        (#"{"access_token":"t","expires_in":3599.0}"#, 3599), (#"{"access_token":"t"}"#, 3599),
        (#"{"access_token":"t","expires_in":"soon","x":1}"#, 3599), (#"{"access_token":"t","expires_in":-5}"#, 3599),
    ])
    func aLifeIsReadOrTakenToBeAnHour(body: String, seconds: Int64) throws {
        #expect(try TokenRequest.read(HTTPReply.of(200, body)).get().life == .seconds(seconds))
    }

    @Test(arguments: [
        (200, "{}"), (200, #"{"access_token":""}"#), (200, #"{"access_token":"a b"}"#),
        (200, #"{"access_token":null}"#),
        (200, #"{"access_token":"a\r\nX: y"}"#), (403, "<html></html>"), (500, ""), (503, "<html></html>"),
        (429, ""), (200, "<html></html>"), (302, ""),
    ])
    func nonsenseIsNoTokenAndNoVerdictOnTheKeys(status: Int, body: String) {
        let result = TokenRequest.read(HTTPReply.of(status, body))
        if case .failure(.unavailable) = result {} else { Issue.record("\(result)") }
    }
}

import Payments
import TestSupport
import Testing
import Transport

@testable import Daraja

private let accepted =
    #"{"MerchantRequestID":"1-2-3","CheckoutRequestID":"ws_CO_1","ResponseCode":"0","ResponseDescription":"Success"}"#
private let paid =
    #"{"ResponseCode":"0","CheckoutRequestID":"ws_CO_1","ResultCode":"0","ResultDesc":"The service request is processed successfully."}"#

private func error(_ code: String, _ message: String) -> String {
    #"{"requestId":"1-2-3","errorCode":"\#(code)","errorMessage":"\#(message)"}"#
}

struct GatewayTests {
    private let time = TestTimekeeper()
    private let wire = ScriptedWire()

    private func gateway(callbacks: CallbackBase = .nowhere) throws -> DarajaGateway {
        DarajaGateway(
            account: try Example.account(), wire: wire.wire, callbacks: callbacks, timekeeper: time.timekeeper)
    }

    private func push(_ gateway: DarajaGateway) async throws -> PushAnswer {
        let permit = SendPermit(markedFor: try Example.attempt(), token: try Example.token())
        return await gateway.push(permit)
    }

    @Test func aPushIsSentOnceOnTheDoorForThingsThatAreSentOnce() async throws {
        wire.answerPush(.answered(HTTPReply.of(200, accepted)))
        let answer = try await push(gateway())
        #expect(
            answer
                == PushAnswer(
                    .accepted(merchant: MerchantRequestID("1-2-3"), checkout: CheckoutRequestID("ws_CO_1")),
                    raw: accepted))
        #expect(wire.pushes.count == 1)
        #expect(wire.calls.isEmpty)
        let body = try JSON(strict: wire.pushes[0].body)
        #expect(body["Amount"] == 1)
        #expect(body["PhoneNumber"]?.text == "254708374149")
        #expect(body["CallBackURL"]?.text == "https://kaunta.invalid/\(Example.tokenHex)")
        #expect(body["Timestamp"]?.text == time.now.wire)
    }

    @Test func aPushCarriesTheShopsOwnAddressWhenThereIsOne() async throws {
        let base = try CallbackBase("https://till.example.co.ke/cb", for: .sandbox)
        _ = try await push(gateway(callbacks: base))
        #expect(wire.pushes[0].text.contains("https://till.example.co.ke/cb/\(Example.tokenHex)"))
    }

    @Test func promptsQuestionsAndListsGoByOneToken() async throws {
        let gateway = try gateway()
        wire.answerPush(.answered(HTTPReply.of(200, accepted)))
        _ = try await push(gateway)
        wire.answer(200, paid)
        _ = await gateway.query(CheckoutRequestID("ws_CO_1"))
        wire.answer(200, #"{"ResponseCode":"1001","ResponseMessage":"No records found"}"#)
        let now = try Example.moment()
        let list = DarajaStatement(gateway.calls, of: try #require(ShortCode("600000")))
        #expect(try await list.list(from: now + .seconds(-3600), to: now).lines.isEmpty)
        // Each new one would have ended the one before.
        #expect(wire.tokenCount == 1)
    }

    @Test func whatTheTransportKnowsOfAPushIsPassedOn() async throws {
        wire.answerPush(.lost(reason: "no answer within 30 s"))
        wire.answerPush(.neverLeft(reason: "refused"))
        let gateway = try gateway()
        #expect(try await push(gateway) == PushAnswer(.lost(reason: "no answer within 30 s")))
        #expect(try await push(gateway) == PushAnswer(.neverLeft(reason: "refused")))
        #expect(wire.pushes.count == 2)
    }

    @Test func withoutATokenAPushNeverLeaves() async throws {
        wire.answerTokens(.success(HTTPReply.of(400, "")))
        let answer = try await push(gateway())
        guard case .neverLeft = answer.outcome else {
            Issue.record("\(answer)")
            return
        }
        #expect(wire.pushes.isEmpty)
    }

    @Test(arguments: [
        (404, "404.001.03"), (401, "401.002.01"), (400, "400.003.01"),
    ])
    func aRefusedTokenEndsThePushAndTheNextOneHasANewToken(status: Int, code: String) async throws {
        wire.answerPush(.answered(HTTPReply.of(status, error(code, "Invalid Access Token - token-1"))))
        wire.answerPush(.answered(HTTPReply.of(200, accepted)))
        let gateway = try gateway()
        let answer = try await push(gateway)
        guard case .refused(let refusal) = answer.outcome else {
            Issue.record("\(answer)")
            return
        }
        #expect(refusal.kind == .token)
        #expect(answer.raw?.contains("token-1") == false)
        #expect(wire.pushes.count == 1)
        _ = try await push(gateway)
        #expect(wire.pushes.map(\.authorization) == ["Bearer token-1", "Bearer token-2"])
    }

    @Test func aMissingProductKeepsTheToken() async throws {
        wire.answerPush(
            .answered(HTTPReply.of(401, error("401.003.01", "Invalid API call as no apiproduct match found"))))
        let gateway = try gateway()
        _ = try await push(gateway)
        _ = try await push(gateway)
        #expect(wire.tokenCount == 1)
    }

    @Test(arguments: [(404, "404.001.03"), (401, "401.002.01"), (400, "400.003.01")])
    func aQuestionWhoseTokenIsRefusedIsAskedOnceMore(status: Int, code: String) async throws {
        wire.answer(status, error(code, "Invalid Access Token"))
        wire.answer(200, paid)
        let answer = try await gateway().query(CheckoutRequestID("ws_CO_1"))
        #expect(answer.outcome == .paid(text: "The service request is processed successfully."))
        #expect(wire.calls.map(\.authorization) == ["Bearer token-1", "Bearer token-2"])
    }

    @Test func aQuestionIsNotAskedAThirdTime() async throws {
        for _ in 0..<3 { wire.answer(404, error("404.001.03", "Invalid Access Token")) }
        let answer = try await gateway().query(CheckoutRequestID("ws_CO_1"))
        if case .open = answer.outcome {} else { Issue.record("\(answer)") }
        #expect(wire.calls.count == 2)
    }

    @Test func aMissingProductIsOurFaultAndNoNewTokenIsTried() async throws {
        wire.answer(401, error("401.003.01", "Invalid API call as no apiproduct match found"))
        let answer = try await gateway().query(CheckoutRequestID("ws_CO_1"))
        if case .ourFault = answer.outcome {} else { Issue.record("\(answer)") }
        #expect(wire.calls.count == 1)
        #expect(wire.tokenCount == 1)
    }

    @Test func aQuestionThatGetsNoAnswerSettlesNothing() async throws {
        wire.answer(.failure(TransportFault("no answer within 30 s")))
        let answer = try await gateway().query(CheckoutRequestID("ws_CO_1"))
        #expect(answer == QueryAnswer(.open(reason: "no answer within 30 s")))
    }

    @Test func wrongKeysAreOurFaultWhenAskingToo() async throws {
        wire.answerTokens(.success(HTTPReply.of(400, "")))
        let answer = try await gateway().query(CheckoutRequestID("ws_CO_1"))
        if case .ourFault = answer.outcome {} else { Issue.record("\(answer)") }
    }

    @Test(arguments: [(-301, true), (-300, false), (0, false), (300, false), (301, true)] as [(Int64, Bool)])
    func aClockThatIsFarOffHoldsPromptsBack(seconds: Int64, isHeldBack: Bool) async throws {
        let time = TestTimekeeper(
            at: try #require(Timestamp(httpDate: "Fri, 06 Nov 2026 11:03:22 GMT")) + .seconds(seconds))
        let body = #"{"access_token":"t","expires_in":3599}"#
        wire.answerTokens(.success(HTTPReply.of(200, body, date: "Fri, 06 Nov 2026 11:03:22 GMT")))
        let gateway = DarajaGateway(account: try Example.account(), wire: wire.wire, timekeeper: time.timekeeper)
        #expect(await gateway.clockSkew == nil)
        if isHeldBack {
            await #expect(throws: GatewayUnready.clock(skew: .seconds(seconds))) { try await gateway.makeReady() }
            // Somebody sets the clock right: no new answer is needed.
            time.jump(by: .seconds(-seconds))
            try await gateway.makeReady()
            #expect(await gateway.clockSkew == .zero)
        } else {
            try await gateway.makeReady()
            #expect(await gateway.clockSkew == .seconds(seconds))
        }
        #expect(wire.tokenCount == 1)
    }

    @Test func gettingReadyTwiceAsksForOneToken() async throws {
        let gateway = try gateway()
        try await gateway.makeReady()
        try await gateway.makeReady()
        #expect(wire.tokenCount == 1)
    }
}

import Payments
import TestSupport
import Testing
import Transport

@testable import Daraja

struct C2BRegisterTests {
    private func request(
        _ version: C2BVersion = .v2, base: String = "https://till.example.co.ke/cb", host: DarajaHost = .sandbox
    ) throws -> C2BRegister {
        try C2BRegister(
            #require(ShortCode("600984")), at: CallbackBase(base, for: host), confirmation: Self.token("a"),
            validation: Self.token("b"), version: version)
    }

    private static func token(_ digit: Character) throws -> CallbackToken {
        try #require(CallbackToken(String(repeating: digit, count: 40)))
    }

    @Test(arguments: [(C2BVersion.v1, "/mpesa/c2b/v1/registerurl"), (.v2, "/mpesa/c2b/v2/registerurl")])
    func aRegistrationGoesToThePathOfItsVersion(version: C2BVersion, path: String) throws {
        #expect(try request(version).path == path)
    }

    @Test func theTwoAddressesAreTheCallbackAddressWithASecretLastPartEach() throws {
        let (a, b) = (String(repeating: "a", count: 40), String(repeating: "b", count: 40))
        #expect(
            try request().body.serialised
                == #"{"ShortCode":"600984","ResponseType":"Completed","ConfirmationURL":"https://till.example.co.ke/cb/\#(a)","#
                + #""ValidationURL":"https://till.example.co.ke/cb/\#(b)"}"#)
    }

    @Test func oneTokenForBothIsRefusedBeforeAnythingIsSent() throws {
        let base = try CallbackBase("https://till.example.co.ke/cb", for: .production)
        #expect(throws: C2BRegisterFault.oneToken) {
            try C2BRegister(
                #require(ShortCode("600984")), at: base, confirmation: Self.token("a"), validation: Self.token("a"))
        }
    }

    @Test func anAddressThatLeadsNowhereIsNotRegistered() throws {
        #expect(throws: C2BRegisterFault.noAddress) {
            try C2BRegister(
                #require(ShortCode("600984")), at: .nowhere, confirmation: Self.token("a"), validation: Self.token("b"))
        }
    }

    @Test(arguments: [
        ("http://till.example.co.ke/cb", CallbackBaseFault.notEncrypted),
        ("https://till.example.co.ke/mpesa", .forbiddenWord("mpesa")),
        ("https://abc.ngrok.io/cb", .tunnel("ngrok")), ("https://127.0.0.1/cb", .notPublic),
    ])
    func inProductionTheAddressKeepsSafaricomsRules(base: String, fault: CallbackBaseFault) {
        #expect(throws: fault) { try request(base: base, host: .production) }
    }

    @Test(arguments: [
        (200, #"{"OriginatorCoversationID":"1","ResponseCode":"0","ResponseDescription":"Success"}"#),
        (200, #"{"OriginatorConversationID":"1","ResponseCode":"0","ResponseDescription":"success"}"#),
        (200, #"{"ResponseCode":"00000000","ResponseDescription":"success"}"#), (200, #"{"ResponseCode":0}"#),
        (200, #"{"ResponseDescription":"Success"}"#), (201, #"{"ResponseDescription":"success"}"#),
    ])
    func everyShapeOfYesIsARegistration(status: Int, body: String) throws {
        #expect(try request().response(to: .of(status, body)) == .registered)
    }

    @Test(arguments: [
        (
            200,
            #"{"ConversationID":"","ResponseDescription":"Validation and Confirmation URLs are already registered"}"#
        ),
        (200, #"{"ResponseCode":"0","ResponseDescription":"URLs Already Registered"}"#),
        (500, #"{"requestId":"1","errorCode":"500.003.1001","errorMessage":"Urls are already registered."}"#),
        (200, #"{"requestId":"1","errorCode":"500.003.1001","errorMessage":"URLs are already registered"}"#),
    ])
    func aSecondRegistrationIsNoServerError(status: Int, body: String) throws {
        #expect(try request().response(to: .of(status, body)) == .alreadyRegistered)
    }

    @Test func anotherPartysRegistrationIsTold() throws {
        let body =
            #"{"errorCode":"500.003.1001","errorMessage":"Duplicate notification info, SP ID is 7, correlator is 9"}"#
        #expect(try request().response(to: .of(500, body)) == .registeredElsewhere)
    }

    @Test(arguments: [
        (
            400, "400.003.02", "Bad Request - Invalid ValidationURL - URL has the word MPESA",
            ErrorMeaning.invalidField("ValidationURL")
        ),
        (400, "400.003.02", "Bad Request - Invalid ResponseType", .invalidField("ResponseType")),
        (401, "401.003.01", "Error Occurred - Invalid API call as no apiproduct match found", .productMissing),
        (400, "400.003.01", "Invalid Access Token", .tokenRefused),
    ])
    func anErrorThatSaysWhyIsARefusal(status: Int, code: String, message: String, meaning: ErrorMeaning) throws {
        let body = #"{"requestId":"1","errorCode":"\#(code)","errorMessage":"\#(message)"}"#
        #expect(
            try request().response(to: .of(status, body))
                == .refused(meaning, reason: "HTTP \(status), \(code): \(message)"))
    }

    @Test(arguments: [
        (500, #"{"errorCode":"500.003.1001","errorMessage":"Internal Server Error"}"#), (503, "<html></html>"),
        (200, ""),
        (200, "{}"), (200, #"{"ResponseCode":"1","ResponseDescription":"Success"}"#),
        (200, #"{"ResponseDescription":"Perhaps"}"#), (200, #"{"ResponseCode":"0""#), (302, #"{"ResponseCode":"0"}"#),
    ])
    func anythingElseIsNeitherYesNorNo(status: Int, body: String) throws {
        guard case .unclear = try request().response(to: .of(status, body)) else {
            Issue.record("\(try request().response(to: .of(status, body)))")
            return
        }
    }

    @Test func aPushIsNotRefusedByAnErrorOfThisFamily() throws {
        let body = #"{"errorCode":"400.003.02","errorMessage":"Bad Request - Invalid Amount"}"#
        let signature = try Example.account().signature(at: Example.moment())
        let push = try #require(STKPush(Example.attempt(), signature: signature, callbackAddress: "https://x.ke/1"))
        guard case .lost = push.response(to: .of(400, body)) else {
            Issue.record("not lost")
            return
        }
    }

    @Test func aCallWhoseTokenWasRefusedIsMadeOnceMore() async throws {
        let wire = ScriptedWire()
        wire.answer(400, #"{"errorCode":"400.003.01","errorMessage":"Invalid Access Token"}"#)
        wire.answer(200, #"{"ResponseCode":"0","ResponseDescription":"Success"}"#)
        let time = TestTimekeeper()
        let calls = DarajaCalls(account: try Example.account(), wire: wire.wire, timekeeper: time.timekeeper)
        #expect(try await calls.register(request()) == .registered)
        #expect(wire.calls.map(\.authorization) == ["Bearer token-1", "Bearer token-2"])
    }

    @Test func aCallWhoseTokenIsRefusedTwiceIsNotMadeAThirdTime() async throws {
        let wire = ScriptedWire()
        for _ in 0..<3 { wire.answer(400, #"{"errorCode":"400.003.01","errorMessage":"Invalid Access Token"}"#) }
        let calls = DarajaCalls(
            account: try Example.account(), wire: wire.wire, timekeeper: TestTimekeeper().timekeeper)
        guard case .refused(.tokenRefused, _) = try await calls.register(request()) else {
            Issue.record("not refused")
            return
        }
        #expect(wire.calls.count == 2)
    }

    @Test func noAnswerSaysSo() async throws {
        let wire = ScriptedWire()
        wire.answer(.failure(TransportFault("the line is cut")))
        let calls = DarajaCalls(
            account: try Example.account(), wire: wire.wire, timekeeper: TestTimekeeper().timekeeper)
        await #expect(throws: GatewayUnready.unavailable(reason: "the line is cut")) {
            try await calls.register(request())
        }
    }
}

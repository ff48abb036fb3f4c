import Payments
import Testing
import Transport

@testable import Daraja

struct PushAnswerTests {
    private func outcome(_ status: Int, _ body: String) throws -> PushAnswer.Outcome {
        let signature = try Example.account().signature(at: Example.moment())
        let push = try #require(STKPush(Example.attempt(), signature: signature, callbackAddress: "https://x.ke/1"))
        return push.response(to: HTTPReply(status: status, body: Array(body.utf8)))
    }

    private static func error(_ code: String, _ message: String) -> String {
        #"{"requestId":"1-2-3","errorCode":"\#(code)","errorMessage":"\#(message)"}"#
    }

    @Test(
        arguments: [
            (500, error("500.001.1001", "Merchant does not exist"), Refusal.Kind.configuration),
            (500, error("500.001.1001", "Wrong credentials"), .configuration),
            (
                500,
                error(
                    "500.001.1001",
                    "Unable to lock subscriber, a transaction is already in process for the current subscriber"),
                .phoneBusy
            ),
            (500, error("500.003.03", "Error Occurred: Quota Violation"), .busy),
            (500, error("500.003.02", "System is busy. Please try again in few minutes."), .busy),
            (404, error("404.001.03", "Invalid Access Token"), .token),
            (401, error("401.002.01", "Error Occurred - Invalid Access Token - c9SQxWWhmdVRlyh0zh8gZDTkubVF"), .token),
            (400, error("400.003.01", "Invalid Access Token"), .token),
            (401, "", .token), (401, "<html>no</html>", .token), (401, "{}", .token),
            (
                401,
                error(
                    "401.003.01",
                    "Error Occurred - Invalid Access Token - Invalid API call as no apiproduct match found"),
                .configuration
            ),
            (400, error("400.002.02", "Bad Request - Invalid Remarks"), .invalidField),
            (400, error("400.002.02", "Bad Request - Invalid AccountReference"), .invalidField),
            (400, error("400.002.02", "Bad Request - Invalid PartyB"), .configuration),
        ] as [(Int, String, Refusal.Kind)])
    func onlyListedAnswersAreRefusals(status: Int, body: String, kind: Refusal.Kind) throws {
        guard case .refused(let refusal) = try outcome(status, body) else {
            Issue.record("not refused")
            return
        }
        #expect(refusal.kind == kind)
        #expect(!refusal.message.contains("c9SQxWWhmdVRlyh0zh8gZDTkubVF"))
    }

    @Test(
        arguments: [
            (200, ""), (200, "{}"), (200, "[]"), (200, #"{"ResponseCode":"0"}"#),
            (200, #"{"ResponseCode":"0","CheckoutRequestID":""}"#),
            (200, #"{"ResponseCode":"1","CheckoutRequestID":"ws_CO_1"}"#), (200, #"{"CheckoutRequestID":"ws_CO_1"}"#),
            (200, #"{"ResponseCode":"0","CheckoutRequestID":"ws_CO_1""#),
            (200, #"{"ResponseCode":"0","CheckoutRequestID":"a","CheckoutRequestID":"b"}"#),
            (200, error("400.002.02", "Bad Request - Invalid Amount")),
            (302, error("400.002.02", "Bad Request - Invalid Amount")), (302, ""), (204, ""),
            (302, #"{"ResponseCode":"0","CheckoutRequestID":"ws_CO_1"}"#),
            (500, error("500.001.1001", "")), (500, error("500.001.1001", "The transaction is being processed")),
            (500, error("500.001.1001", "Something new")), (500, error("500.003.1001", "Internal Server Error")),
            (500, error("500.002.1001", "System internal error.")),
            (400, error("400.002.05", "Invalid Request Payload")),
            (400, error("400.002.02", "Bad Request - Invalid Something")), (400, error("400.002.02", "Bad Request")),
            (404, error("404.002.01", "Resource not found")),
            (404, error("404.001.04", "Invalid Authentication Header")),
            (500, ""), (502, "<html>Bad Gateway</html>"), (503, "<html></html>"), (403, "<html>Incapsula</html>"),
            (
                429,
                #"{"fault":{"faultstring":"Spike arrest violation","detail":{"errorcode":"policies.ratelimit.Quota"}}}"#
            ),
            (429, error("429.999.99", "Something new")), (429, error("policies.ratelimit.Quota", "Quota Violation")),
            (500, #"{"Envelope":{"Body":{"Fault":{"faultstring":"boom"}}}}"#),
            (404, #"{"fault":{"faultstring":"Unable to identify proxy for host: secure"}}"#),
        ] as [(Int, String)])
    func everythingElseIsLost(status: Int, body: String) throws {
        guard case .lost = try outcome(status, body) else {
            Issue.record("\(try outcome(status, body))")
            return
        }
    }

    @Test func anAcceptanceIsTakenFromEverySpellingOfZero() throws {
        for zero in [#""0""#, "0", "0.0", #""00000000""#] {
            let body = #"{"CheckoutRequestID":"ws_CO_1","ResponseCode":\#(zero)}"#
            #expect(try outcome(200, body) == .accepted(merchant: nil, checkout: CheckoutRequestID("ws_CO_1")))
        }
    }

    @Test func aByteOrderMarkDoesNotLoseAnAcceptance() throws {
        let body = "\u{FEFF}" + #"{"CheckoutRequestID":"ws_CO_1","ResponseCode":"0"}"#
        #expect(try outcome(200, body) == .accepted(merchant: nil, checkout: CheckoutRequestID("ws_CO_1")))
    }
}

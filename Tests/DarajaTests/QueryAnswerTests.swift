import Payments
import Testing
import Transport

@testable import Daraja

struct QueryAnswerTests {
    private func outcome(_ status: Int, _ body: String, retryAfter: String? = nil) throws -> QueryAnswer.Outcome {
        let query = STKQuery(
            CheckoutRequestID("ws_CO_1"), signature: try Example.account().signature(at: Example.moment()))
        return query.response(to: HTTPReply(status: status, body: Array(body.utf8), retryAfter: retryAfter))
    }

    private static func result(_ code: String, _ words: String = "words", id: String = "ws_CO_1") -> String {
        #"{"ResponseCode":"0","CheckoutRequestID":"\#(id)","ResultCode":\#(code),"ResultDesc":"\#(words)"}"#
    }

    private static func error(_ code: String, _ message: String) -> String {
        #"{"requestId":"1-2-3","errorCode":"\#(code)","errorMessage":"\#(message)"}"#
    }

    @Test(arguments: [#""0""#, "0", "0.0"])
    func zeroIsPaid(code: String) throws {
        #expect(try outcome(200, Self.result(code)) == .paid(text: "words"))
    }

    @Test(arguments: ResultCode.terminal.sorted())
    func everyCodeOfTheClosedListIsFailedAsTextAndAsNumber(code: String) throws {
        #expect(try outcome(200, Self.result("\"\(code)\"")) == .failed(ResultCode(code), text: "words"))
        if Int(code) != nil { #expect(try outcome(200, Self.result(code)) == .failed(ResultCode(code), text: "words")) }
    }

    @Test(
        arguments: [
            (200, result(#""4999""#)), (200, result(#""""#)), (200, result("null")), (200, result("true")),
            (200, result(#""26""#)), (200, result(#""7777""#)), (200, result(#""00""#)), (200, result(#""-0""#)),
            (200, result(#""[x]0""#)), (200, result(#"" 0""#)), (200, result(#""0\t""#)), (200, result(#""0\u200b""#)),
            (200, result(#""[x]1032""#)), (200, result(#""1032 ""#)),
            (200, result(#""1032 ""#, id: "ws_CO_2")), (200, result(#""0""#, id: "ws_CO_2")), (500, result(#""0""#)),
            (200, #"{"ResponseCode":"1","ResultCode":"0"}"#), (200, #"{"ResponseCode":"0","ResultCode":"1032"}"#),
            (200, "{}"), (200, ""), (200, "null"), (302, ""),
            (200, #"{"ResultCode":"1032","ResultCode":"0"}"#), (200, #"{"ResultCode":"0""#),
            (200, error("500.001.1001", "")), (500, error("500.001.1001", "The transaction is being processed")),
            (500, error("500.001.1001", "The transaction does not Exist")), (500, error("500.001.1001", "New words")),
            (400, error("400.002.02", "Bad Request - Invalid CheckoutRequestID")),
            (500, error("500.003.1001", "Internal Server Error")), (404, error("404.001.03", "Invalid Access Token")),
            (404, error("404.001.01", "Resource not found")), (502, "<html></html>"), (403, "<html></html>"),
            (500, #"{"Envelope":{"Body":{"Fault":{"faultstring":"boom"}}}}"#),
        ] as [(Int, String)])
    func everythingElseSettlesNothing(status: Int, body: String) throws {
        guard case .open = try outcome(status, body) else {
            Issue.record("\(try outcome(status, body))")
            return
        }
    }

    @Test(
        arguments: [
            (500, error("500.001.1001", "[MerchantValidate] - Wrong credentials")),
            (500, error("500.001.1001", "Merchant does not exist")),
            (400, error("400.002.02", "Bad Request - Invalid Timestamp")),
            (401, error("401.003.01", "Invalid API call as no apiproduct match found")),
        ] as [(Int, String)])
    func aRefusedSignatureIsOurFault(status: Int, body: String) throws {
        guard case .ourFault = try outcome(status, body) else {
            Issue.record("\(try outcome(status, body))")
            return
        }
    }

    @Test(
        arguments: [
            ("12", Duration.seconds(12)), ("999999", .seconds(3600)), ("soon", nil), ("-1", nil), (nil, nil),
        ] as [(String?, Duration?)])
    func tooManyQuestionsSayHowLongToWait(header: String?, wait: Duration?) throws {
        let fault = #"{"fault":{"faultstring":"x","detail":{"errorcode":"policies.ratelimit.SpikeArrestViolation"}}}"#
        #expect(try outcome(429, fault, retryAfter: header) == .rateLimited(retryAfter: wait))
        #expect(try outcome(429, "<html></html>", retryAfter: header) == .rateLimited(retryAfter: wait))
        let spike = Self.error("500.003.02", "Error Occurred: Spike Arrest Violation")
        #expect(try outcome(500, spike, retryAfter: header) == .rateLimited(retryAfter: wait))
    }
}

import Daraja
import Payments
import Testing

@testable import kaunta

@Suite struct PullRegisterVerbTests {
    private func failure(_ changes: [String: String?]) throws -> VerbFailure? {
        let gateway = try GatewaySettings(from: Samples.report(changes))
        return #expect(throws: VerbFailure.self) { try PullRegisterVerb.request(gateway) }
    }

    @Test func whatIsNotSetIsNamedByItsVariableAndItsKey() throws {
        let both = try #require(try failure(["KAUNTA_PULL_PHONE": nil, "MPESA_CALLBACK_URL": nil]))
        for words in ["KAUNTA_PULL_PHONE and MPESA_CALLBACK_URL", "pull_phone and callback_url", "Nothing was sent."] {
            #expect(both.message.contains(words))
        }
        let one = try #require(
            try failure(["KAUNTA_PULL_PHONE": nil, "MPESA_CALLBACK_URL": "https://till.example.co.ke/cb"]))
        #expect(one.message.contains("KAUNTA_PULL_PHONE") && !one.message.contains("MPESA_CALLBACK_URL"))
        #expect(one.status == .usage)
    }
}

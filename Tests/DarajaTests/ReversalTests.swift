import Payments
import Testing
import Transport

@testable import Daraja

/// Orders to give a payment back (Reversal), and the messages that tell what came of them.
@Suite struct ReversalTests {
    private func request(cents: Int64 = 45_000) throws -> ReversalRequest {
        let order = ReversalOrder(
            id: ReversalID("r"), receipt: try #require(Receipt("UJ27ABCD12")), amount: Money(cents: cents),
            approval: try #require(Approval(by: "Amina", reason: "paid twice")), second: "Brian",
            preparedAt: try Example.moment())
        return ReversalRequest(
            order, of: .payBill(try #require(ShortCode("600984")), account: nil),
            by: Initiator(name: "testapi", credential: Secret("BASE64==")), resultAddress: "https://till.example/cb/1")
    }

    @Test func itIsSpeltAsTheGatewayWantsIt() throws {
        let json = """
            {"Initiator":"testapi","SecurityCredential":"BASE64==","CommandID":"TransactionReversal",\
            "TransactionID":"UJ27ABCD12","Amount":"450","ReceiverParty":"600984","RecieverIdentifierType":"11",\
            "ResultURL":"https://till.example/cb/1","QueueTimeOutURL":"https://till.example/cb/1","Remarks":"Kaunta",\
            "Occasion":""}
            """
        #expect(try request().body == JSON(strict: Array(json.utf8)))
        #expect(try request(cents: 45_050).body["Amount"]?.text == "450.50")
    }

    @Test func theNamesOfPeopleAndTheirReasonStayHere() throws {
        let sent = try request().body.serialised
        for word in ["Amina", "Brian", "twice"] { #expect(!sent.contains(word)) }
    }

    @Test func aMisspeltFieldIsARefusal() throws {
        let answer = try request().response(to: Fixtures.reply("reversal-12-sync-misspelt-field-400.json"))
        let reason =
            "Safaricom did not take it (HTTP 400, 400.002.02: Bad Request - Invalid RecieverIdentifierType)"
        #expect(answer == .refused(reason: reason))
        #expect(
            try request().response(to: HTTPReply(status: 500, body: []))
                == .lost(reason: "Safaricom may have taken it or not (HTTP 500, nothing in it)"))
    }

    static let notRefused: [(Int, String)] = [
        (200, #"{"ResponseCode":"1","ResponseDescription":"Rejected"}"#),
        (200, #"{"ResponseCode":"R000001","ResponseDescription":"already"}"#),
        (400, #"{"requestId":"1","errorCode":"400.009.99","errorMessage":"whatever"}"#),
        (404, #"{"requestId":"1","errorCode":"404.002.01","errorMessage":"whatever"}"#),
        (429, #"{"requestId":"1","errorCode":"500.003.02","errorMessage":"Spike Arrest Violation"}"#),
    ]

    @Test(arguments: notRefused) func whatIsOnNoListLeavesItOpen(status: Int, body: String) throws {
        guard case .lost = try request().response(to: HTTPReply(status: status, body: Array(body.utf8))) else {
            Issue.record("refused")
            return
        }
    }

    @Test func thePortalsSampleIsMoneyGivenBack() throws {
        let reading = ReversalMessage.decode(try Fixtures.bytes("reversal-10-ok.json"))
        let told = Reversal(
            amount: Money(cents: 100), at: Timestamp(wire: "20211114132711"), receipt: Receipt("SKE52PAWR9"))
        let names = Conversation(
            id: "AG_20211114_201018edbbf9f1582eaa", originator: "dad6-4c34-8787-c8cb963a496d1268232")
        #expect(
            reading == .told(ReversalResult(names, told: .done(of: Receipt("SKC82PACB8"), told))))
    }

    private func told(code: String) throws -> ReversalResult.Told {
        let body = """
            {"Result":{"ResultCode":\(code),"ResultDesc":"Words.","ConversationID":"c","OriginatorConversationID":"o"}}
            """
        guard case .told(let result) = ReversalMessage.decode(Array(body.utf8)) else {
            throw DecodeFault(at: 0, "unreadable")
        }
        return result.told
    }

    @Test(arguments: ["1", "11", "21", "2001", "2006", "2028", "8006", "\"R000002\"", "\"21\""])
    func theListedCodesSayThatNothingWentBack(code: String) throws {
        guard case .failed(_, text: "Words.") = try told(code: code) else {
            Issue.record("\(code)")
            return
        }
    }

    @Test(arguments: ["17", "\"SFC_IC0003\"", "26", "\" 0\"", "\"R000003\"", "0.5", "9999"])
    func everyOtherCodeLeavesItOpen(code: String) throws {
        guard case .open = try told(code: code) else {
            Issue.record("\(code)")
            return
        }
    }

    @Test func aSecondTimeIsTheGoalReached() throws {
        #expect(try told(code: "\"R000001\"") == .doneBefore)
    }
}

extension VectorTests {
    static let reversals = ["reversal-10-ok.json", "reversal-12-sync-misspelt-field-400.json"]
}

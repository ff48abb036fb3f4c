import Payments
import Testing
import Transport

@testable import Daraja

/// Questions about one receipt (Transaction Status), and the messages that answer them.
@Suite struct StatusTests {
    private let initiator = Initiator(name: "testapi", credential: Secret("BASE64=="))

    private func query(_ payee: CollectionPoint) throws -> StatusQuery {
        StatusQuery(
            about: try #require(Receipt("NEF61H8J60")), of: payee, by: initiator,
            answeredAt: "https://till.example.co.ke/r/1")
    }

    @Test func thePortalsRequestIsOursButForItsExampleTexts() throws {
        let ours = try query(.payBill(try #require(ShortCode("600782")), account: nil)).body
        let theirs = try Fixtures.json("status-01-request.json")
        let texts = ["OriginalConversationID", "QueueTimeOutURL", "Remarks", "Occasion"]
        func rest(_ json: JSON) -> [JSON.Member] { json.members.filter { !texts.contains($0.name) } }
        #expect(rest(ours) == rest(theirs))
        // The receipt says which; where it is known no second name is sent.
        #expect(ours["OriginalConversationID"] == nil)
        #expect(ours["QueueTimeOutURL"] == ours["ResultURL"])
    }

    @Test func aTillIsAskedAboutAsATill() throws {
        let till = CollectionPoint.till(try #require(ShortCode("5600101")), store: try #require(ShortCode("600100")))
        let body = try query(till).body
        #expect(body["PartyA"]?.text == "5600101")
        #expect(body["IdentifierType"]?.text == "2")
    }

    @Test func theCredentialIsShownNowhere() {
        #expect(!"\(initiator)".contains("BASE64"))
        #expect(!Redaction.redacted(#"{"SecurityCredential":"BASE64=="}"#).contains("BASE64"))
    }

    static let replies: [(String, StatusReply)] = [
        (
            "", .unclear(reason: "Safaricom may have taken it or not (HTTP 400, nothing in it)")
        ),
        (
            #"{"requestId":"1","errorCode":"400.002.02","errorMessage":"Bad Request - Invalid Initiator"}"#,
            .notTaken(
                reason: "Safaricom did not take it (HTTP 400, 400.002.02: Bad Request - Invalid Initiator)")
        ),
    ]

    @Test(arguments: replies) func onlyARefusalOfTheApisOwnShapeIsOne(body: String, reply: StatusReply) throws {
        let query = try query(.payBill(knownNumber, account: nil))
        #expect(query.response(to: HTTPReply(status: 400, body: Array(body.utf8))) == reply)
        // With a status of success, or of a fault of theirs, nobody knows.
        for status in [200, 500] {
            let other = query.response(to: HTTPReply(status: status, body: Array(body.utf8)))
            if case .unclear = other { continue }
            Issue.record("\(status): \(other)")
        }
    }

    static let answers: [(String, StatusReply)] = [
        (
            #"{"ResponseCode":"1","ResponseDescription":"Rejected"}"#,
            .notTaken(reason: "Safaricom did not take it: Rejected")
        ),
        (
            #"{"ResponseCode":"0","ConversationID":"AG_1"}"#,
            .unclear(reason: "Safaricom took it without a name: its answer can't be known")
        ),
        ("{}", .unclear(reason: "Safaricom's answer does not say whether it took it")),
    ]

    @Test(arguments: answers) func whatIsTakenIsTakenByNameOnly(body: String, reply: StatusReply) throws {
        let query = try query(.payBill(knownNumber, account: nil))
        #expect(query.response(to: HTTPReply(status: 200, body: Array(body.utf8))) == reply)
    }

    @Test func anAcknowledgementNamesTheQuestion() throws {
        let query = try query(.payBill(knownNumber, account: nil))
        let names = Conversation(id: "AG_20210709_1234409f86436c583e3f", originator: "1236-7134259-1")
        #expect(try query.response(to: Fixtures.reply("status-02-ack.json")) == .taken(names))
    }

    private static let noCustomers =
        "it is no payment by a customer that is known here (Business Payment to Customer via API)"

    @Test func theSampleOfThePortalIsMoneyThatLeftTheShop() throws {
        // Its two parties stand under one name: the organisation paid, and a phone was paid.
        let reading = StatusMessage.decode(try Fixtures.bytes("status-10-result-duplicate-key.json"))
        let names = Conversation(id: "AG_20180223_0000493344ae97d86f75", originator: "3213-416199-2")
        #expect(
            reading == .told(StatusResult(names, told: .nothing(reason: Self.noCustomers))))
    }

    @Test func aFailedQuestionSaysNothingOfTheMoney() throws {
        let reading = StatusMessage.decode(try Fixtures.bytes("status-12-result-failed.json"))
        let names = Conversation(id: "AG_20210709_1234409f86436c583e3f", originator: "1236-7134259-1")
        let reason = "Safaricom can't say (SFC_IC0003: The operator does not exist.)"
        #expect(reading == .told(StatusResult(names, told: .nothing(reason: reason))))
    }

    /// A result whose parameters are those.
    private func result(_ parameters: String, code: String = "0") -> [UInt8] {
        Array(
            """
            {"Result":{"ResultType":0,"ResultCode":\(code),"ResultDesc":"Done.","OriginatorConversationID":"o",\
            "ConversationID":"c","TransactionID":"UK60000000","ResultParameters":{"ResultParameter":\(parameters)}}}
            """.utf8)
    }

    private static func parameters(
        payer: String = "254712345678 - AMINA ALI", status: String = "Completed", amount: String = "\"450.00\"",
        payee: String = #"{"Key":"CreditPartyName","Value":"600984 - Shop"}"#, type: String = "Pay Bill Online",
        more: String = ""
    ) -> String {
        """
        [{"Key":"DebitPartyName","Value":"\(payer)"},\(payee),\
        {"Key":"Transaction Status","Value":"\(status)"},{"Key":"TransactionReason"},\(more)\
        {"Key":"ReasonType","Value":"\(type)"},\
        {"Key":"FinalisedTime","Value":20261002113022},{"Key":"Amount","Value":\(amount)},\
        {"Key":"ReceiptNo","Value":"UJ27ABCD12"}]
        """
    }

    private func told(_ body: [UInt8]) throws -> StatusResult.Told {
        guard case .told(let result) = StatusMessage.decode(body) else { throw DecodeFault(at: 0, "unreadable") }
        return result.told
    }

    @Test func whatIsCompleteIsMoneyWithItsPayerAndTime() throws {
        let paid = C2BConfirmation(
            receipt: try #require(Receipt("UJ27ABCD12")), amount: Money(cents: 45_000), payee: knownNumber, account: "",
            payer: .clear(try MSISDN(parsing: "254712345678")), name: "AMINA ALI",
            paidAt: Timestamp(wire: "20261002113022"))
        #expect(try told(result(Self.parameters())) == .paid(paid))
        let twice = Self.parameters(payee: #"{"Key":"DebitPartyName","Value":"600984 - Shop"}"#)
        #expect(try told(result(twice)) == .paid(paid))
    }

    @Test func aNumberInTheNameIsNotShownAndAnUnreadableEndLeavesTheBeginning() throws {
        let body = Self.parameters(
            payer: "254712345678 - ALI 0712345678", more: #"{"Key":"InitiatedTime","Value":"20261002113000"},"#
        ).replacing("20261002113022", with: "\"soon\"")
        guard case .paid(let paid) = try told(result(body)) else {
            Issue.record("not paid")
            return
        }
        #expect(paid.name == "")
        #expect(paid.paidAt == Timestamp(wire: "20261002113000"))
    }

    @Test func aMaskedPayerStaysMasked() throws {
        guard case .paid(let paid) = try told(result(Self.parameters(payer: "2547 ***** 678 - AMINA"))) else {
            Issue.record("not paid")
            return
        }
        #expect(paid.payer == .masked("2547 ***** 678"))
    }

    static let nothings: [(String, String)] = [
        (parameters(status: "Authorized"), "Safaricom says: Authorized"),
        (parameters(status: "Declined"), "Safaricom says: Declined"),
        (parameters(status: "Not Completed"), "Safaricom says: Not Completed"),
        (parameters(status: ""), "Safaricom names no status of it"),
        (parameters(amount: "\"-450.00\""), "Safaricom's answer has no receipt or no amount that can be read"),
        (parameters(amount: "0"), "Safaricom's answer has no receipt or no amount that can be read"),
        (parameters(payee: #"{"Key":"Other","Value":"x"}"#), "it is no money that a customer paid to the shop"),
        // A move inside the organisation, and money that left it with its parties in another order.
        (parameters(payer: "600984 - Shop"), "it is no money that a customer paid to the shop"),
        (
            parameters(type: "Organization Settlement Account"),
            "it is no payment by a customer that is known here (Organization Settlement Account)"
        ),
        (
            parameters(
                payee: #"{"Key":"DebitPartyName","Value":"600984 - Shop"}"#,
                type: "Business Payment to Customer via API"), noCustomers
        ),
        (parameters(type: ""), "it is no payment by a customer that is known here (no type)"),
        // Told twice and differently.
        (
            parameters(more: #"{"Key":"Amount","Value":"1.00"},"#),
            "Safaricom's answer has no receipt or no amount that can be read"
        ),
        (parameters(more: #"{"Key":"TransactionStatus","Value":"Declined"},"#), "Safaricom names no status of it"),
        (#"{"Key":"TransactionStatus"}"#, "Safaricom names no status of it"), ("[]", "Safaricom names no status of it"),
    ]

    @Test(arguments: nothings) func whatIsNotCompleteProvesNothing(parameters: String, reason: String) throws {
        #expect(try told(result(parameters)) == .nothing(reason: reason))
    }

    @Test(arguments: ["\"0.0\"", "0.5", "\" 0\"", "\"[x]0\"", "null", "true"])
    func onlyZeroIsSuccess(code: String) {
        let reading = StatusMessage.decode(result(Self.parameters(), code: code))
        if case .told(let result) = reading, case .paid = result.told { Issue.record("\(code) counts as success") }
    }

    @Test(arguments: [
        "", "{}", "[]", #"{"Result":{}}"#, #"{"Result":{"ResultCode":0}}"#, #"{"Result":{},"Result":{}}"#,
    ])
    func whatIsNoResultIsNone(body: String) {
        guard case .unreadable = StatusMessage.decode(Array(body.utf8)) else {
            Issue.record("read")
            return
        }
    }

    private let knownNumber: ShortCode

    init() throws { knownNumber = try #require(ShortCode("600984")) }
}

extension VectorTests {
    static let status = [
        "status-01-request.json", "status-02-ack.json", "status-10-result-duplicate-key.json",
        "status-12-result-failed.json",
    ]

    @Test(arguments: zip(status, [Decoded.Kind.statusRequest, .directAnswer, .result, .result]))
    func messagesAboutATransactionAreTakenApart(name: String, kind: Decoded.Kind) throws {
        let decoded = try Decoded.read(Fixtures.bytes(name))
        #expect(decoded.kind == kind)
        #expect(!"\(decoded)".contains("BASE64"))
        #expect(decoded.verdict != .paid)
    }
}

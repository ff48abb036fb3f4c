import Payments
import Testing
import Transport

@testable import Daraja

private let prompt = CheckoutRequestID("ws_CO_13012021093521236557")

/// Every vector of our families, and what its manifest row says it is.
struct VectorTests {
    // MARK: Tokens

    private static let grants: [(String, String)] = [
        ("oauth-01-ok-number.json", "c9SQxWWhmdVRlyh0zh8gZDTkubVF"),
        ("oauth-02-ok-string.json", "SGWcJPtNtYNPGm6uSYR9yPYrAI3B"),
    ]

    @Test(arguments: grants)
    func aTokenLivesAnHourWhetherItsLifeIsANumberOrAText(name: String, token: String) throws {
        let grant = try TokenRequest.read(Fixtures.reply(name)).get()
        #expect(grant == TokenRequest.Grant(token: Secret(token), life: .seconds(3599)))
    }

    private static let noGrants = ["oauth-10-bad-grant-400.json", "oauth-12-bad-credentials-empty-body-400.txt"]

    @Test(arguments: noGrants)
    func aRefusedCallForATokenIsAboutTheKeys(name: String) throws {
        let result = TokenRequest.read(try Fixtures.reply(name))
        #expect(throws: GatewayUnready.self) { try result.get() }
        if case .failure(.credentials) = result {} else { Issue.record("\(result)") }
    }

    // MARK: Push

    private static let accepted: [(String, String, String)] = [
        ("stkpush-10-ok-2018-ids.json", "25353-1377561-4", "ws_CO_26032018185226297"),
        ("stkpush-11-ok-2019-dmz-ids.json", "16813-1590513-1", "ws_CO_DMZ_357874748_26052019204553539"),
    ]

    private func outcome(ofPush name: String) throws -> PushAnswer.Outcome {
        let signature = try Example.account().signature(at: Example.moment())
        let push = try #require(STKPush(Example.attempt(), signature: signature, callbackAddress: "https://x.ke/1"))
        return push.response(to: try Fixtures.reply(name))
    }

    @Test(arguments: accepted)
    func anAcceptedPromptHasItsNames(name: String, merchant: String, checkout: String) throws {
        #expect(
            try outcome(ofPush: name)
                == .accepted(merchant: MerchantRequestID(merchant), checkout: CheckoutRequestID(checkout)))
    }

    private static let refused: [(String, Refusal.Kind)] = [
        ("stkpush-20-err-invalid-shortcode-400.json", .configuration),
        ("stkpush-21-err-invalid-phone-400.json", .invalidField),
        ("stkpush-22-err-invalid-amount-400.json", .invalidField),
        ("stkpush-23-err-invalid-callback-400.json", .configuration),
        ("stkpush-24-err-invalid-transactiontype-400.json", .configuration),
        ("stkpush-30-err-token-404.json", .token),
        ("stkpush-32-err-token-400-c2b-family.json", .token),
        ("stkpush-35-err-resource-404.json", .configuration),
        ("stkpush-36-err-method-405.json", .configuration),
        ("stkpush-40-err-merchant-500.json", .configuration),
        ("stkpush-41-err-credentials-500.json", .configuration),
        ("stkpush-43-err-busy-500.json", .busy),
        ("stkpush-44-err-spike-500.json", .busy),
    ]

    @Test(arguments: refused)
    func aListedErrorIsARefusal(name: String, kind: Refusal.Kind) throws {
        let json = try Fixtures.json(name)
        let code = try #require(json["errorCode"]?.text)
        guard case .refused(let refusal) = try outcome(ofPush: name) else {
            Issue.record("not refused")
            return
        }
        #expect(refusal.code == code)
        #expect(refusal.kind == kind)
    }

    private static let unknown = [
        "stkpush-34-err-auth-header-404.json", "stkpush-46-err-internal-500.json", "stkpush-47-fault-spike-429.json",
        "stkpush-50-edge-403.html",
    ]

    @Test(arguments: unknown)
    func anErrorThatIsNotOnTheListLeavesThePromptUnknown(name: String) throws {
        guard case .lost = try outcome(ofPush: name) else {
            Issue.record("not lost")
            return
        }
    }

    // MARK: Query

    private static let answers: [(String, String, QueryAnswer.Outcome)] = [
        ("stkquery-10-paid.json", prompt.text, .paid(text: "The service request is processed successfully.")),
        (
            "stkquery-11-cancelled-capital.json", "ws_CO_021020261130052700000001",
            .failed(ResultCode("1032"), text: "Request Cancelled by user.")
        ),
        (
            "stkquery-13-unreachable.json", prompt.text,
            .failed(ResultCode("1037"), text: "DS timeout user cannot be reached.")
        ),
        (
            "stkquery-20-pending-4999.json", "ws_CO_180920261803512708374149",
            .open(reason: "not finished yet (4999: The transaction is still under processing)")
        ),
        ("stkquery-21-pending-500.json", prompt.text, .open(reason: "still being processed")),
        (
            "stkquery-30-unknown-500.json", prompt.text,
            .open(
                reason:
                    "Safaricom does not know it yet (HTTP 500, 500.001.1001: The transaction does not Exist), "
                    + "which proves nothing")
        ),
        (
            "stkquery-32-unknown-terminal-code.json", prompt.text,
            .open(reason: "not finished yet (7777: Some new text)")
        ),
    ]

    @Test(arguments: answers)
    func aQuestionIsAnsweredAsTheManifestSays(name: String, id: String, outcome: QueryAnswer.Outcome) throws {
        let signature = try Example.account().signature(at: Example.moment())
        let query = STKQuery(CheckoutRequestID(id), signature: signature)
        #expect(try query.response(to: Fixtures.reply(name)) == outcome)
    }

    // MARK: Requests

    private static let requests = [
        "stkpush-01-request-paybill-mixed-types.json", "stkpush-02-request-buygoods.json", "stkquery-01-request.json",
        "stkcb-90-ack.json",
    ]

    @Test func theTillRequestOfThePortalIsExactlyOurs() throws {
        let account = try Example.account(Example.till())
        let attempt = try Example.attempt(
            Example.till(), phone: "0110000001", shillings: 1500, reference: "T0042", purpose: "POS sale")
        let push = try #require(
            STKPush(
                attempt, signature: account.signature(at: Example.moment()),
                callbackAddress: "https://till.example.co.ke/cb/9c1e"))
        #expect(try push.body == Fixtures.json("stkpush-02-request-buygoods.json"))
    }

    @Test func thePayBillRequestOfThePortalSaysTheSameAsOurs() throws {
        let account = try Example.account()
        let moment = try #require(Timestamp(wire: "20210628092408"))
        let push = try #require(
            STKPush(
                Example.attempt(), signature: account.signature(at: moment),
                callbackAddress: "https://till.example.co.ke/cb/7f3a"))
        let theirs = try Fixtures.json("stkpush-01-request-paybill-mixed-types.json")
        #expect(push.body.members.map(\.name) == theirs.members.map(\.name))
        #expect(push.body.members.map(\.value.text) == theirs.members.map(\.value.text))
    }

    @Test func theQuestionOfThePortalIsExactlyOurs() throws {
        let moment = try #require(Timestamp(wire: "20160216165627"))
        let query = STKQuery(
            CheckoutRequestID("ws_CO_180920261803512708374149"),
            signature: try Example.account().signature(at: moment))
        #expect(try query.body == Fixtures.json("stkquery-01-request.json"))
    }

    @Test func theAcknowledgementIsTheUsualOne() throws {
        #expect(try JSON(strict: STKCallback.acknowledgement.utf8) == Fixtures.json("stkcb-90-ack.json"))
    }

    // MARK: Callbacks

    /// Amount, receipt, time, payer and balance of a success, as text.
    private static let paid: [(String, String?, String?, String?, String?, String?)] = [
        (
            "stkcb-01-ok-seed-balance-without-value.json", "1.00", "LK451H35OP", "2017-11-04T18:49:44+03:00",
            "2547•••••001", nil
        ),
        (
            "stkcb-02-ok-amount-1.00-no-balance.json", "1.00", "NLJ7RT61SV", "2019-12-19T10:21:15+03:00",
            "2547•••••149", nil
        ),
        (
            "stkcb-03-ok-balance-decimal.json", "10500.00", "UJ27ABCD12", "2026-10-02T11:30:22+03:00",
            "2547•••••001", "32009.90"
        ),
        ("stkcb-06-ok-phone-masked.json", "1.00", "UJ27ABCD15", "2026-10-02T11:32:22+03:00", "2547*****001", nil),
        ("stkcb-07-ok-phone-missing.json", "1.00", "UJ27ABCD16", "2026-10-02T11:33:22+03:00", nil, nil),
        ("stkcb-09-ok-date-string.json", "500.00", "RDQ7ABCD18", "2023-04-26T12:30:00+03:00", "2547•••••001", nil),
        ("stkcb-11-ok-empty-metadata.json", nil, nil, nil, nil, nil),
        // Forged: it reads like any other. Nothing but our question tells it apart.
        (
            "stkcb-50-forged-unknown-id.json", "1.00", "ZZZ9999999", "2026-10-02T11:37:22+03:00", "2547•••••001", nil
        ),
    ]

    @Test(arguments: paid)
    func aSuccessIsReadWhateverItsDetailsLookLike(
        name: String, amount: String?, receipt: String?, paidAt: String?, payer: String?, balance: String?
    ) throws {
        guard case .paid(let claim) = STKCallback.decode(try Fixtures.bytes(name)) else {
            Issue.record("not a success")
            return
        }
        let body = try Fixtures.json(name)["Body"]?["stkCallback"]
        #expect(claim.checkout?.text == body?["CheckoutRequestID"]?.text)
        #expect(claim.merchant?.text == body?["MerchantRequestID"]?.text)
        #expect(claim.amount?.decimal == amount)
        #expect(claim.receipt?.text == receipt)
        #expect(claim.paidAt?.rfc3339 == paidAt)
        #expect(claim.payer?.description == payer)
        #expect(claim.balance?.decimal == balance)
    }

    private static let failed: [(String, String, String)] = [
        ("stkcb-20-fail-1032.json", "1032", "Request cancelled by user"),
        ("stkcb-21-fail-1032-american.json", "1032", "Request canceled by user."),
        ("stkcb-23-fail-1037-noresponse.json", "1037", "No response from user."),
        ("stkcb-25-fail-1-prefixed.json", "1", "The balance is insufficient for the transaction."),
        ("stkcb-26-fail-2001-wrong-pin.json", "2001", "The initiator information is invalid."),
        (
            "stkcb-27-fail-1001-locked.json", "1001",
            "Unable to lock subscriber, a transaction is already in process for the current subscriber"
        ),
        ("stkcb-28-fail-1019-expired.json", "1019", "Transaction has expired"),
        ("stkcb-29-fail-1025-push.json", "1025", "An error occurred while sending a push request"),
        ("stkcb-31-fail-17-rule-limited.json", "17", "Rule limited."),
        ("stkcb-33-fail-26-busy.json", "26", "System busy. Please try again."),
        ("stkcb-34-fail-8006-locked.json", "8006", "The security credential is locked."),
        ("stkcb-36-fail-sfc-string.json", "SFC_IC0003", "The operator does not exist."),
        ("stkcb-37-fail-9999.json", "9999", "An error occurred while sending a push request"),
        ("stkcb-38-fail-unknown-code.json", "1234567", "Something Safaricom invented yesterday"),
    ]

    @Test(arguments: failed)
    func aFailureKeepsItsCodeAndWords(name: String, code: String, words: String) throws {
        guard case .failed(let denial) = STKCallback.decode(try Fixtures.bytes(name)) else {
            Issue.record("not a failure")
            return
        }
        #expect(denial.code == ResultCode(code))
        #expect(denial.text == words)
        #expect(denial.checkout != nil)
    }

    private static let broken = ["stkcb-52-truncated.txt"]

    @Test func aTruncatedCallbackSaysWhereItBroke() throws {
        #expect(
            STKCallback.decode(try Fixtures.bytes("stkcb-52-truncated.txt"))
                == .unreadable(reason: "at byte 94: it ends in the middle"))
    }

    // MARK: Tables

    @Test func passwordsAreTheKnownOnes() throws {
        let table = try Fixtures.json("password-vectors.json")
        let signer = try #require(table["shortcode"]?.text.flatMap { ShortCode($0) })
        let passkey = Secret(try #require(table["passkey"]?.text))
        let rows = table["vectors"]?.elements ?? []
        #expect(rows.count == 3)
        for row in rows {
            let moment = try #require(row["timestamp"]?.text.flatMap { Timestamp(wire: $0) })
            let signature = Signature(of: signer, passkey: passkey, at: moment)
            #expect(signature.password == row["password"]?.text)
            #expect(signature.timestamp == row["timestamp"]?.text)
        }
    }

    @Test func phonesAreNormalisedAsTheTableSays() throws {
        let table = try Fixtures.json("msisdn-vectors.json")
        let good = table["ok"]?.pairs ?? []
        let bad = table["bad"]?.texts ?? []
        #expect((good.count, bad.count) == (10, 10))
        for (typed, digits) in good { #expect(try MSISDN(parsing: typed).digits == digits) }
        for typed in bad { #expect(throws: MSISDNError.self) { try MSISDN(parsing: typed) } }
    }

    @Test func amountsAreReadExactlyAsTheTableSays() throws {
        let table = try Fixtures.json("money-vectors.json")
        let good = table["ok"]?.pairs ?? []
        let bad = table["bad"]?.texts ?? []
        #expect((good.count, bad.count) == (11, 7))
        for (text, cents) in good { #expect(JSON.string(text).money.map { String($0.cents) } == cents) }
        for text in bad { #expect(JSON.string(text).money == nil) }
    }

    @Test func momentsInIdsAreDecodedAsTheTableSays() throws {
        let table = try Fixtures.json("checkoutid-vectors.json")
        let decodable = table["decodable"]?.pairs ?? []
        let opaque = table["opaque"]?.texts ?? []
        #expect((decodable.count, opaque.count) == (7, 4))
        for (id, moment) in decodable { #expect(CheckoutRequestID(id).moment?.rfc3339 == moment) }
        for id in opaque { #expect(CheckoutRequestID(id).moment == nil) }
    }

    @Test func receiptsTellTheirDayAsTheTableSays() throws {
        let table = try Fixtures.json("receipt-date-vectors.json")
        let match = table["match"]?.pairs ?? []
        let mismatch = table["mismatch_in_docs"]?.elements ?? []
        let invalid = table["invalid"]?.texts ?? []
        let lower = table["uppercase_first"]?.pairs ?? []
        #expect([match.count, mismatch.count, invalid.count, lower.count] == [12, 2, 4, 1])
        for (receipt, day) in match + lower { #expect(Receipt(receipt)?.dateHint?.description == day) }
        for row in mismatch {
            let texts = row.texts
            let hint = try #require(Receipt(texts[0])?.dateHint?.description)
            #expect("decodes to \(hint)" == texts[2])
            #expect(hint != texts[1])
        }
        for receipt in invalid { #expect(Receipt(receipt)?.dateHint == nil) }
    }

    // MARK: All of them

    @Test func noVectorOfOurFamiliesIsForgotten() throws {
        var tested = Set(Fixtures.tables)
        tested.formUnion(Self.grants.map(\.0) + Self.noGrants)
        tested.formUnion(Self.accepted.map(\.0) + Self.refused.map(\.0) + Self.unknown)
        tested.formUnion(Self.answers.map(\.0) + Self.requests)
        tested.formUnion(Self.paid.map(\.0) + Self.failed.map(\.0) + Self.broken)
        tested.formUnion(Self.confirmations.map(\.0) + Self.replies + Self.registrations.map(\.0) + Self.simulations)
        tested.formUnion(Self.pullRequests + Self.pullRegistrations.map(\.0) + Self.pullPages.map(\.0))
        tested.formUnion(Self.status + Self.reversals)
        #expect(Set(try Fixtures.manifest().keys) == tested)
        #expect(try Fixtures.files() == tested)
    }
}

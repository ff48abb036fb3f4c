import Payments
import Testing
import Transport

@testable import Sandbox

@Suite struct PushTests {
    @Test func anAcceptedPromptGetsTodaysNames() throws {
        var rig = BankRig()
        let answer = rig.push(pushBody(phone: "254712345678"))
        let sample = try JSON(strict: try vector("stkpush-10-ok-2018-ids.json"))
        #expect(answer.status == 200)
        #expect(
            answer.json.without("MerchantRequestID", "CheckoutRequestID")
                == sample.without("MerchantRequestID", "CheckoutRequestID"))

        let checkout = try #require(answer.json["CheckoutRequestID"]?.text)
        #expect(checkout == "ws_CO_02102026113005271712345678")
        #expect(CheckoutRequestID(checkout).moment?.wire == "20261002113005")
        let merchant = try #require(answer.json["MerchantRequestID"]?.text)
        #expect(merchant.wholeMatch(of: /[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[1-9][0-9]{3,6}/) != nil)
    }

    @Test func subSecondsAreNotPadded() {
        var rig = BankRig()
        rig.wait(.milliseconds(-264))
        #expect(rig.accepted("254712345678") == "ws_CO_021020261130057712345678")
    }

    @Test func numbersAndTextsAreBothTaken() throws {
        let sample = try JSON(strict: try vector("stkpush-01-request-paybill-mixed-types.json"))
        var rig = BankRig()
        #expect(rig.push(sample).status == 200)
    }

    @Test func aTillTakesBuyGoods() throws {
        let sample = try JSON(strict: try vector("stkpush-02-request-buygoods.json"))
        var rig = BankRig()
        #expect(rig.push(sample).status == 200)
    }

    @Test func theSameBodyTwiceIsTwoPrompts() {
        var rig = BankRig { $0.refusesSameAmount = false }
        let first = rig.accepted("254700000000")
        rig.wait(.seconds(4))
        let second = rig.accepted("254700000000")
        #expect(first != second)
        #expect(rig.bank.prompts.count == 2)
    }

    /// One thing wrong with a push, and how Safaricom says so.
    struct Wrong: Sendable, CustomTestStringConvertible {
        let field: String
        let value: JSON?
        let sample: String?
        let message: String
        var testDescription: String { "\(field) \(value?.serialised ?? "absent")" }

        init(_ field: String, _ value: JSON?, _ message: String? = nil, sample: String? = nil) {
            self.field = field
            self.value = value
            self.sample = sample
            self.message = message ?? "Bad Request - Invalid \(field)"
        }
    }

    @Test(arguments: [
        Wrong("BusinessShortCode", nil, sample: "stkpush-20-err-invalid-shortcode-400.json"),
        Wrong("BusinessShortCode", "17", sample: "stkpush-20-err-invalid-shortcode-400.json"),
        Wrong("Password", nil), Wrong("Password", ""),
        Wrong("Timestamp", "20261332113005"), Wrong("Timestamp", "2026"),
        Wrong(
            "TransactionType", "CustomerBuyGoodsOnline", sample: "stkpush-24-err-invalid-transactiontype-400.json"),
        Wrong("TransactionType", "Pay"),
        Wrong("Amount", "0", sample: "stkpush-22-err-invalid-amount-400.json"),
        Wrong("Amount", 0), Wrong("Amount", "-5"), Wrong("Amount", "1.5"), Wrong("Amount", .number("10.00")),
        Wrong("Amount", .number("1e2")), Wrong("Amount", "abc"), Wrong("Amount", nil),
        Wrong("PartyA", "abc"), Wrong("PartyB", "12"),
        Wrong("PhoneNumber", "0712345678", sample: "stkpush-21-err-invalid-phone-400.json"),
        Wrong("PhoneNumber", "254212345678"), Wrong("PhoneNumber", "+254712345678"),
        Wrong("CallBackURL", "not a url", sample: "stkpush-23-err-invalid-callback-400.json"),
        Wrong("CallBackURL", "http://shop.example/cb"), Wrong("CallBackURL", nil),
        Wrong("AccountReference", nil), Wrong("AccountReference", "1234567890123"),
        Wrong("AccountReference", "", "Bad Request - Invalid Remarks"),
        Wrong("TransactionDesc", .null, "Bad Request - Invalid Remarks"),
        Wrong("TransactionDesc", "12345678901234"),
    ])
    func aBadFieldIsNamed(wrong: Wrong) throws {
        var rig = BankRig()
        let answer = rig.push(pushBody().setting(wrong.field, wrong.value))
        #expect(answer.status == 400)
        #expect(answer.json["errorCode"] == "400.002.02")
        #expect(answer.json["errorMessage"]?.text == wrong.message)
        #expect(answer.json.members.map(\.name) == ["requestId", "errorCode", "errorMessage"])
        if let sample = wrong.sample {
            #expect(answer.json.without("requestId") == (try JSON(strict: try vector(sample))).without("requestId"))
        }
        #expect(rig.bank.prompts.isEmpty)
    }

    @Test func theDescriptionMayBeLeftOut() {
        var rig = BankRig()
        #expect(rig.push(pushBody().setting("TransactionDesc", nil)).status == 200)
    }

    @Test func theFirstBadFieldIsTheOneReported() {
        var rig = BankRig()
        let answer = rig.push(pushBody(amount: "0").setting("PhoneNumber", "x").setting("PartyB", "x"))
        #expect(answer.json["errorMessage"] == "Bad Request - Invalid Amount")
    }

    @Test func aBodyThatCannotBeReadHasNoFirstField() {
        var rig = BankRig()
        let token = rig.token()
        let bodies: [([UInt8], String)] = [
            (Array("{".utf8), "application/json"), (Array("[]".utf8), "application/json"), ([], "application/json"),
            (pushBody().bytes, "text/plain"), (Array(#"{"Amount":1,"Amount":2}"#.utf8), "application/json"),
        ]
        for (body, type) in bodies {
            let answer = rig.send(
                "POST", "/mpesa/stkpush/v1/processrequest",
                headers: ["authorization": "Bearer \(token)", "content-type": type], body: body)
            #expect(answer.json["errorMessage"] == "Bad Request - Invalid BusinessShortCode")
        }
    }

    @Test func wrongDoorsAnswerAsSafaricomsDo() throws {
        var rig = BankRig()
        let push = "/mpesa/stkpush/v1/processrequest"
        let cases: [(WireAnswer, Int, String)] = [
            (rig.send("POST", "/mpesa/stkpush/v2/processrequest"), 404, "stkpush-35-err-resource-404.json"),
            (rig.send("GET", push), 405, "stkpush-36-err-method-405.json"),
            (rig.send("POST", push), 404, "stkpush-34-err-auth-header-404.json"),
            (rig.push(token: "expired"), 404, "stkpush-30-err-token-404.json"),
            (rig.push(pushBody(signer: "999999")), 500, "stkpush-40-err-merchant-500.json"),
            (
                rig.push(pushBody().setting("Timestamp", "20261002113006")), 500,
                "stkpush-41-err-credentials-500.json"
            ),
        ]
        for (answer, status, sample) in cases {
            #expect(answer.status == status)
            #expect(answer.json.without("requestId") == (try JSON(strict: try vector(sample))).without("requestId"))
        }
    }

    @Test func anAppWithoutTheProductIsTurnedAway() {
        var rig = BankRig { $0.hasProduct = false }
        #expect(rig.push().json["errorCode"] == "401.003.01")
    }

    @Test func theChecksComeInSafaricomsOrder() {
        // One wrong thing more in each row: the earliest in the order is the one that is reported.
        var rig = BankRig { $0.hasProduct = false }
        #expect(rig.send("GET", "/nowhere").json["errorCode"] == "404.001.01")
        #expect(rig.send("GET", "/mpesa/stkpush/v1/processrequest").json["errorCode"] == "405.001")
        #expect(rig.send("POST", "/mpesa/stkpush/v1/processrequest").json["errorCode"] == "404.001.04")
        #expect(rig.push("{}", token: "bad").json["errorCode"] == "404.001.03")
        #expect(rig.push("{}").json["errorCode"] == "401.003.01")
        var open = BankRig()
        let bad = pushBody(phone: "x", signer: "999999")
        #expect(open.push(bad).json["errorMessage"] == "Bad Request - Invalid PartyA")
        #expect(
            open.push(pushBody(signer: "999999").setting("Password", "x")).json["errorMessage"]
                == "Merchant does not exist")
        _ = open.push()
        #expect(
            open.push(pushBody().setting("Password", "x")).json["errorMessage"]
                == "[MerchantValidate] - Wrong credentials")
    }

    @Test func listedWordsInAnAddressAreRefusedWhereAskedFor() {
        var lax = BankRig()
        #expect(lax.push(pushBody(callback: "https://shop.example/mpesa/cb")).status == 200)
        var strict = BankRig { $0.checksAddressWords = true }
        let answer = strict.push(pushBody(callback: "https://shop.example/mpesa/cb"))
        #expect(answer.json["errorMessage"] == "Bad Request - Invalid CallBackURL - URL has the word MPESA")
    }

    @Test(arguments: [
        ("https://shop.example/cb", true), ("https://shop.example:8443", true), ("http://127.0.0.1:9000/x", true),
        ("http://localhost:9000/x", true), ("http://[::1]:9000/x", true), ("https://nowhere.invalid/x", true),
        ("http://127.0.0.1.evil.example/x", false), ("http://10.0.0.1/x", false), ("ftp://127.0.0.1/x", false),
        ("/cb", false), ("https://", false), ("https://a b/", false), ("https://user@shop.example/", false),
        ("https://shop.example:99999/", false),
    ])
    func aCallbackAddressIsHttpsOrThisMachine(address: String, isTaken: Bool) {
        #expect((CallbackAddress(address) != nil) == isTaken)
    }
}

import Payments
import Testing
import Transport

@testable import Sandbox

@Suite struct QueryTests {
    @Test(arguments: [
        ("254700001032", "stkquery-11-cancelled-capital.json"), ("254700001037", "stkquery-13-unreachable.json"),
    ])
    func anEndIsSpeltAsInTheSamples(phone: String, sample: String) throws {
        var rig = BankRig()
        let checkout = rig.accepted(phone)
        rig.wait(.seconds(3))
        let answer = rig.query(checkout)
        #expect(answer.status == 200)
        let sample = try JSON(strict: try vector(sample))
        #expect(answer.json.members.map(\.name) == sample.members.map(\.name))
        #expect(
            answer.json.without("MerchantRequestID", "CheckoutRequestID")
                == sample.without("MerchantRequestID", "CheckoutRequestID"))
    }

    @Test func aPaymentHasNoReceiptHere() throws {
        var rig = BankRig()
        let checkout = rig.accepted("254700000000")
        rig.wait(.seconds(3))
        let answer = rig.query(checkout).json
        let sample = try JSON(strict: try vector("stkquery-10-paid.json"))
        #expect(answer.members.map(\.name) == sample.members.map(\.name))
        #expect(answer["ResultCode"] == "0")
        #expect(answer["ResultDesc"] == sample["ResultDesc"])
    }

    @Test func anOpenPromptIsSpeltInOneOfThreeWays() throws {
        var usual = BankRig()
        let sample = try JSON(strict: try vector("stkquery-20-pending-4999.json"))
        let answer = usual.query(usual.accepted("254712345678"))
        #expect(answer.status == 200)
        #expect(
            answer.json.without("MerchantRequestID", "CheckoutRequestID")
                == sample.without("MerchantRequestID", "CheckoutRequestID"))

        var classic = BankRig { $0.pendingForm = .classicError }
        let checkout = classic.accepted("254712345678")
        let old = classic.query(checkout)
        #expect(old.status == 500)
        #expect(old.json["requestId"]?.text == checkout)
        let oldSample = try JSON(strict: try vector("stkquery-21-pending-500.json"))
        #expect(old.json.without("requestId") == oldSample.without("requestId"))

        var empty = BankRig { $0.pendingForm = .emptyMessage }
        let silent = empty.query(empty.accepted("254712345678"))
        #expect(silent.status == 200)
        #expect(silent.json["errorCode"] == "500.001.1001")
        #expect(silent.json["errorMessage"] == "")
    }

    @Test func anUnknownPromptDoesNotExist() throws {
        var rig = BankRig()
        let answer = rig.query("ws_CO_never_issued")
        let sample = try JSON(strict: try vector("stkquery-30-unknown-500.json"))
        #expect(answer.status == 500)
        #expect(answer.json.without("requestId") == sample.without("requestId"))
    }

    @Test func aPromptExistsForItsOwnMerchantOnly() {
        var rig = BankRig()
        let checkout = rig.accepted("254700000000")
        let answer = rig.post("/mpesa/stkpushquery/v1/query", queryBody(checkout, signer: "600100"))
        #expect(answer.json["errorMessage"] == "The transaction does not Exist")
    }

    @Test func aWrongSignatureIsTold() {
        var rig = BankRig()
        let body = queryBody(rig.accepted("254700000000"))
        let question = "/mpesa/stkpushquery/v1/query"
        #expect(
            rig.post(question, body.setting("Password", "x")).json["errorMessage"]
                == "[MerchantValidate] - Wrong credentials")
        #expect(
            rig.post(question, body.setting("CheckoutRequestID", "")).json["errorMessage"]
                == "Bad Request - Invalid CheckoutRequestID")
        #expect(
            rig.post(question, body.setting("BusinessShortCode", nil)).json["errorMessage"]
                == "Bad Request - Invalid BusinessShortCode")
    }

    @Test func aForgetfulGatewayDeniesAboutOneQuestionInFive() {
        var rig = BankRig { $0.forgetsSome = true }
        let checkout = rig.accepted("254712345678")
        let denials = (0..<1000).filter { _ in
            rig.query(checkout).json["errorMessage"] == "The transaction does not Exist"
        }.count
        #expect((140...260).contains(denials))
    }

    @Test func fiveQuestionsAMinuteAndOneAtATime() throws {
        var rig = BankRig { $0.queryLimit = .safaricomSandbox }
        let checkout = rig.accepted("254712345678")
        let token = rig.token()
        #expect(rig.query(checkout, token: token).status == 200)
        rig.wait(.seconds(11))
        let refused = rig.query(checkout, token: token)
        #expect(refused.status == 429)
        #expect(refused.json == (try JSON(strict: try vector("stkpush-47-fault-spike-429.json"))))
        rig.wait(.seconds(1))
        #expect(rig.query(checkout, token: token).status == 200)
    }

    @Test func aPacedClientIsNeverRefused() {
        var pace = SpikeArrest(.safaricomSandbox)
        for turn in 0..<100 {
            // 12 seconds apart, give or take what a network does.
            let jitter = Duration.milliseconds(turn.isMultiple(of: 2) ? 100 : -100)
            let isAdmitted = pace.admits(at: .seconds(1000 + 12 * turn) + jitter)
            #expect(isAdmitted)
        }
    }

    @Test func aHastyClientGetsFiveAMinute() {
        var pace = SpikeArrest(.safaricomSandbox)
        let answered = (0..<590).filter { pace.admits(at: .seconds(1000) + .milliseconds(100 * $0)) }.count
        #expect(answered == 5)
    }

    @Test func aBurstLetsSomeThroughTogether() {
        var pace = SpikeArrest(RateLimit(calls: 5, period: .seconds(60), burst: 3))
        #expect((0..<5).map { _ in pace.admits(at: .seconds(1000)) } == [true, true, true, false, false])
    }

    @Test func wordsDifferBetweenCallbackAndQueryForTwoCodesOnly() {
        let differing = (0...9999).map(String.init).filter { ResultWords.inCallback($0) != ResultWords.inQuery($0) }
        #expect(differing == ["1032", "1037"])
    }
}

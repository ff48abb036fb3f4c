import Payments
import Testing
import Transport

@testable import Sandbox

@Suite struct RuleTests {
    private let locked =
        "Unable to lock subscriber, a transaction is already in process for the current subscriber"

    @Test func aPhoneTakesOnePromptAtATime() throws {
        var rig = BankRig()
        let checkout = rig.accepted("254712345678")
        let answer = rig.push(pushBody(phone: "254712345678", amount: "20"))
        #expect(answer.status == 500)
        #expect(answer.json["errorCode"] == "500.001.1001")
        #expect(answer.json["errorMessage"]?.text == locked)
        #expect(rig.push(pushBody(phone: "254712345679")).status == 200)
        try rig.bank.act(.cancel, on: CheckoutRequestID(checkout), at: rig.moment)
        #expect(rig.push(pushBody(phone: "254712345678", amount: "20")).status == 200)
    }

    @Test func aLockedSubscriberStaysLockedForAMinute() {
        var rig = BankRig()
        _ = rig.accepted("254700001001")
        rig.wait(.milliseconds(59_999))
        #expect(rig.push(pushBody(phone: "254700001001", amount: "20")).json["errorMessage"]?.text == locked)
        rig.wait(.milliseconds(1))
        #expect(rig.push(pushBody(phone: "254700001001", amount: "20")).status == 200)
    }

    @Test func theSameAmountAgainWithinTwoMinutesIsRuleLimited() {
        var rig = BankRig()
        _ = rig.accepted("254700000000", amount: 100)
        rig.wait(.seconds(10))
        let other = rig.accepted("254700000000", amount: 101)
        rig.wait(.seconds(10))
        let same = rig.accepted("254700000000", amount: 100)
        rig.wait(.seconds(10))
        #expect(rig.code(other) == "0")
        #expect(rig.code(same) == "17")
        rig.wait(.seconds(90))
        let later = rig.accepted("254700000000", amount: 100)
        rig.wait(.seconds(10))
        #expect(rig.code(later) == "0")
    }

    @Test func theRuleCanBeSwitchedOff() {
        var rig = BankRig { $0.refusesSameAmount = false }
        _ = rig.accepted("254700000000")
        rig.wait(.seconds(10))
        let same = rig.accepted("254700000000")
        rig.wait(.seconds(10))
        #expect(rig.code(same) == "0")
    }

    @Test func theRuleIsAboutPaymentsNotAboutCancelledPrompts() {
        var rig = BankRig()
        _ = rig.accepted("254700001032")
        rig.wait(.seconds(10))
        let again = rig.accepted("254700001032")
        rig.wait(.seconds(10))
        #expect(rig.code(again) == "1032")
    }

    @Test func moreThanMPESAMovesAtOnceEndsWithCode3() {
        var rig = BankRig()
        let checkout = rig.accepted("254700000000", amount: 250_001)
        rig.wait(.seconds(3))
        #expect(rig.code(checkout) == "3")
        let most = rig.accepted("254700000000", amount: 250_000)
        rig.wait(.seconds(3))
        #expect(rig.code(most) == "0")
    }

    @Test(arguments: [
        ("174379", "174380", "CustomerPayBillOnline", "2028"),
        ("600100", "5600101", "CustomerBuyGoodsOnline", "0"),
        ("600100", "5600102", "CustomerBuyGoodsOnline", "SFC_IC0003"),
        ("600100", "600100", "CustomerPayBillOnline", "2028"),
    ])
    func aWrongPayeeIsFoundOutLate(signer: String, payee: String, type: String, code: String) {
        var rig = BankRig()
        let answer = rig.push(pushBody(phone: "254700000000", signer: signer, payee: payee, type: type))
        #expect(answer.status == 200)
        rig.wait(.seconds(3))
        let question = queryBody(answer.json["CheckoutRequestID"]?.text ?? "", signer: signer)
        #expect(rig.post("/mpesa/stkpushquery/v1/query", question).json["ResultCode"]?.text == code)
    }

    @Test func aLaxGatewayCannotSendATextThatIsTooLong() {
        var rig = BankRig { $0.checksLengths = false }
        let fine = rig.accepted("254700000000", reference: "thirteen chars")
        let long = rig.accepted("254700001032", reference: String(repeating: "x", count: 183))
        rig.wait(.seconds(3))
        #expect(rig.code(fine) == "0")
        #expect(rig.code(long) == "1025")
    }

    @Test func pushesCanBePacedToo() {
        var rig = BankRig { $0.pushLimit = .safaricomSandbox }
        #expect(rig.push(pushBody(phone: "254712345671")).status == 200)
        #expect(rig.push(pushBody(phone: "254712345672")).status == 429)
        rig.wait(.seconds(12))
        #expect(rig.push(pushBody(phone: "254712345673")).status == 200)
    }
}

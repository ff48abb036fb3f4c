import Payments
import Testing
import Transport

@testable import Sandbox

@Suite struct EdgeFaultTests {
    @Test(arguments: [
        ("SIM-429", 429, "stkpush-47-fault-spike-429.json"), ("SIM-BUSY", 500, "stkpush-43-err-busy-500.json"),
        ("SIM-SPIKE500", 500, "stkpush-44-err-spike-500.json"),
    ])
    func aRefusalIsSpeltAsInTheSamplesAndMakesNoPrompt(reference: String, status: Int, sample: String) throws {
        var rig = BankRig()
        let answer = rig.push(pushBody(reference: reference))
        #expect(answer.status == status)
        #expect(answer.json.without("requestId") == (try JSON(strict: try vector(sample))).without("requestId"))
        #expect(rig.bank.prompts.isEmpty)
    }

    @Test(arguments: [
        ("SIM-QUOTA", 500, "500.003.03"), ("SIM-NOPROD", 401, "401.003.01"), ("SIM-LOCK", 500, "500.001.1001"),
    ])
    func aRefusalHasItsCode(reference: String, status: Int, code: String) {
        var rig = BankRig()
        let answer = rig.push(pushBody(reference: reference))
        #expect(answer.status == status)
        #expect(answer.json["errorCode"]?.text == code)
        #expect(rig.bank.prompts.isEmpty)
    }

    @Test(arguments: [("SIM-CONFLICT", 0, 6), ("SIM-CONFL2", 19, 1)])
    func theCallbackSaysPaidAndTheQueryThatItWasCancelled(reference: String, quiet: Int, more: Int) throws {
        var rig = BankRig()
        // The reference decides, not the phone, which would pay.
        let checkout = rig.accepted("254700000000", amount: 100, reference: reference)
        rig.wait(.seconds(quiet))
        #expect(rig.callbacks().isEmpty)
        rig.wait(.seconds(more))
        let callbacks = rig.callbacks()
        let callback = try #require(callbacks.first)
        #expect(callbacks.count == 1)
        #expect(callback.callback("ResultCode") == .number("0"))
        #expect(callback.item("Amount")?["Value"] == .number("100.00"))
        #expect(callback.item("MpesaReceiptNumber")?["Value"]?.text.flatMap { Receipt($0) } != nil)
        for _ in 0..<2 {
            #expect(rig.code(checkout) == "1032")
            rig.wait(.seconds(600))
        }
        #expect(rig.callbacks().isEmpty)
        #expect(rig.bank.prompts.first?.ending?.receipt == nil)
    }

    @Test func theEdgeAnswersInHTML() throws {
        var rig = BankRig()
        let forbidden = rig.push(pushBody(reference: "SIM-403"))
        #expect(forbidden.status == 403)
        #expect(forbidden.contentType == "text/html")
        let sample = String(decoding: try vector("stkpush-50-edge-403.html"), as: UTF8.self)
        #expect(forbidden.text == sample.split(separator: "\n").joined())
        let unavailable = rig.push(pushBody(reference: "SIM-503"))
        #expect(unavailable.status == 503)
        #expect(unavailable.text.hasPrefix("<html>"))
        #expect(rig.bank.prompts.isEmpty)
    }

    @Test func aSOAPFaultIsWrappedInJSON() {
        var rig = BankRig()
        let answer = rig.push(pushBody(reference: "SIM-SOAP"))
        #expect(answer.status == 500)
        #expect(answer.json["Envelope"]?["Body"]?["Fault"]?["faultstring"]?.text != nil)
        #expect(rig.bank.prompts.isEmpty)
    }

    @Test func anInternalErrorHidesAPromptThatWasMade() throws {
        var rig = BankRig()
        let answer = rig.push(pushBody(reference: "SIM-500"))
        let sample = try JSON(strict: try vector("stkpush-46-err-internal-500.json"))
        #expect(answer.status == 500)
        #expect(answer.json.without("requestId") == sample.without("requestId"))
        #expect(rig.bank.prompts.count == 1)
    }

    @Test(arguments: [
        ("SIM-RESET", WireAnswer.Manner.hangUp), ("SIM-SLOW", .late(.seconds(35))), ("SIM-TRUNC", .cutShort),
    ])
    func theAnswerIsLostButThePromptIsMade(reference: String, manner: WireAnswer.Manner) {
        var rig = BankRig()
        let answer = rig.push(pushBody(reference: reference))
        #expect(answer.manner == manner)
        #expect(answer.status == 200)
        #expect(rig.bank.prompts.count == 1)
    }

    @Test(arguments: [
        ("SIM-TOKEN", 404, "404.001.03"), ("SIM-TOKEN401", 401, "401.002.01"), ("SIM-TOKEN400", 400, "400.003.01"),
    ])
    func aTokenFaultIsShownOncePerOrder(reference: String, status: Int, code: String) {
        var rig = BankRig()
        for callback in ["https://till.example/a", "https://till.example/b"] {
            let body = pushBody(
                phone: callback.hasSuffix("a") ? "254712345678" : "254712345679", reference: reference,
                callback: callback)
            let first = rig.push(body)
            #expect(first.status == status)
            #expect(first.json["errorCode"]?.text == code)
            #expect(rig.push(body).status == 200)
            #expect(rig.bank.log.posts(for: callback) == 2)
        }
        #expect(rig.bank.prompts.count == 2)
    }

    @Test func onlyTheFirstTwelveCharactersCount() {
        #expect(EdgeFault(reference: "SIM-SPIKE500 and more") == .spike)
        #expect(EdgeFault(reference: "SIM-RESETTING") == nil)
        #expect(EdgeFault(reference: "INV-1") == nil)
    }

    @Test func aFaultDoesNotExcuseABadField() {
        var rig = BankRig()
        #expect(rig.push(pushBody(amount: "0", reference: "SIM-RESET")).status == 400)
        #expect(rig.bank.prompts.isEmpty)
    }
}

import Payments
import Testing
import Transport

@testable import Sandbox

@Suite struct VirtualPhoneTests {
    @Test(arguments: zip(CustomerAct.allCases, ["0", "1032", "2001", "1037"]))
    func anyOtherPhoneWaitsForItsHolder(act: CustomerAct, code: String) throws {
        var rig = BankRig()
        let checkout = rig.accepted("254712345678")
        rig.wait(.seconds(30))
        #expect(rig.code(checkout) == "4999")
        try rig.bank.act(act, on: CheckoutRequestID(checkout), at: rig.moment)
        #expect(rig.code(checkout) == code)
        rig.wait(.seconds(3))
        let callbacks = rig.callbacks()
        #expect(callbacks.map { $0.callback("ResultCode")?.text } == [code])
    }

    @Test func nobodyAnswersAndItTimesOut() {
        var rig = BankRig()
        let checkout = rig.accepted("254712345678")
        rig.wait(.milliseconds(59_999))
        #expect(rig.code(checkout) == "4999")
        rig.wait(.milliseconds(1))
        #expect(rig.code(checkout) == "1037")
    }

    @Test func aPromptIsAnsweredOnce() throws {
        var rig = BankRig()
        let checkout = CheckoutRequestID(rig.accepted("254712345678"))
        let unknown = CheckoutRequestID("x")
        try rig.bank.act(.cancel, on: checkout, at: rig.moment)
        let (bank, moment) = (rig.bank, rig.moment)
        #expect(throws: SandboxError.hasEnded(checkout, ResultCode("1032"))) {
            var bank = bank
            try bank.act(.approve, on: checkout, at: moment)
        }
        #expect(throws: SandboxError.noSuchPrompt(unknown)) {
            var bank = bank
            try bank.act(.approve, on: unknown, at: moment)
        }
    }

    @Test func aCustomerMayPayByHimself() {
        var rig = BankRig { $0.customer = .pays(after: .seconds(5)) }
        let checkout = rig.accepted("254712345678")
        rig.wait(.seconds(4))
        #expect(rig.code(checkout) == "4999")
        rig.wait(.seconds(1))
        #expect(rig.code(checkout) == "0")
    }

    @Test func aCustomerWhoPaysByHimselfCanStillCancel() throws {
        var rig = BankRig { $0.customer = .pays(after: .seconds(5)) }
        let checkout = rig.accepted("254712345678")
        try rig.bank.act(.cancel, on: CheckoutRequestID(checkout), at: rig.moment)
        rig.wait(.seconds(60))
        #expect(rig.code(checkout) == "1032")
    }

    @Test func aTriggerPhoneKeepsItsResultWhenCustomersPayByThemselves() {
        var rig = BankRig { $0.customer = .pays(after: .seconds(5)) }
        let checkout = rig.accepted("254700001032")
        rig.wait(.seconds(10))
        #expect(rig.code(checkout) == "1032")
    }

    @Test func thePromptShowsWhatWasAsked() throws {
        var rig = BankRig()
        _ = rig.accepted("254712345678", amount: 250, reference: "SHOES")
        let prompt = SandboxPrompt(try #require(rig.bank.prompts.first))
        #expect(prompt.isOpen)
        #expect(prompt.amount == Money(cents: 25_000))
        #expect(prompt.reference == "SHOES")
        #expect(!"\(prompt)".contains("2345"))
    }
}

import Payments
import Testing
import Transport

@testable import Sandbox

/// Every row of the table of trigger phones.
@Suite struct PhoneTriggerTests {
    @Test(arguments: [
        "1", "2", "3", "4", "8", "17", "26", "1001", "1019", "1025", "1031", "1032", "1036", "1037", "2001", "2006",
        "2028", "2029", "8006", "9999",
    ])
    func theLastFourDigitsAreTheResult(code: String) throws {
        var rig = BankRig()
        let checkout = rig.accepted("25470000" + String(repeating: "0", count: 4 - code.count) + code)
        #expect(rig.code(checkout) == "4999")
        rig.wait(.seconds(3))
        let answer = rig.query(checkout).json
        #expect(answer["ResultCode"] == .string(code))
        #expect(answer["ResultDesc"]?.text == ResultWords.inQuery(code))
        #expect(rig.callbacks().isEmpty)
        rig.wait(.seconds(3))
        let callback = try #require(rig.callbacks().first)
        #expect(callback.callback("ResultCode") == .number(code))
        #expect(callback.callback("CheckoutRequestID")?.text == checkout)
        #expect(callback.callback("CallbackMetadata") == nil)
        rig.wait(.seconds(600))
        #expect(rig.callbacks().isEmpty)
    }

    @Test func allZerosPay() throws {
        var rig = BankRig()
        let checkout = rig.accepted("254700000000", amount: 100)
        rig.wait(.milliseconds(2999))
        #expect(rig.code(checkout) == "4999")
        rig.wait(.milliseconds(1))
        #expect(rig.code(checkout) == "0")
        rig.wait(.milliseconds(999))
        #expect(rig.callbacks().isEmpty)
        rig.wait(.milliseconds(2001))
        let callback = try #require(rig.callbacks().first)
        #expect(callback.callback("ResultCode") == .number("0"))
        #expect(callback.item("Amount")?["Value"] == .number("100.00"))
        #expect(callback.item("TransactionDate")?["Value"] == .number("20261002113008"))
        #expect(callback.item("PhoneNumber")?["Value"] == .number("254700000000"))
        let receipt = try #require(callback.item("MpesaReceiptNumber")?["Value"]?.text.flatMap { Receipt($0) })
        #expect(receipt.dateHint == BusinessDay(year: 2026, month: 10, day: 2))
        #expect(receipt.text.hasPrefix("UJ2"))
    }

    @Test func safaricomsTestPhoneNeverAnswers() throws {
        var rig = BankRig()
        let checkout = rig.accepted("254708374149")
        rig.wait(.milliseconds(13_999))
        #expect(rig.code(checkout) == "4999")
        rig.wait(.milliseconds(1))
        #expect(rig.query(checkout).json["ResultDesc"] == "DS timeout user cannot be reached.")
        rig.wait(.milliseconds(11_999))
        #expect(rig.callbacks().isEmpty)
        rig.wait(.milliseconds(1))
        let callback = try #require(rig.callbacks().first)
        #expect(callback.callback("ResultCode") == .number("1037"))
        #expect(callback.callback("ResultDesc") == "No response from user.")
    }

    @Test func aWordIsAWordInBothMessages() throws {
        var rig = BankRig()
        let checkout = rig.accepted("254700009003")
        rig.wait(.seconds(6))
        #expect(rig.query(checkout).json["ResultCode"] == "SFC_IC0003")
        let callback = try #require(rig.callbacks().first)
        let sample = try JSON(strict: try vector("stkcb-36-fail-sfc-string.json"))
        #expect(callback.callback("ResultCode") == sample.callback("ResultCode"))
        #expect(callback.callback("ResultDesc") == sample.callback("ResultDesc"))
    }

    @Test func aPromptCanHangForEver() {
        var rig = BankRig()
        let checkout = rig.accepted("254700004999")
        for _ in 0..<10 {
            rig.wait(.seconds(3600))
            #expect(rig.code(checkout) == "4999")
            #expect(rig.callbacks().isEmpty)
        }
        // The phone itself is free again when the prompt's life is over.
        #expect(rig.push(pushBody(phone: "254700004999")).status == 200)
    }

    @Test func aPaidPromptMayHaveNoCallback() {
        var rig = BankRig()
        let checkout = rig.accepted("254700000900")
        rig.wait(.seconds(3600))
        #expect(rig.code(checkout) == "0")
        #expect(rig.callbacks().isEmpty)
    }

    @Test func aCallbackMayComeTwice() throws {
        var rig = BankRig()
        _ = rig.accepted("254700000901")
        rig.wait(.seconds(9))
        let callbacks = rig.callbacks()
        #expect(callbacks.count == 2)
        #expect(callbacks.first == callbacks.last)
        #expect(callbacks.first?.callback("ResultCode") == .number("0"))
    }

    @Test func aDenialMayTurnIntoAPayment() throws {
        var rig = BankRig()
        let checkout = rig.accepted("254700000902")
        rig.wait(.seconds(13))
        #expect(rig.code(checkout) == "4999")
        rig.wait(.seconds(1))
        #expect(rig.code(checkout) == "1037")
        rig.wait(.seconds(25))
        #expect(rig.code(checkout) == "1037")
        #expect(rig.callbacks().isEmpty)
        rig.wait(.seconds(1))
        #expect(try #require(rig.callbacks().first).callback("ResultCode") == .number("0"))
        #expect(rig.code(checkout) == "0")
    }

    @Test func aCallbackMayComeBeforeTheAnswer() throws {
        var rig = BankRig()
        let answer = rig.push(pushBody(phone: "254700000903"))
        let delivery = try #require(answer.callbackFirst)
        #expect(answer.status == 200)
        #expect(delivery.subject == answer.json["CheckoutRequestID"]?.text)
        rig.wait(.seconds(60))
        #expect(rig.callbacks().isEmpty)
    }

    @Test func aCallbackMayMaskThePhone() throws {
        #expect(try paidCallback(to: "254700000904").item("PhoneNumber")?["Value"] == "254700***904")
    }

    @Test func aCallbackMayLackThePhoneAndTheBalance() throws {
        let callback = try paidCallback(to: "254700000905")
        #expect(callback.item("PhoneNumber") == nil)
        #expect(callback.item("Balance") == ["Name": "Balance"])
    }

    @Test func aCallbackMayBeAllTexts() throws {
        let callback = try paidCallback(to: "254700000906")
        #expect(callback.callback("ResultCode") == "0")
        #expect(callback.item("Amount")?["Value"] == "10.00")
        #expect(callback.item("TransactionDate")?["Value"] == "20261002113008")
        #expect(callback.item("PhoneNumber")?["Value"] == "254700000906")
    }

    @Test func aCallbackMayNameAnotherAmount() throws {
        #expect(try paidCallback(to: "254700000907").item("Amount")?["Value"] == .number("11.00"))
    }

    @Test func anUnlistedCodeIsPlayedToo() {
        var rig = BankRig()
        let checkout = rig.accepted("254700007777")
        rig.wait(.seconds(3))
        #expect(rig.code(checkout) == "7777")
    }

    @Test func aSuccessIsSpeltAsInTheSamples() throws {
        let callback = try paidCallback(to: "254700000000")
        let sample = try JSON(strict: try vector("stkcb-02-ok-amount-1.00-no-balance.json"))
        func names(_ callback: JSON) -> [String?] {
            callback.callback("CallbackMetadata")?["Item"]?.elements.map { $0["Name"]?.text } ?? []
        }
        #expect(names(callback) == names(sample))
        #expect(
            callback["Body"]?["stkCallback"]?.members.map(\.name)
                == sample["Body"]?["stkCallback"]?.members.map(\.name))
        #expect(callback.callback("ResultDesc") == sample.callback("ResultDesc"))
    }

    private func paidCallback(to phone: String) throws -> JSON {
        var rig = BankRig()
        _ = rig.accepted(phone)
        rig.wait(.seconds(6))
        let callback = try #require(rig.callbacks().first)
        #expect(callback.item("MpesaReceiptNumber")?["Value"]?.text?.count == 10)
        return callback
    }
}

import Payments
import TestSupport
import Testing

@testable import Daraja

struct CallbackTests {
    private func decode(_ items: String, code: String = "0") -> CallbackReading {
        STKCallback.decode(
            Array(
                #"{"Body":{"stkCallback":{"MerchantRequestID":"1-2-3","CheckoutRequestID":"ws_CO_1","ResultCode":\#(code),"ResultDesc":"x"\#(items)}}}"#
                    .utf8))
    }

    private func claim(_ items: String) throws -> CallbackClaim {
        guard case .paid(let claim) = decode(#","CallbackMetadata":{"Item":\#(items)}"#) else {
            throw Nothing()
        }
        return claim
    }

    private struct Nothing: Error {}

    @Test(arguments: [
        #"[{"Name":"Amount","Value":1},{"Name":"MpesaReceiptNumber","Value":"UJ27ABCD12"}]"#,
        #"[{"Name":"MpesaReceiptNumber","Value":"UJ27ABCD12"},{"Name":"Balance"},{"Name":"Amount","Value":"1.00"}]"#,
        #"[{"Value":"UJ27ABCD12","Name":"MpesaReceiptNumber"},{"Name":"New","Value":{"a":[1]}},{"Value":1.0,"Name":"Amount"}]"#,
        #"[{"Name":"Amount","Value":1},{"Name":"Amount","Value":1},{"Name":"MpesaReceiptNumber","Value":" uj27abcd12 "}]"#,
        #"[{"Name":"Amount","Value":null},{"Name":"Amount","Value":1E0},{"Name":"MpesaReceiptNumber","Value":"UJ27ABCD12"},7,"x",null]"#,
    ])
    func detailsAreFoundByNameInAnyOrderAndSpelling(items: String) throws {
        let claim = try claim(items)
        #expect(claim.amount == Money(cents: 100))
        #expect(claim.receipt?.text == "UJ27ABCD12")
    }

    @Test func aSingleDetailWithoutAListIsRead() throws {
        #expect(try claim(#"{"Name":"Amount","Value":5}"#).amount == Money(cents: 500))
    }

    @Test(arguments: ["1.005", "\"abc\"", "1e999", "true", "{}", "\"\""])
    func anAmountThatIsNotExactIsNone(value: String) throws {
        #expect(try claim(#"[{"Name":"Amount","Value":\#(value)}]"#).amount == nil)
    }

    @Test func twoDetailsThatDisagreeAreNone() throws {
        let items = #"[{"Name":"Amount","Value":1},{"Name":"Amount","Value":1000}]"#
        #expect(try claim(items).amount == nil)
    }

    @Test(arguments: [
        ("20261002113722", "2026-10-02T11:37:22+03:00"), ("\"20261002113722\"", "2026-10-02T11:37:22+03:00"),
        ("2.0261002113722E13", "2026-10-02T11:37:22+03:00"), ("\"2026-10-02 11:37:22\"", "2026-10-02T11:37:22+03:00"),
        ("\"2026-10-02T11:37:22\"", "2026-10-02T11:37:22+03:00"), ("20261302113722", nil), ("0", nil),
        ("\"yesterday at noon xx\"", nil), ("null", nil),
    ])
    func aMomentIsReadInEverySpelling(value: String, moment: String?) throws {
        #expect(try claim(#"[{"Name":"TransactionDate","Value":\#(value)}]"#).paidAt?.rfc3339 == moment)
    }

    @Test(arguments: [
        ("254708374149", "2547•••••149"), ("\"254708374149\"", "2547•••••149"), ("2.54708374149E11", "2547•••••149"),
        ("\"254708***430\"", "2547*****430"), ("\"2547 ***** 126\"", "2547 ***** 126"),
        ("\"254710---574\"", "2547**---574"),
        ("\"9af15b336e6a9619928537df30b2e6a2376569fcf9d7e773eccede65606529a0\"", "#9af15b…"), ("\"\"", nil),
        ("\"unknown\"", nil), ("17", nil),
    ])
    func aPayerIsReadInEverySpelling(value: String, payer: String?) throws {
        #expect(try claim(#"[{"Name":"PhoneNumber","Value":\#(value)}]"#).payer?.description == payer)
    }

    @Test(arguments: [
        ("32009.9", "32009.90"), ("\"32,009.90\"", "32009.90"), ("\"\"", nil),
        (#""{Amount={CurrencyCode=KES, MinimumAmount=618683, BasicAmount=6186.83}}""#, "6186.83"),
    ])
    func aBalanceIsReadInEverySpelling(value: String, balance: String?) throws {
        #expect(try claim(#"[{"Name":"Balance","Value":\#(value)}]"#).balance?.decimal == balance)
    }

    @Test(arguments: [
        "", #","CallbackMetadata":null"#, #","CallbackMetadata":{}"#, #","CallbackMetadata":{"Item":null}"#,
    ])
    func aSuccessWithoutDetailsIsAClaimWithoutDetails(metadata: String) {
        guard case .paid(let claim) = decode(metadata) else {
            Issue.record("not a success")
            return
        }
        #expect(claim.receipt == nil && claim.amount == nil)
        #expect(claim.checkout?.text == "ws_CO_1")
    }

    @Test(arguments: [
        ("1032", "1032"), ("\"1032\"", "1032"), ("1032.0", "1032"), ("\"SFC_IC0003\"", "SFC_IC0003"), ("-1", "-1"),
        ("1.5", "1.5"), ("\"00\"", "00"), ("\"R000002\"", "R000002"),
    ])
    func everyCodeButZeroIsAFailure(code: String, text: String) {
        guard case .failed(let denial) = decode("", code: code) else {
            Issue.record("not a failure")
            return
        }
        #expect(denial.code.text == text)
    }

    @Test(arguments: [#"" 0""#, #""0 ""#, #""[x]0""#, #""0\u0000""#, #""0\u200b""#])
    func aZeroThatNeedsTidyingIsNoZero(code: String) {
        guard case .failed(let denial) = decode("", code: code) else {
            Issue.record("not a failure")
            return
        }
        #expect(denial.code == ResultCode("“0”"))
    }

    @Test(arguments: [
        ("", "at byte 0: there is nothing to read"), ("[]", "there is no Body.stkCallback in it"),
        (#"{"Body":{"stkCallback":{}}}"#, "there is no Body.stkCallback.ResultCode in it"),
        (#"{"Body":{"stkCallback":{"ResultCode":null}}}"#, "there is no Body.stkCallback.ResultCode in it"),
        (#"{"Body":{"stkCallback":{"ResultCode":""}}}"#, "there is no Body.stkCallback.ResultCode in it"),
        (
            #"{"Body":{"stkCallback":{"ResultCode":0,"ResultCode":1}}}"#,
            "at byte 39: the same name stands twice in one object"
        ),
        (#"{"Body":1}x"#, "at byte 10: there is more after its end"),
    ])
    func whatIsNoCallbackSaysWhy(body: String, reason: String) {
        #expect(STKCallback.decode(Array(body.utf8)) == .unreadable(reason: reason))
    }

    @Test(arguments: [
        ("[STK_CB - ]Request cancelled by user", "Request cancelled by user"),
        ("[STK DS timeout] No answer", "No answer"), ("[only this]", "[only this]"),
        ("red \\u001b[31malert\\u0007\\n line", "red [31malert line"), ("a\\u202eb\\u200bc", "abc"),
    ])
    func wordsAreFitForAScreen(words: String, shown: String) {
        let body = #"{"Body":{"stkCallback":{"ResultCode":1,"ResultDesc":"\#(words)"}}}"#
        guard case .failed(let denial) = STKCallback.decode(Array(body.utf8)) else {
            Issue.record("not a failure")
            return
        }
        #expect(denial.text == shown)
    }

    @Test func aReadingBecomesEvidenceWithTheRawBody() throws {
        let body = Array(#"{"Body":{"stkCallback":{"ResultCode":1032,"ResultDesc":"x"}}}"#.utf8)
        let evidence = STKCallback.decode(body).evidence(from: body, at: try Example.moment())
        #expect(evidence?.source == .callback)
        #expect(evidence?.raw == String(decoding: body, as: UTF8.self))
        #expect(STKCallback.decode([]).evidence(from: [], at: try Example.moment()) == nil)
    }

    @Test func noMutationOfARealCallbackCrashes() throws {
        var generator = SplitMix(seed: 7)
        let original = try Fixtures.bytes("stkcb-03-ok-balance-decimal.json")
        for _ in 0..<5000 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: bytes.indices, using: &generator)
                switch Int.random(in: 0...2, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: place)
                default: bytes.insert(contentsOf: bytes[place...].prefix(9), at: place)
                }
            }
            // Whatever it says, it says it of this message; and what one reader refuses no other takes for paid.
            let reading = STKCallback.decode(bytes)
            #expect(STKCallback.decode(bytes) == reading)
            if case .paid = reading { #expect(throws: Never.self) { try Decoded.read(bytes) } }
        }
    }
}

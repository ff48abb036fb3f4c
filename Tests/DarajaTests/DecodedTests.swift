import Payments
import Testing

@testable import Daraja

struct DecodedTests {
    @Test(
        arguments: [
            ("oauth-01-ok-number.json", Decoded.Kind.oauth, nil, nil),
            ("oauth-10-bad-grant-400.json", .error, nil, "400.008.02"),
            ("oauth-12-bad-credentials-empty-body-400.txt", .empty, nil, nil),
            ("stkpush-01-request-paybill-mixed-types.json", .pushRequest, nil, nil),
            ("stkpush-10-ok-2018-ids.json", .push, .dontKnow, "0"),
            ("stkpush-22-err-invalid-amount-400.json", .error, nil, "400.002.02"),
            ("stkpush-46-err-internal-500.json", .error, .dontKnow, "500.003.1001"),
            ("stkpush-47-fault-spike-429.json", .fault, .dontKnow, "policies.ratelimit.SpikeArrestViolation"),
            ("stkpush-50-edge-403.html", .html, .dontKnow, nil),
            ("stkquery-01-request.json", .queryRequest, nil, nil),
            ("stkquery-10-paid.json", .query, .paid, "0"),
            ("stkquery-11-cancelled-capital.json", .query, .notPaid, "1032"),
            ("stkquery-20-pending-4999.json", .query, .dontKnow, "4999"),
            ("stkquery-21-pending-500.json", .error, .dontKnow, "500.001.1001"),
            ("stkquery-32-unknown-terminal-code.json", .query, .dontKnow, "7777"),
            ("stkcb-02-ok-amount-1.00-no-balance.json", .callback, .dontKnow, "0"),
            ("stkcb-20-fail-1032.json", .callback, .dontKnow, "1032"),
            ("stkcb-36-fail-sfc-string.json", .callback, .dontKnow, "SFC_IC0003"),
            ("stkcb-90-ack.json", .acknowledgement, nil, "0"),
            ("c2b-01-confirmation-classic.json", .direct, .dontKnow, nil),
            ("c2b-06-confirmation-buygoods.json", .direct, .dontKnow, nil),
            ("c2b-10-register-request.json", .registerRequest, nil, nil),
            ("c2b-11-register-ok-misspelt.json", .directAnswer, nil, "0"),
            ("c2b-12-register-ok-legacy.json", .directAnswer, nil, nil),
            ("c2b-15-register-dup-500.json", .error, nil, "500.003.1001"),
            ("c2b-20-validation-accept.json", .acknowledgement, nil, "0"),
            ("c2b-21-validation-reject.json", .acknowledgement, nil, "C2B00012"),
            ("c2b-30-simulate-request.json", .simulateRequest, nil, nil),
            ("pull-01-register-request.json", .pullRequest, nil, nil),
            ("pull-03-register-ok-spaced-keys.json", .pull, nil, "1000"),
            ("pull-05-query-request.json", .pullRequest, nil, nil), ("pull-10-ok-nested.json", .pull, nil, "1000"),
            ("pull-13-empty-1001.json", .pull, nil, "1001"),
        ] as [(String, Decoded.Kind, Verdict?, String?)])
    func aMessageIsRecognisedByItsShape(name: String, kind: Decoded.Kind, verdict: Verdict?, code: String?) throws {
        let decoded = try Decoded.read(Fixtures.bytes(name))
        #expect(decoded.kind == kind)
        #expect(decoded.verdict == verdict)
        #expect(decoded.resultCode?.text == code)
        #expect(!decoded.meaning.english.isEmpty && !decoded.meaning.swahili.isEmpty)
    }

    @Test func everyVectorOfOurFamiliesCanBeTakenApart() throws {
        for name in try Fixtures.files() where !Fixtures.tables.contains(name) && name != "stkcb-52-truncated.txt" {
            #expect(throws: Never.self, "\(name)") { try Decoded.read(Fixtures.bytes(name)) }
        }
    }

    @Test func aSuccessIsTakenApartByOurNames() throws {
        let decoded = try Decoded.read(Fixtures.bytes("stkcb-03-ok-balance-decimal.json"))
        #expect(
            decoded.fields == [
                .init("merchantRequestID", "7071-4170-a0e4-8345632bad441652435"),
                .init("checkoutRequestID", "ws_CO_02102026113005271•••••••••"),
                .init("promptedAt", "2026-10-02T11:30:05+03:00"), .init("amount", "10500.00"),
                .init("receipt", "UJ27ABCD12"), .init("receiptDate", "2026-10-02"),
                .init("paidAt", "2026-10-02T11:30:22+03:00"), .init("payer", "2547•••••001"),
                .init("balance", "32009.90"),
            ])
        #expect(decoded.warnings.isEmpty)
    }

    @Test func aDirectPaymentIsTakenApartByOurNames() throws {
        let decoded = try Decoded.read(Fixtures.bytes("c2b-03-confirmation-v2-masked.json"))
        #expect(
            decoded.fields == [
                .init("transactionType", "Pay Bill"), .init("amount", "5.00"), .init("receipt", "RKL51ZDR4F"),
                .init("receiptDate", "2023-11-21"), .init("paidAt", "2023-11-21T12:13:25+03:00"),
                .init("payee", "600966"), .init("account", "Sample Transaction"), .init("payer", "2547 ***** 126"),
                .init("name", "JOHN"), .init("balance", "25.00"),
            ])
        #expect(decoded.warnings.isEmpty)
    }

    @Test func theAddressesOfARegistrationAreShownWithoutTheirSecretPart() throws {
        let secret = "0123456789abcdef0123456789abcdef01234567"
        let body =
            #"{"ShortCode":600984,"ResponseType":"completed","ConfirmationURL":"https://x.ke/\#(secret)","ValidationURL":""}"#
        let decoded = try Decoded.read(body.utf8)
        #expect(decoded.fields.contains(.init("confirmationAddress", "https://x.ke/0123…")))
        #expect(decoded.warnings == ["ResponseType must be Completed or Cancelled, spelt so."])
    }

    @Test func anErrorOfARegistrationIsExplainedWhenItsKindIsSaid() throws {
        let bytes = try Fixtures.bytes("c2b-17-register-badword-400.json")
        let decoded = try Decoded.read(bytes, kind: .directAnswer)
        #expect(decoded.verdict == nil)
        #expect(decoded.meaning.english == "It was refused. Nothing changed.")
        #expect(decoded.fields.contains(.init("field", "ValidationURL")))
    }

    @Test(arguments: [
        ("stkcb-06-ok-phone-masked.json", ["The payer is masked: keep the number that was asked."]),
        ("stkcb-07-ok-phone-missing.json", ["The payer's phone is missing."]),
        ("stkcb-09-ok-date-string.json", ["TransactionDate is a text, not a number."]),
        ("stkcb-11-ok-empty-metadata.json", ["It has no details: the receipt is to follow."]),
        (
            "stkcb-38-fail-unknown-code.json", ["Code 1234567 is on no list."]
        ),
        ("stkquery-32-unknown-terminal-code.json", ["Code 7777 is not on the closed list: it settles nothing."]),
        ("oauth-02-ok-string.json", ["expires_in is a text, not a number."]),
        ("stkcb-01-ok-seed-balance-without-value.json", []),
    ])
    func whatLooksOddIsSaid(name: String, warnings: [String]) throws {
        #expect(try Decoded.read(Fixtures.bytes(name)).warnings == warnings)
    }

    @Test func aReceiptWhoseLettersNameAnotherDayIsOnlyAWarning() throws {
        let body = #"""
            {"Body":{"stkCallback":{"CheckoutRequestID":"ws_CO_1","ResultCode":0,"ResultDesc":"ok","CallbackMetadata":{"Item":[
            {"Name":"Amount","Value":"1.00"},{"Name":"MpesaReceiptNumber","Value":"NLJ7RT61SV"},
            {"Name":"TransactionDate","Value":20250401120000},{"Name":"PhoneNumber","Value":254700000001}]}}}}
            """#
        let decoded = try Decoded.read(body.utf8)
        #expect(
            decoded.warnings == [
                "The receipt's letters say 2019-12-19, the transaction date says 2025-04-01. Only a hint.",
                "Amount is a text, not a number.",
            ])
    }

    @Test func anErrorProvesWhatTheCallItAnswersSays() throws {
        let bytes = try Fixtures.bytes("stkpush-41-err-credentials-500.json")
        #expect(try Decoded.read(bytes).verdict == nil)
        #expect(try Decoded.read(bytes, kind: .push).verdict == .notPaid)
        #expect(try Decoded.read(bytes, kind: .query).verdict == .dontKnow)
        #expect(try Decoded.read(Fixtures.bytes("stkpush-46-err-internal-500.json"), kind: .push).verdict == .dontKnow)
    }

    @Test func aWrongKindIsRefused() throws {
        let bytes = try Fixtures.bytes("stkcb-20-fail-1032.json")
        #expect(throws: DecodeFault(at: 0, "it is a message of kind stkcb, not stkquery")) {
            try Decoded.read(bytes, kind: .query)
        }
    }

    @Test(arguments: [
        (#"{"Body":{"stkCallback":{"MerchantRequestID":"29115-34620561-1","CheckoutRequestID":"ws_CO_1912"#, 94),
        ("{\"a\":1,\"a\":2}", 7), ("hello", 0), ("{}", 0), ("[1]", 0), (#"{"Body":{"stkCallback":{}}}"#, 0),
    ])
    func whatCannotBeDecodedSaysWhereItBroke(text: String, offset: Int) {
        let fault = #expect(throws: DecodeFault.self) { try Decoded.read(text.utf8) }
        #expect(fault?.offset == offset)
    }

    @Test func noFieldHoldsASecretOrAWholePhone() throws {
        for name in try Fixtures.files() where !Fixtures.tables.contains(name) && name != "stkcb-52-truncated.txt" {
            let decoded = try Decoded.read(Fixtures.bytes(name))
            let text = (decoded.fields.map(\.value) + [decoded.theirWords] + decoded.warnings).joined(separator: " ")
            for secret in ["MTc0Mzc5", "NjAwMTAw", "c9SQxWW", "254700000001", "254708374149", "254110000001"] {
                #expect(!text.contains(secret), "\(name)")
            }
        }
    }
}

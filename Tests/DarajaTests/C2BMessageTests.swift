import Payments
import TestSupport
import Testing

@testable import Daraja

struct C2BMessageTests {
    /// A whole message with some members in other words; an empty text takes a member away.
    private func body(_ changes: [String: String] = [:]) -> [UInt8] {
        var members = [
            ("TransactionType", #""Pay Bill""#), ("TransID", #""UJ28ABCD02""#), ("TransTime", #""20261002120501""#),
            ("TransAmount", #""350.00""#), ("BusinessShortCode", #""600610""#), ("BillRefNumber", #""T4-0042""#),
            ("InvoiceNumber", #""""#), ("OrgAccountBalance", #""10350.00""#), ("ThirdPartyTransID", #""""#),
            ("MSISDN", #""254708374149""#), ("FirstName", #""JANE""#), ("MiddleName", #""""#), ("LastName", #""""#),
        ]
        for (name, value) in changes {
            members.removeAll { $0.0 == name }
            if !value.isEmpty { members.append((name, value)) }
        }
        return Array("{\(members.map { "\"\($0)\":\($1)" }.joined(separator: ","))}".utf8)
    }

    private func told(_ changes: [String: String]) throws -> C2BConfirmation {
        guard case .paid(let told) = C2BMessage.decode(body(changes)) else { throw Nothing() }
        return told
    }

    private struct Nothing: Error {}

    @Test(arguments: [
        (#""5.00""#, 500), (#""10""#, 1000), ("10", 1000), ("10.5", 1050), ("1E3", 100_000), (#""1,200.00""#, 120_000),
        ("0.01", 1), (#""2500000000.00""#, 250_000_000_000),
    ])
    func anAmountIsReadToTheCent(value: String, cents: Int64) throws {
        #expect(try told(["TransAmount": value]).amount.cents == cents)
    }

    @Test(arguments: [
        "", "null", "0", #""0.00""#, "-5", #""""#, "1.005", #""many""#, "true", "[5]", "1e300", "2500000000.01",
        #""92233720368547758.07""#,
    ])
    func withoutAnExactAmountAboveZeroItTellsOfNoPayment(value: String) {
        #expect(
            C2BMessage.decode(body(["TransAmount": value]))
                == .unreadable(reason: "there is no amount in it that can be (TransAmount)"))
    }

    @Test(arguments: [
        (#""254708374149""#, "2547•••••149"), ("254708374149", "2547•••••149"), ("2.54708374149E11", "2547•••••149"),
        (#""2547 ***** 126""#, "2547 ***** 126"), (#""25470****149""#, "2547*****149"),
        (#""2547****126""#, "2547****126"),
        (#""BBFF37CEA44AC0B2D964EE0DFB8D2DF8513DC7BA1B36129A929FC3FBD6DD4AF4""#, "#bbff37…"),
        (#""254***\u001b[31m""#, nil), (#""""#, nil), ("null", nil), ("", nil), (#""somebody""#, nil),
    ])
    func aPayerIsClearMaskedHashedOrNobody(value: String, payer: String?) throws {
        #expect(try told(["MSISDN": value]).payer?.description == payer)
    }

    @Test(arguments: [
        (["FirstName": #""John""#, "LastName": #""Doe""#], "John Doe"),
        (["FirstName": #""John""#, "MiddleName": #"" K. ""#, "LastName": #""Doe""#], "John K. Doe"),
        (["FirstName": "null", "MiddleName": "null", "LastName": "null"], ""),
        (["FirstName": "", "MiddleName": "", "LastName": ""], ""),
        (["FirstName": #""J\u202eO\u0007HN\n""#], "JO HN"),
        (["FirstName": #""Wanjikũ""#, "LastName": "7"], "Wanjikũ 7"),
    ])
    func namesMakeOneLineHoweverManyThereAre(names: [String: String], line: String) throws {
        #expect(try told(names).name == line)
    }

    @Test(arguments: [
        (#""  t4-0042 ""#, "t4-0042"), (#""Sample   Transaction""#, "Sample Transaction"), (#""""#, ""), ("null", ""),
        ("", ""), ("42", "42"), (#""[A] 7""#, "[A] 7"),
    ])
    func theAccountIsWhatThePayerTypedTrimmed(value: String, account: String) throws {
        #expect(try told(["BillRefNumber": value]).account == account)
    }

    @Test(arguments: [
        (#""20261002120501""#, "2026-10-02T12:05:01+03:00"), ("20261002120501", "2026-10-02T12:05:01+03:00"),
        ("2.0261002120501E13", "2026-10-02T12:05:01+03:00"), (#""2026-10-02 12:05:01""#, "2026-10-02T12:05:01+03:00"),
        (#""""#, nil), ("", nil), (#""20261302120501""#, nil),
    ])
    func aTimeThatCannotBeReadIsNone(value: String, moment: String?) throws {
        #expect(try told(["TransTime": value]).paidAt?.rfc3339 == moment)
    }

    @Test(arguments: [
        (#""600610""#, "600610"), ("600610", "600610"), (#"" 5600101 ""#, "5600101"), ("600610.0", "600610"),
    ])
    func thePayeeIsAShortCodeAsTextOrNumber(value: String, payee: String) throws {
        #expect(try told(["BusinessShortCode": value]).payee.digits == payee)
    }

    @Test(arguments: ["", "null", #""""#, "12", #""PAYBILL""#])
    func withoutAPayeeItTellsOfNoPayment(value: String) {
        #expect(
            C2BMessage.decode(body(["BusinessShortCode": value]))
                == .unreadable(reason: "it does not say who was paid (BusinessShortCode)"))
    }

    @Test func aReceiptIsReadInEitherCase() throws {
        #expect(try told(["TransID": #"" uj28abcd02 ""#]).receipt.text == "UJ28ABCD02")
    }

    @Test(arguments: ["", "null", #""""#, #""UJ28""#, #""UJ28ABCD0É""#])
    func withoutAReceiptItTellsOfNoPayment(value: String) {
        #expect(
            C2BMessage.decode(body(["TransID": value]))
                == .unreadable(reason: "there is no receipt in it (TransID)"))
    }

    @Test func theUnusedMembersMayBeAnything() throws {
        let strange = try told([
            "TransactionType": #""""#, "InvoiceNumber": "null", "OrgAccountBalance": #""""#, "New": #"{"a":[1]}"#,
        ])
        #expect(try strange == told([:]))
    }

    @Test(arguments: [
        ("", "at byte 0: there is nothing to read"), ("[]", "there is no receipt in it (TransID)"),
        (#"{"TransID":"UJ28ABCD02","TransID":"UJ28ABCD03"}"#, "at byte 24: the same name stands twice in one object"),
        (#"{"TransID":"UJ2"#, "at byte 15: it ends in the middle"),
        (#"{"TransID":1}x"#, "at byte 13: there is more after its end"),
    ])
    func whatIsNoMessageSaysWhy(body: String, reason: String) {
        #expect(C2BMessage.decode(Array(body.utf8)) == .unreadable(reason: reason))
    }

    @Test func aBodyBeyondTheLimitsOfStrangersIsNotRead() {
        let name = "\"" + String(repeating: "A", count: 1025) + "\""
        guard case .unreadable = C2BMessage.decode(body(["FirstName": name])) else {
            Issue.record("read")
            return
        }
    }

    @Test func everyObjectionHasItsCode() {
        #expect(
            C2BObjection.allCases.map(C2BMessage.rejected)
                == (11...16).map { #"{"ResultCode":"C2B000\#($0)","ResultDesc":"Rejected"}"# })
    }

    @Test func theRepliesAreTheUsualOnes() {
        #expect(C2BMessage.confirmed == #"{"ResultCode":0,"ResultDesc":"Success"}"#)
        #expect(C2BMessage.accepted() == #"{"ResultCode":"0","ResultDesc":"Accepted"}"#)
        #expect(
            C2BMessage.accepted(as: "a\"b") == #"{"ResultCode":"0","ResultDesc":"Accepted","ThirdPartyTransID":"a\"b"}"#
        )
    }

    @Test func noMutationOfARealMessageCrashesOrInventsAnAmount() throws {
        var generator = SplitMix(seed: 11)
        let original = try Fixtures.bytes("c2b-03-confirmation-v2-masked.json")
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
            if case .paid(let told) = C2BMessage.decode(bytes) { #expect(told.amount > .zero) }
        }
    }
}

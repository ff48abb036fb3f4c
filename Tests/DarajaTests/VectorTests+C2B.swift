import Crypto
import Payments
import Testing
import Transport

@testable import Daraja

/// The vectors of money paid straight to the shop.
extension VectorTests {
    /// Receipt, amount, payee, account, payer, name and time of a confirmation, as text.
    static let confirmations: [(String, [String?])] = [
        (
            "c2b-01-confirmation-classic.json",
            ["LHG31AA5TX", "200.00", "600610", "account", "2547•••••149", "John Doe", "2017-08-16T19:02:43+03:00"]
        ),
        (
            "c2b-03-confirmation-v2-masked.json",
            [
                "RKL51ZDR4F", "5.00", "600966", "Sample Transaction", "2547 ***** 126", "JOHN",
                "2023-11-21T12:13:25+03:00",
            ]
        ),
        (
            "c2b-05-confirmation-v1-sha256.json",
            ["RAJ7ABCD01", "50.00", "600100", "A100", "#bbff37…", "JOHN", "2023-01-19T12:15:44+03:00"]
        ),
        (
            "c2b-06-confirmation-buygoods.json",
            ["UJ28ABCD02", "350.00", "5600101", "", "2547 ***** 001", "JANE", "2026-10-02T12:05:01+03:00"]
        ),
    ]

    @Test(arguments: confirmations)
    func aConfirmationIsReadAsTheManifestSays(name: String, parts: [String?]) throws {
        guard case .paid(let told) = C2BMessage.decode(try Fixtures.bytes(name)) else {
            Issue.record("not readable")
            return
        }
        #expect(
            parts == [
                told.receipt.text, told.amount.decimal, told.payee.digits, told.account, told.payer?.description,
                told.name, told.paidAt?.rfc3339,
            ])
    }

    @Test func theHashOfAPayerIsThatOfTheTwelveDigits() throws {
        guard case .paid(let told) = C2BMessage.decode(try Fixtures.bytes("c2b-05-confirmation-v1-sha256.json")) else {
            Issue.record("not readable")
            return
        }
        let digest = SHA256.hash(data: Array("254708374149".utf8))
        let hex = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(told.payer == .hashed(hex))
    }

    static let replies = ["c2b-20-validation-accept.json", "c2b-21-validation-reject.json"]

    @Test func whatAValidationIsAnsweredWithIsExactlyThePortals() throws {
        #expect(
            try JSON(strict: C2BMessage.accepted(as: "1234567890").utf8)
                == Fixtures.json("c2b-20-validation-accept.json"))
        #expect(
            try JSON(strict: C2BMessage.rejected(.account).utf8) == Fixtures.json("c2b-21-validation-reject.json"))
    }

    static let registrations: [(String, C2BRegistration)] = [
        ("c2b-11-register-ok-misspelt.json", .registered),
        ("c2b-12-register-ok-legacy.json", .alreadyRegistered),
        ("c2b-14-register-ok-eight-zeros.json", .registered), ("c2b-15-register-dup-500.json", .alreadyRegistered),
        (
            "c2b-17-register-badword-400.json",
            .refused(
                .invalidField("ValidationURL"),
                reason: "HTTP 400, 400.003.02: Bad Request - Invalid ValidationURL - URL has the word MPESA")
        ),
    ]

    private func registration() throws -> C2BRegister {
        try C2BRegister(
            #require(ShortCode("600984")), at: CallbackBase("https://till.example.co.ke/c2b", for: .sandbox),
            confirmation: #require(CallbackToken(String(repeating: "1", count: 40))),
            validation: #require(CallbackToken(String(repeating: "2", count: 40))))
    }

    @Test(arguments: registrations)
    func aRegistrationIsAnsweredAsTheManifestSays(name: String, answer: C2BRegistration) throws {
        #expect(try registration().response(to: Fixtures.reply(name)) == answer)
    }

    @Test func theRegistrationOfThePortalHasOurMembersInOurOrder() throws {
        let theirs = try Fixtures.json("c2b-10-register-request.json")
        let ours = try registration().body
        #expect(ours.members.map(\.name) == theirs.members.map(\.name))
        #expect(ours["ShortCode"] == theirs["ShortCode"])
        #expect(ours["ResponseType"] == theirs["ResponseType"])
    }

    /// What goes out; and what a sandbox answers: taken, and the confirmation may never come.
    static let simulations = [
        "c2b-10-register-request.json", "c2b-30-simulate-request.json", "c2b-31-simulate-ok.json",
    ]

    @Test func aSimulationIsTakenApart() throws {
        #expect(
            try Decoded.read(Fixtures.bytes("c2b-30-simulate-request.json")).fields == [
                .init("shortcode", "600984"), .init("transactionType", "CustomerPayBillOnline"),
                .init("amount", "1.00"),
                .init("phone", "2547•••••149"), .init("account", "account"),
            ])
        let answer = try Decoded.read(Fixtures.bytes("c2b-31-simulate-ok.json"))
        #expect(answer.theirWords == "Accept the service request successfully.")
        #expect(answer.verdict == nil)
    }
}

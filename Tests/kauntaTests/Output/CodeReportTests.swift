import Console
import Payments
import Testing

@testable import kaunta

@Suite struct CodeReportTests {
    private static let today = Records.start

    private func code(_ text: String = "UK6H4X2QP7") throws -> TypedCode { try #require(TypedCode(text)) }

    private func line(_ state: AttemptState = .paid, number: Int64 = 7) throws -> PaymentLine {
        let record = try Records.record((.console, Records.marked))
        let attempt = record.attempt
        return PaymentLine(
            number: number, id: attempt.id, tag: attempt.tag, createdAt: attempt.createdAt, phone: attempt.phone,
            amount: attempt.amount, reference: attempt.reference, state: state, resultCode: nil,
            receipt: Receipt("UK6H4X2QP7"), nextCheckAt: nil, sentAt: attempt.createdAt, updatedAt: attempt.createdAt)
    }

    private func direct(
        isVerified: Bool = true, prompt: AttemptID? = nil, sale: SaleID? = nil, claim: DirectPayment.Claim? = nil
    ) throws -> DirectPayment {
        try Records.direct(verifiedAt: isVerified ? Records.start : nil, prompt: prompt, sale: sale, claim: claim)
    }

    private func report(_ finding: CodeFinding, code text: String = "UK6H4X2QP7") throws -> CodeReport {
        CodeReport(code: try code(text), finding: finding, today: Self.today.day, now: Self.today)
    }

    @Test func aSpentReceiptIsUsedAlreadyAndNamesItsPayment() throws {
        let report = try report(.spent(on: line()))
        #expect(report.status == .differences)
        let words = report.words(Ink())
        #expect(words.contains("ALREADY USED"))
        #expect(words.contains("PAID"))
        #expect(words.contains("\(try line().tag)"))
        #expect(!words.contains("712345678"))
        #expect(report.line.contains(#""finding":"alreadyUsed""#))
        #expect(report.line.contains(#""verdict":"PAID""#))
    }

    @Test(arguments: AttemptState.allCases.filter { $0 != .paid })
    func aReceiptOfWhatIsNotPaidIsInDoubt(state: AttemptState) throws {
        let report = try report(.spent(on: line(state)))
        #expect(report.status == .dontKnow)
        #expect(!report.words(Ink()).contains("PAID"))
        #expect(!report.line.contains(#""PAID""#))
    }

    @Test func aCodeOfAMessageThatWasNotBelievedIsTold() throws {
        let message = SetAsideMessage(at: Records.start, peer: "41.90.0.1", isListed: false, reason: "not listed")
        let report = try report(.setAside(message))
        #expect(report.status == .dontKnow)
        #expect(report.line.contains(#""finding":"setAside""#))
        let words = report.words(Ink())
        for word in ["NOT BELIEVED", "41.90.0.1", "callback_peers", "No goods", "kaunta pull"] {
            #expect(words.contains(word))
        }
    }

    /// Everything but a spent receipt of a PAID payment.
    private func others() throws -> [CodeFinding] {
        let claim = DirectPayment.Claim(by: "K3", until: Records.start + .seconds(30))
        return [
            .unheard,
            .setAside(SetAsideMessage(at: Records.start, peer: "::1", isListed: true, reason: "it says nothing")),
            .takenBack(Reversal(amount: Money(cents: 500), at: Records.start, receipt: nil)),
            .takenBack(Reversal(amount: nil, at: nil, receipt: nil)), .named(by: [try line(.claimed)]),
            .named(by: [try line(.paid), try line(.failed)]),
            .direct(try direct()), .direct(try direct(isVerified: false)), .direct(try direct(claim: claim)),
            .direct(try direct(sale: SaleID("s"))), .direct(try direct(prompt: AttemptID("a"))),
        ]
    }

    @Test func aMessageOfAnotherAmountIsADifference() throws {
        let message = try TypedCode.read(["UK6H4X2QP7 Confirmed. Ksh3,500.00 paid to SHOP"])
        let report = CodeReport(
            code: message, finding: .direct(try direct()), today: Self.today.day, now: Self.today)
        #expect(report.status == .differences)
        #expect(report.words(Ink()).contains("The SMS says KES 3,500.00"))
        #expect(report.line.contains(#""strangeAmount":"3500.00""#))
        #expect(try self.report(.direct(direct())).line.contains(#""strangeAmount":null"#))
    }

    @Test func nothingElseEverReadsAsPaid() throws {
        for finding in try others() {
            let report = try report(finding)
            #expect(!report.words(Ink()).contains("PAID"), "\(finding)")
            #expect(!report.words(Ink(language: .swahili)).contains("IMELIPWA"), "\(finding)")
            #expect(!report.line.contains(#""PAID""#), "\(finding)")
        }
    }

    @Test func onlyFreeMoneyThatSafaricomsListHasIsZero() throws {
        #expect(try report(.direct(direct())).status == .done)
        #expect(try others().map { try report($0).status }.count { $0 == .done } == 1)
    }

    @Test func whatAListAloneSaysWasTakenBackIsNine() throws {
        let report = try report(.takenBack(Reversal(amount: Money(cents: 500), at: Records.start, receipt: nil)))
        #expect(report.status == .differences)
        for language in Language.allCases {
            let words = report.words(Ink(language: language))
            #expect(words.contains("KES 5.00") && words.contains(Records.start.time))
            #expect(words.contains(language == .english ? "no goods on it" : "usitoe bidhaa"))
            #expect(!words.contains(language == .english ? "Nothing has named" : "Hakuna kilichoitaja"))
        }
    }

    @Test func whatIsUnconfirmedOrUnheardIsFive() throws {
        #expect(try report(.unheard).status == .dontKnow)
        #expect(try report(.named(by: [line(.claimed)])).status == .dontKnow)
        #expect(try report(.direct(direct(isVerified: false))).status == .dontKnow)
    }

    @Test func whatAListHasWithAnotherAmountIsNobodysToTake() throws {
        let told = try direct().told
        let disputed = DirectPayment(
            number: 1, told: told, heardAt: Records.start, verifiedAt: Records.start,
            listedAmount: Money(cents: told.amount.cents + 10_000), prompt: nil, sale: nil, claim: nil)
        let report = try report(.direct(disputed))
        #expect(report.status == .differences)
        #expect(report.line.contains(#""finding":"disputed""#))
        for language in Language.allCases {
            let words = report.words(Ink(language: language))
            #expect(!words.contains("kaunta claim"))
            #expect(words.contains(disputed.words[language]))
        }
        #expect(disputed.state == .conflict)
    }

    @Test func whatWasTakenForASaleAndTakenBackKeepsBothOnceSomebodyLooked() throws {
        let told = try direct().told
        for (left, finding) in [(Money.zero, "reversed"), (Money(cents: 5_000), "alreadyUsed")] {
            let word = try #require(Approval(by: "Amina", reason: "in the statement"))
            let payment = DirectPayment(
                number: 1, told: told, heardAt: Records.start, verifiedAt: Records.start,
                reversal: Reversal(
                    amount: Money(cents: told.amount.cents - left.cents), at: Records.start, receipt: nil),
                reversalNumber: 1, look: DirectPayment.Look(amount: left, approval: word, at: Records.start),
                prompt: nil,
                sale: SaleID("s"), claim: nil)
            let report = try report(.direct(payment))
            #expect(report.status == .differences)
            #expect(report.line.contains(#""finding":"\#(finding)""#))
            for (language, words) in [
                (Language.english, ["taken for sale s", "Amina looked into it"]),
                (.swahili, ["kwa mauzo s", "Amina ameiangalia"]),
            ] {
                let said = report.words(Ink(language: language))
                for part in words { #expect(said.contains(part), "\(said)") }
                #expect(said.contains(payment.words[language]))
                #expect(PaymentText(ink: Ink(language: language)).detail(of: payment).contains(payment.words[language]))
            }
            guard left == .zero else { continue }
            #expect(report.words(Ink()).contains("GIVEN BACK"))
            #expect(PaymentText(ink: Ink()).detail(of: payment).hasPrefix("GIVEN BACK"))
            #expect(payment.words.english.contains("taken back: KES 350.50"))
            #expect(PaymentCSV.line(of: .direct(payment)).contains(",Given back,"))
        }
    }

    @Test func whatIsTakenIsNine() throws {
        #expect(try report(.direct(direct(sale: SaleID("s")))).status == .differences)
        #expect(try report(.direct(direct(isVerified: false, sale: SaleID("s")))).status == .differences)
        #expect(try report(.direct(direct(prompt: AttemptID("a")))).status == .differences)
    }

    @Test func whatSomebodyHoldsIsEightUntilTheHoldEnds() throws {
        let held = DirectPayment.Claim(by: "K3", until: Records.start + .seconds(1))
        let ended = DirectPayment.Claim(by: "K3", until: Records.start)
        #expect(try report(.direct(direct(claim: held))).status == .held)
        #expect(try report(.direct(direct(claim: held))).words(Ink()).contains("K3"))
        #expect(try report(.direct(direct(claim: ended))).status == .done)
    }

    @Test(arguments: [
        ("UK1H4X2QP7", "old", "2026-11-01"), ("VA1H4X2QP7", "future", "2027-01-01"), ("0000000000", "undated", nil),
        ("UK6H4X2QP7", "fresh", "2026-11-06"), ("UK5H4X2QP7", "fresh", "2026-11-05"),
    ])
    func whatTheFirstLettersSayIsOnlyAReasonToLookAgain(text: String, age: String, day: String?) throws {
        let report = try report(.direct(direct()), code: text)
        #expect(report.status == (age == "fresh" ? .done : .differences))
        #expect(report.line.contains(#""codeAge":"\#(age)""#))
        #expect(report.line.contains(#""codeDay":\#(day.map { "\"\($0)\"" } ?? "null")"#))
        #expect(report.words(Ink()).contains("look at the code again") == (age != "fresh"))
    }

    @Test func theObjectAlwaysHasTheSameKeys() throws {
        for finding in try others() + [.spent(on: try line())] {
            let line = try report(finding).line
            for key in ["code", "finding", "codeDay", "codeAge", "payments", "direct", "reason", "takenBack"] {
                #expect(line.contains("\"\(key)\":"))
            }
        }
    }

    @Test(arguments: ["uk6h 4x2q p7", "UK6H-4X2Q-P7", " UK6H4X2QP7 "])
    func aCodeIsReadAsPeopleTypeIt(text: String) throws {
        #expect(try TypedCode.read([text]).receipt.text == "UK6H4X2QP7")
        #expect(try TypedCode.read(text.split(separator: " ").map(String.init)).receipt.text == "UK6H4X2QP7")
    }

    @Test(arguments: ["", "UK6H4X2QP", "UK6H4X2QP77", "UK6H4X2QPÉ"])
    func whatIsNoCodeIsTwo(text: String) {
        let failure = #expect(throws: VerbFailure.self) { try TypedCode.read([text]) }
        #expect(failure?.status == .usage)
    }
}

extension Records {
    /// Money paid straight to the shop: KES 350.50, heard at the start.
    static func direct(
        receipt: String = "UK6H4X2QP7", verifiedAt: Timestamp? = nil, prompt: AttemptID? = nil, sale: SaleID? = nil,
        claim: DirectPayment.Claim? = nil
    ) throws -> DirectPayment {
        DirectPayment(
            number: 9,
            told: C2BConfirmation(
                receipt: try #require(Receipt(receipt)), amount: Money(cents: 35_050),
                payee: try #require(ShortCode("600984")), account: "INV1", payer: .masked("2547 ***** 678"),
                name: "JANE", paidAt: start), heardAt: start, verifiedAt: verifiedAt, prompt: prompt, sale: sale,
            claim: claim)
    }
}

import Console
import Ledger
import Payments
import Testing

@testable import kaunta

@Suite struct WrongNumberVerbTests {
    private func approval() throws -> Approval { try #require(Approval(by: "Amina", reason: "one digit off")) }

    private func note(_ attempt: Attempt, in books: DeskBooks) async throws -> NotedWrongNumber {
        try await LedgerDesk.open(books.settings).noteWrongNumber(attempt.tag.text, on: approval()) { _ in true }
    }

    @Test func itIsNotedOnANameWithAReasonAndStaysWatched() async throws {
        try await DeskBooks.with { books in
            let lost = try await books.prompt([(.pushAnswer, .answerLost(reason: "reset"))])
            let noted = try await note(lost, in: books)
            #expect(noted.record.isWrongNumber && noted.record.verdict == .dontKnow)
            let push = "kaunta push PHONE 100 --instead-of \(lost.tag)"
            #expect(noted.words.english == "\(OperatorTexts.wrongNumberUnasked.english) Ask the right number: \(push)")
            let kept = try await LedgerReader(books.settings).one(lost.tag.text)
            #expect(kept.evidence.last?.words.english.contains("wrong number (Amina: one digit off)") == true)
        }
    }

    @Test func aNoChangesNothingAndTheQuestionSaysWhatIsSo() async throws {
        try await DeskBooks.with { books in
            let lost = try await books.prompt([(.pushAnswer, .answerLost(reason: "reset"))])
            let approval = try approval()
            var asked = ""
            let desk = try await LedgerDesk.open(books.settings)
            let failure = await #expect(throws: VerbFailure.self) {
                try await desk.noteWrongNumber(lost.tag.text, on: approval) {
                    asked = $0.english
                    return false
                }
            }
            #expect(failure == VerbFailure("Nothing was changed.", .held))
            #expect(asked.contains("KES 100.00") && asked.contains("stays watched") && !asked.contains("712345678"))
            #expect(try await desk.ledger.record(of: lost.id)?.isWrongNumber == false)
        }
    }

    @Test func whereNobodyCanBeAskedYesIsNeeded() throws {
        let pipe = Surroundings(environment: [:], writesToTerminal: true, readsFromTerminal: false)
        let failure = #expect(throws: VerbFailure.self) {
            try Consent(false, Ink(), notDone: "Nothing was changed", at: pipe)
        }
        #expect(failure?.message.contains("pass --yes") == true && failure?.status == .usage)
        #expect(try Consent(true, Ink(), notDone: "Nothing was changed", at: pipe).isGranted(Phrase("?", sw: "?")))
    }

    @Test func whatIsNotedAlreadyIsRefused() async throws {
        try await DeskBooks.with { books in
            let lost = try await books.prompt([(.pushAnswer, .answerLost(reason: "reset"))])
            _ = try await note(lost, in: books)
            let failure = await #expect(throws: VerbFailure.self) { try await note(lost, in: books) }
            #expect(failure?.message.contains("already") == true && failure?.status == .usage)
        }
    }

    @Test func ofACancelledPromptItSaysThatItIsNotPaid() async throws {
        try await DeskBooks.with { books in
            let cancelled = try await books.prompt([
                (.pushAnswer, .accepted(merchant: nil, checkout: Records.checkout)), (.query, Records.failed("1032")),
            ])
            let noted = try await note(cancelled, in: books)
            #expect(noted.words.english.contains("is NOT PAID") && !noted.words.english.contains("still watched"))
            #expect(NotedWrongNumber.question(noted.record).english.contains("NOT PAID"))
        }
    }

    @Test(arguments: [(100, true), (40, false), (nil, false)])
    func whatWasTakenBackIsNotRefundedOnceMore(back: Int64?, isWhole: Bool) async throws {
        try await DeskBooks.with { books in
            let receipt = try #require(Receipt("UK6H4X2QP7"))
            let told = Reversal(amount: back.map { Money(cents: $0 * 100) }, at: nil, receipt: Receipt("UK6H4X2QQ7"))
            let paid = try await books.prompt(
                DeskBooks.paid("one") + [
                    (.statement, .receiptFound(receipt, amount: Money(cents: 10_000))),
                    (.statement, .reversed(receipt, told)),
                ])
            var asked = ""
            let approval = try approval()
            let noted = try await LedgerDesk.open(books.settings).noteWrongNumber(paid.tag.text, on: approval) {
                asked = $0.english
                return true
            }
            let said = noted.words.english
            #expect(asked.contains("no refund is owed") == isWhole && said.contains("no refund is owed") == isWhole)
            #expect(said.contains("send back only what is left") == !isWhole)
            #expect(!said.contains("Send the money back"))
            #expect(noted.record.doubts == (isWhole ? [.reversed] : [.reversed, .refundOwed]))
            #expect(!noted.record.paysItsSale)
            // What needs a check says nothing else, and neither does its history.
            let now = Timekeeper.system.now()
            let checks = try await LedgerReader(books.settings).checks(at: now).map { $0.words(Ink(), at: now) }
            #expect(checks.count == noted.record.doubts.count)
            for words in checks {
                #expect(!words.contains("Give the money back") && !words.contains("let the customer pay again"))
                if isWhole { #expect(!words.contains("a refund is owed")) }
            }
        }
    }

    @Test func ofAPartItSaysWhatTheSaleLacks() async throws {
        try await DeskBooks.with { books in
            let first = try await books.prompt(DeskBooks.paid("one"), shillings: 250_000, due: 400_000)
            _ = try await books.prompt(DeskBooks.paid("two"), shillings: 150_000, sale: first.sale)
            let noted = try await note(first, in: books)
            #expect(noted.words.english.contains("Send the money back"))
            #expect(noted.words.english.contains("KES 150,000 of 400,000: KES 250,000 is owed"))
            #expect(noted.words.english.hasSuffix("kaunta push PHONE 250000 --sale \(first.tag)"))
            #expect(noted.words.swahili.contains("kaunta push SIMU 250000 --sale \(first.tag)"))
        }
    }

    @Test func aPaymentForAWholeSaleSpeaksOfNoParts() async throws {
        try await DeskBooks.with { books in
            let paid = try await books.prompt(DeskBooks.paid("one"))
            let words = try await note(paid, in: books).words
            #expect(words == OperatorTexts.paidByStranger(receipt: nil, isOwedBack: true))
        }
    }
}

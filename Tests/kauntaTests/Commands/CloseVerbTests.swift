import ArgumentParser
import Console
import Ledger
import Payments
import Testing

@testable import kaunta

@Suite struct CloseVerbTests {
    private func contradiction(in books: DeskBooks) async throws -> Attempt {
        try await books.prompt([
            (.pushAnswer, .accepted(merchant: nil, checkout: Records.checkout)), (.callback, try Records.claim()),
            (.query, Records.failed("1032")),
        ])
    }

    private func wanted(_ seen: String, _ times: String) throws -> WantedClosing {
        let words = [
            "close", "K2", "--unpaid", "--seen", seen, "--covering", times, "--by", "Amina", "--reason", "not there",
        ]
        var wanted = try #require(try Kaunta.parseAsRoot(words) as? CloseVerb).wanted()
        wanted.approval = wanted.approval.proven()
        return wanted
    }

    /// From half an hour before the prompt to ten minutes after it.
    private func times(around books: DeskBooks) -> String {
        let (from, to) = (books.start + .seconds(-1800), books.start + .seconds(600))
        return "\(from.day) \(from.hourAndMinute) to \(to.day) \(to.hourAndMinute)"
    }

    @Test(arguments: [
        ("statement", Closing.Source.statement), ("TAARIFA", .statement), ("pull", .pull), ("orodha", .pull),
    ]) func aListThatCoversThePaymentClosesItAndItsTimesAreKeptInOneForm(
        seen: String, source: Closing.Source
    ) async throws {
        try await DeskBooks.with { books in
            let tag = try await contradiction(in: books).tag.text
            let desk = try await LedgerDesk.open(books.settings)
            let closing = try await desk.closing(of: tag, as: wanted(seen, times(around: books)))
            #expect(closing.seen == source)
            let needed = try #require(try await desk.ledger.find(tag).first)
            let record = try #require(try await desk.ledger.record(of: needed))
            #expect(closing.times.covers(record.timeToCover))
            #expect(try await desk.close(tag, closing).verdict == .notPaid)
        }
    }

    @Test(arguments: ["s", "SMS", "phone", "statements", "t", "", "the till"])
    func anythingElseProvesNothing(seen: String) {
        #expect(throws: (any Error).self) { try wanted(seen, "10 to 12") }
    }

    @Test func aListThatDoesNotCoverThePaymentClosesNothing() async throws {
        try await DeskBooks.with { books in
            let tag = try await contradiction(in: books).tag.text
            let desk = try await LedgerDesk.open(books.settings)
            let early = books.start + .seconds(-7200)
            for (times, words) in [
                (
                    "\(early.day) \(early.hourAndMinute) to \(books.start.day) \(books.start.hourAndMinute)",
                    "cover all of"
                ),
                ("\(early.day) \(early.hourAndMinute) to \(books.start.day.next) 23:59", "what is to come"),
            ] {
                let failure = await #expect(throws: VerbFailure.self) {
                    try await desk.closing(of: tag, as: wanted("pull", times))
                }
                #expect(failure?.message.contains(words) == true)
                #expect(failure?.message.hasSuffix("Nothing was changed.") == true && failure?.status == .usage)
            }
            #expect(try await LedgerReader(books.settings).one(tag).state == .conflict)
        }
    }

    @Test func whatIsNoContradictionIsRefusedBeforeItsTimesAreLookedAt() async throws {
        try await DeskBooks.with { books in
            let paid = try await books.prompt(DeskBooks.paid("one"))
            let desk = try await LedgerDesk.open(books.settings)
            let failure = await #expect(throws: VerbFailure.self) {
                try await desk.closing(of: paid.tag.text, as: wanted("pull", "00:00 to 00:01"))
            }
            #expect(failure?.message.contains("Safaricom confirms it") == true)
        }
    }

    @Test func newsThatCameMeanwhileLeavesItOpenAndIsNotToldAsClosed() async throws {
        try await DeskBooks.with { books in
            let attempt = try await contradiction(in: books)
            let desk = try await LedgerDesk.open(books.settings)
            let closing = try await desk.closing(of: attempt.tag.text, as: wanted("pull", times(around: books)))
            let other = CallbackClaim(
                merchant: nil, checkout: Records.checkout, receipt: Receipt("UK6H4X2QP7"), amount: nil, payer: nil,
                paidAt: nil, balance: nil)
            // It came long ago, and was taken out of the inbox only now.
            _ = try await desk.ledger.add(
                Evidence(source: .callback, fact: .callbackPaid(other), at: books.start + .seconds(60)),
                to: attempt.id)
            let record = try await desk.close(attempt.tag.text, closing)
            #expect(record.state == .conflict)
            let told = DecisionWords.written(closing.fact, now: record)
            #expect(told.level == .bad && told.text.english.hasPrefix("NOT closed"))
            #expect(told.text.swahili.hasPrefix("HAIJAFUNGWA"))
        }
    }

    @Test func whatIsClosedIsToldAsClosed() async throws {
        try await DeskBooks.with { books in
            let tag = try await contradiction(in: books).tag.text
            let desk = try await LedgerDesk.open(books.settings)
            let closing = try await desk.closing(of: tag, as: wanted("pull", times(around: books)))
            let told = DecisionWords.written(closing.fact, now: try await desk.close(tag, closing))
            #expect(told.level == .warn && told.text.english.hasPrefix("Closed as NOT PAID"))
        }
    }
}

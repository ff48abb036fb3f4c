import Daraja
import Payments
import Testing

@testable import kaunta

/// What `show` says of a prompt that is not the last of its sale.
@Suite struct ShowVerbTests {
    private static let refused: [(Evidence.Source, Fact)] = [(.pushAnswer, Records.refused(.token))]

    @Test func whatWasTriedAgainIsNotToBeSentAgain() async throws {
        try await DeskBooks.with { books in
            let first = try await books.prompt(Self.refused)
            let second = try await books.prompt(Self.refused, sale: first.sale)
            let reader = try LedgerReader(books.settings)
            for (attempt, isFollowed) in [(first, true), (second, false)] {
                let line = try await reader.line(of: attempt.id)
                #expect(try await reader.isFollowed(line) == isFollowed)
                let record = try await reader.record(of: attempt.id)
                for language in Language.allCases {
                    let words = PaymentText(ink: Ink(language: language)).detail(
                        of: record, as: line, isFollowed: isFollowed, at: books.start + .seconds(600))
                    let says = language == .english ? "send nothing for this" : "usitume kitu kwa hili"
                    #expect(words.contains(says) == isFollowed)
                }
            }
        }
    }

    @Test func nothingIsToBeDoneNowAboutWhatALaterPromptAsksFor() throws {
        let record = try Records.record(
            (.console, Records.marked), (.pushAnswer, Records.accepted), (.query, Records.failed("1032")))
        for isFollowed in [true, false] {
            let words = PaymentText(ink: Ink()).detail(of: record, isFollowed: isFollowed, at: record.updatedAt)
            #expect(words.contains("Do now") != isFollowed)
        }
    }

    @Test func aPaidPromptStaysPaidWhateverFollows() throws {
        let record = try Records.record(
            (.console, Records.marked), (.pushAnswer, Records.accepted),
            (.query, .queryPaid(checkout: Records.checkout, text: "ok")))
        let words = PaymentText(ink: Ink()).detail(of: record, isFollowed: true, at: record.updatedAt)
        #expect(words.contains("PAID – Safaricom confirms it") && !words.contains("send nothing"))
    }
}

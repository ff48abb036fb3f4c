import Payments
import Testing

@testable import Console
@testable import Screen

@Suite struct StatusWordTests {
    private static let codes = ResultCode.terminal.sorted().map { ResultCode($0) } + [ResultCode("no such code")]

    private static let words: [(AttemptState, StatusWord)] =
        AttemptState.allCases.map { ($0, StatusWord(for: $0)) }
        + codes.map { (.failed, StatusWord(for: .failed, resultCode: $0)) }

    @Test func everyWordFitsItsColumn() {
        for (state, status) in Self.words {
            #expect((1...11).contains(status.word.english.count), "\(state) \(status.word.english)")
            #expect((1...12).contains(status.word.swahili.count), "\(state) \(status.word.swahili)")
        }
    }

    @Test func everyWordOfARowFitsItsColumn() {
        let rows: [StatusWord] =
            [.wrongPhone, .partPaid, .released, .goodsGiven, .givenBack, .triedAgain, .paidOtherwise, .waitsForPrompt]
            + Doubt.Kind.allCases.map { StatusWord(for: $0) }
        for status in rows {
            #expect((1...11).contains(status.word.english.count), "\(status.word.english)")
            #expect((1...12).contains(status.word.swahili.count), "\(status.word.swahili)")
        }
    }

    @Test func onlyConfirmedMoneyHasTheCheckMark() {
        for (state, status) in Self.words {
            #expect((status.mark == .paid) == (state == .paid), "\(state)")
            #expect((status.word.english == "Paid") == (state == .paid), "\(state)")
        }
    }

    @Test func whatIsNotKnownNeverLooksFailed() {
        for (state, status) in Self.words where Verdict(in: state) == .dontKnow {
            #expect(status.mark != .failed && status.mark != .cancelled, "\(state)")
        }
    }

    @Test func asciiSignsAreASCII() {
        for (_, status) in Self.words { #expect(status.mark.character(in: .ascii).isASCII) }
    }

    @Test func booksSpellStatesAsTheTablesDo() {
        #expect(
            AttemptState.allCases.map(\.bookName) == [
                "PREPARED", "SENDING", "PENDING", "UNKNOWN", "CLAIMED", "PAID", "REFUSED", "FAILED_UNVERIFIED",
                "FAILED", "EXPIRED", "CONFLICT", "VOID",
            ])
    }

    @Test func onlyConfirmedMoneyReadsAsPaid() {
        for state in AttemptState.allCases {
            let sentence = OperatorTexts.sentence(for: state).english
            #expect(sentence.hasPrefix("PAID") == (state == .paid), "\(state)")
            #expect(sentence.hasPrefix("NOT PAID") == (Verdict(in: state) == .notPaid), "\(state)")
        }
    }

    @Test func whatMayHaveBeenSentIsNotSentAgain() {
        #expect(OperatorTexts.unknown.english.contains("DO NOT SEND AGAIN"))
        #expect(OperatorTexts.unknown.swahili.contains("USITUME TENA"))
        #expect(OperatorTexts.unknownInBrief.english.hasPrefix("DO NOT SEND AGAIN"))
        #expect(OperatorTexts.unknownInBrief.swahili.hasPrefix("USITUME TENA"))
        #expect(OperatorTexts.claimed.english.contains("Do NOT release goods"))
        #expect(OperatorTexts.claimed.swahili.contains("USITOE bidhaa"))
    }

    @Test(arguments: [
        (0, "0:00"), (1, "0:01"), (999, "0:01"), (1000, "0:01"), (42_000, "0:42"), (61_001, "1:02"), (-5, "0:00"),
    ])
    func aCountdownReachesNothingOnlyAtTheEnd(milliseconds: Int, text: String) {
        #expect(OperatorTexts.countdown(.milliseconds(milliseconds)) == text)
    }
}

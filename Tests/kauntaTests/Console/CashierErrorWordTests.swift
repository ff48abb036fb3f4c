import Engine
import Payments
import Testing

@testable import kaunta

@Suite struct CashierErrorWordTests {
    private let noon = Timestamp(milliseconds: 1_793_959_200_000)

    @Test func whyNothingWasSentIsSaidInKiswahiliToo() {
        let id = AttemptID("a")
        let errors: [CashierError] = [
            .held(.shut(by: id, state: .pending)), .held(.shut(by: id, state: .unknown)),
            .held(.waits(until: noon, because: .phoneBusy)), .held(.waits(until: noon, because: .justFailed)),
            .held(.waits(until: noon, because: .saleJustFailed)),
            .held(.waits(until: noon, because: .sameAmount)), .held(.asks(about: id, paidAt: noon)),
            .overDue(remaining: .zero), .overDue(remaining: Money(cents: 5000)), .restGivenUp,
            .notReady(.unavailable(reason: "api.example:443 refuses the connection: nothing listens there")),
            .notReady(.credentials(reason: "Safaricom refuses the keys (400)")),
            .notWritten(reason: "disk"), .answerNotWritten(id, reason: "disk"),
        ]
        for error in errors {
            #expect(error.words.english != error.words.swahili)
            for word in ["Not sent", "Try again", "refuses", "money"] {
                #expect(!error.words.swahili.contains(word), "\(error.words.swahili)")
            }
        }
    }

    @Test func refusedKeysMendedInTheFileWaitForANewStart() {
        let words = CashierError.notReady(.credentials(reason: "Safaricom refuses the keys (400)")).words
        #expect(words.english.hasSuffix("Mend the keys in secrets.toml, then start Kaunta again."))
        #expect(words.swahili.hasSuffix("Rekebisha funguo kwenye secrets.toml, kisha anza Kaunta tena."))
    }

    @Test func whereNoAnswerMayComeNobodyIsToldToWaitForIt() {
        for state in [AttemptState.unknown, .expired] {
            let words = CashierError.held(.shut(by: AttemptID("a"), state: state)).words
            #expect(!words.english.contains("Wait for its answer") && words.english.contains("Alt-5"))
        }
    }
}

import Payments
import Testing

@testable import Console

@Suite struct ReasonWordTests {
    @Test(arguments: [
        ("still being processed", "bado linashughulikiwa"),
        (
            "Safaricom does not know it yet (404), which proves nothing",
            "Safaricom bado haijui (404), haithibitishi kitu"
        ),
        ("no usable answer (HTTP 500)", "hakuna jibu la maana (HTTP 500)"),
        (
            "Safaricom does not know it yet (500.001.1001 The transaction does not Exist), which proves nothing",
            "Safaricom bado haijui (500.001.1001 muamala haupo), haithibitishi kitu"
        ),
        (
            "127.0.0.1:9 refuses the connection: nothing listens there",
            "127.0.0.1:9 inakataa muunganisho: hakuna kinachosikiliza"
        ),
        ("connection reset by peer", "connection reset by peer"),
    ])
    func whatIsOursIsSaidInKiswahiliAndWhatIsTheirsStays(reason: String, swahili: String) {
        #expect(ReasonWords.phrase(reason) == Phrase(reason, sw: swahili))
    }

    @Test func theHistoryOfAPaymentSaysItsReasonsInKiswahili() {
        let asked = Evidence(
            source: .query, fact: .queryOpen(reason: "still being processed"), at: Timestamp(milliseconds: 0))
        #expect(asked.words.swahili == "Bado haijui: bado linashughulikiwa")
    }
}

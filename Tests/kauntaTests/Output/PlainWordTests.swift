import Console
import Payments
import Testing

@testable import kaunta

@Suite struct HeldCodeTests {
    @Test(arguments: Language.allCases)
    func whatIsHeldAndNotConfirmedIsEightAndSaysWhoHoldsIt(language: Language) throws {
        let code = try #require(TypedCode("UK6H4X2QP7"))
        for (until, status) in [(Int64(30), ShellStatus.held), (0, .dontKnow)] {
            let payment = try Records.direct(
                claim: DirectPayment.Claim(by: "K3", until: Records.start + .seconds(until)))
            let report = CodeReport(
                code: code, finding: .direct(payment), today: Records.start.day, now: Records.start)
            #expect(report.status == status)
            #expect(report.words(Ink(language: language)).contains("K3") == (status == .held))
            #expect(report.words(Ink()).contains("No goods on it"))
        }
    }

    @Test(arguments: [["hello there"], ["hello", "there"], ["Hello There"]])
    func wordsOfASentenceAreNoCode(words: [String]) {
        let failure = #expect(throws: VerbFailure.self) { try TypedCode.read(words) }
        #expect(failure?.status == .usage)
    }

    @Test func aCodeOfLettersAloneIsOneInOnePieceOrInCapitals() throws {
        #expect(try TypedCode.read(["tkkahgxpqr"]).receipt.text == "TKKAHGXPQR")
        #expect(try TypedCode.read(["TKKA HGXP QR"]).receipt.text == "TKKAHGXPQR")
    }
}

@Suite struct UnknownFieldTests {
    @Test(arguments: ["recipt:X", "foo:bar"]) func aFieldThatIsNoneIsTwoAndTheFieldsAreNamed(word: String) throws {
        let failure = #expect(throws: VerbFailure.self) { try LedgerReader.filter([word]) }
        #expect(failure?.status == .usage)
        for part in [word, "receipt:", "phone:", "day:"] { #expect(failure?.message.contains(part) == true) }
    }
}

@Test(arguments: [(1, "1 payment is in f.csv"), (2, "2 payments are in f.csv"), (0, "0 payments are in f.csv")])
func anExportIsToldInPlainGrammar(count: Int, words: String) {
    #expect(ConsoleSession.written(count, to: "f.csv").english == words)
}

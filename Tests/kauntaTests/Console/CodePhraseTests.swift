import Daraja
import Payments
import Testing

@testable import Console
@testable import Screen

/// What is said of a payment that failed, with the real catalogue: no word of what to do is cut at 80 columns and 24 rows.
@Suite struct CodePhraseTests {
    private let now = Timestamp(milliseconds: 1_793_959_200_000)

    private func line(_ state: AttemptState, code: String?) throws -> PaymentLine {
        PaymentLine(
            number: 7, id: AttemptID("attempt7"), tag: Tag("K42223FXM"), createdAt: now + .seconds(-20),
            phone: try MSISDN(parsing: "0712345678"), amount: Money(cents: 125_000),
            reference: try #require(AccountReference("K42223FXM")), state: state,
            resultCode: code.map { ResultCode($0) },
            receipt: nil, nextCheckAt: nil, sentAt: now + .seconds(-20), updatedAt: now + .seconds(-1))
    }

    /// What the box of the till says, as one text.
    private func told(_ state: AttemptState, code: String, _ language: Language) throws -> String {
        let environment = ConsoleEnvironment(
            tillName: "K4", payee: nil, surroundings: .production, language: language,
            explain: { ResultCatalogue.decline(for: $0) },
            explainRefusal: { ResultCatalogue.decline(forRefusal: $0) })
        var console = ConsoleState(
            environment: environment, size: Size(columns: 80, rows: 24), now: now + .seconds(-60))
        let totals = DayTotals(day: now.day, buckets: [:])
        let before = try line(.pending, code: nil)
        _ = console.update(.open([before]), now: now)
        _ = console.update(.today(latest: [before], totals: totals), now: now)
        let after = try line(state, code: code)
        _ = console.update(.today(latest: [after], totals: totals), now: now)
        _ = console.update(.open([]), now: now)
        let box = console.frame(now: now).lines().map { $0.prefix(47) }.filter { $0.hasPrefix("  │") }
        return box.map { $0.filter { $0 != "│" } }.joined(separator: " ").words
    }

    @Test(arguments: ResultCatalogue.codes.map(\.text) + ["4321"])
    func whatToDoAboutACodeIsNeverCut(code: String) throws {
        for language in Language.allCases {
            for state in [AttemptState.failed, .refused] {
                let decline = ResultCatalogue.decline(for: ResultCode(code))
                let told = try told(state, code: code, language)
                #expect(told.contains(decline.doNow[language].words), "\(code) \(language) \(state): \(told)")
            }
        }
    }

    @Test(arguments: Doubt.Kind.allCases)
    func whatToDoAboutADoubtFitsTheBox(kind: Doubt.Kind) throws {
        let isOpen = !kind.endsByWord
        let text = OperatorTexts.sentence(for: kind, about: try line(isOpen ? .unknown : .paid, code: nil))
        // What is open has one line more: when M-PESA is asked next.
        for language in Language.allCases {
            #expect(text[language].wrapped(to: 38).count <= (isOpen ? 5 : 6), "\(text[language])")
        }
    }

    @Test(arguments: AttemptState.allCases)
    func whatToDoInAStateFitsTheBox(state: AttemptState) {
        let receipt = Receipt("TKK4H7X9ZZ")
        let text = OperatorTexts.sentence(for: state, receipt: receipt, waitLeft: .seconds(179))
        for language in Language.allCases {
            #expect(text[language].wrapped(to: 38).count <= (state.isOpen ? 5 : 6), "\(text[language])")
        }
    }

    @Test(arguments: [
        ("500.001.1001", "Unable to lock subscriber, a transaction is already in process for the current subscriber"),
        ("400.002.02", "Bad Request - Invalid Amount"), ("400.002.02", "Bad Request - Invalid PhoneNumber"),
        ("500.001.1001", "Merchant does not exist"), ("500.001.1001", "Wrong credentials"),
        ("500.003.02", "System is busy"),
    ])
    func aRefusalFitsTheBoxInItsWords(code: String, words: String) {
        for kind in [Refusal.Kind.invalidField, .configuration, .token, .phoneBusy, .busy] {
            let decline = ResultCatalogue.decline(forRefusal: Refusal(code: code, message: words, kind: kind))
            for language in Language.allCases {
                let text = OperatorTexts.notPaid(
                    .refused, resultCode: ResultCode(code), decline: decline, resendIn: nil)
                #expect(text[language].wrapped(to: 38).count <= 6, "\(text[language])")
            }
        }
    }
}

extension String {
    /// Without the places at which its lines were broken.
    fileprivate var words: String { split(separator: " ").joined(separator: " ") }
}

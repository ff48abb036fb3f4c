import Console
import Foundation
import Ledger
import Payments
import TestSupport
import Testing

/// The word PAID stands on the real screen exactly when the ledger says settled (payment truth: I9).
@Suite(.timeLimit(.minutes(10))) struct ScreenTruthTests {
    @Test(arguments: Language.allCases)
    func theScreenSaysPaidExactlyWhenTheLedgerDoesWhateverGoesWrong(language: Language) async throws {
        try await withWatchedTill(language: language, known: Self.all) { till in
            try await till.wait(for: "0.00")  // The totals: it is open, and knows of no payment.
            let ledger = try till.openLedger()

            // The late one first: it is denied, and paid forty seconds after it was sent.
            try await till.send(Self.late, to: "0700000902")
            // What is never paid.
            try await till.send(Self.cancelled, to: "0700001032")
            try await till.send(Self.hanging, to: "0700004999")
            try await till.send(Self.lost, to: "0712000555", reference: "SIM-RESET")
            try await till.send(Self.forged, to: "0712000444")
            try await till.forgeSuccess(of: Self.forged)
            // What is paid in the end, by every road.
            try await till.send(Self.heard, to: "0700000000")
            try await till.send(Self.asked, to: "0700000900")
            try await till.send(Self.twice, to: "0700000901")
            try await till.send(Self.otherAmount, to: "0700000907")
            try await till.send(Self.foundAgain, to: "0700000903", reference: "SIM-RESET")
            try await till.watch(until: "the unpaid ones are where they end") {
                let cancelled = try await ledger.record(of: Self.cancelled)
                let lost = try await ledger.record(of: Self.lost)
                let hanging = try await ledger.record(of: Self.hanging)
                let forged = try await ledger.record(of: Self.forged)
                return cancelled?.state == .failed && (lost?.state == .unknown || lost?.state == .expired)
                    && hanging?.evidence.contains { $0.source == .query } == true
                    && forged?.evidence.drop { $0.source != .callback }.contains { $0.source == .query } == true
            }
            try await till.watch(until: "the ledger has settled the paid ones") {
                try await ledger.settled() == Self.paid
            }
            try await till.watch(until: "the screen says so too") {
                till.claims.amounts == Self.paid && till.claims.total == Self.paid.count
            }

            // The list, where every payment has a row, says the same.
            till.showList()
            try await till.watch(until: "the list says so too") { till.showsRows && till.claims.amounts == Self.paid }
            #expect(try await ledger.settled() == Self.paid)
        }
    }

    @Test func theReaderOfScreensSeesEveryWordAndTakesNoOther() {
        #expect(ScreenClaims("│ ✓ 12:40      611  Paid").amounts == [611])
        #expect(ScreenClaims("── ✓ PAID LATE  KES 611 by 0110 ••• 224 · TKK4H7X9ZZ ──").amounts == [611])
        #expect(ScreenClaims("── ✓ IMELIPWA  KES 611 na 0110 ••• 224 ──").amounts == [611])
        #expect(
            ScreenClaims("  ┌─ Request  KES 611  0110 ••• 224 ──┐ │", "  │ ✓ PAID    │   │ – 12:31   620  Cancelled")
                .amounts
                == [611])
        #expect(ScreenClaims("  ┌─ Ombi  KES 611 ──┐", "  │ … │", "  └───┘", "  ✓ PAID").ownerless.count == 1)
        #expect(ScreenClaims("  ✓ 12:40:31  0722 ••• 901  K4222  611.00  Imelipwa  TKK4H7X2QP").amounts == [611])
        #expect(ScreenClaims("    Paid           128     214,380.00     ").total == 128)
        #expect(ScreenClaims("    Zimelipwa        0           0        │").total == 0)
        let silent = ScreenClaims(
            "NOT PAID  KES 611", "– NOT PAID · Cancelled", "HAIJALIPWA KES 611", "Haijalipwa 611",
            "Not paid  9  611.00",
            "Paid to     Pay Bill 174379", "Accepted is not paid. 611", "Hazijalipwa  1  611")
        #expect(silent.amounts.isEmpty && silent.ownerless.isEmpty && silent.total == nil)
    }

    @Test func noWordForWhatIsOpenOrFailedSaysPaidAndEveryWordForWhatIsPaidDoes() throws {
        for state in AttemptState.allCases {
            // A person's word ends the doubts about what is paid; the others are read off a state that is open.
            let doubts = Doubt.Kind.allCases.filter { $0.endsByWord == (state == .paid) }
            for doubt in doubts.map(Optional.some) + [nil] {
                let line = try PaymentLine.sample(state, doubt)
                for words in [StatusWord(for: line).word, line.headline] {
                    for language in Language.allCases {
                        #expect(ScreenClaims.saysPaid(words[language]) == (state == .paid), "\(words[language])")
                    }
                }
            }
        }
    }

    @Test func aWordThatDoesNotBelongThereIsFound() {
        // As if CLAIMED were written like PAID: on the row, in the box, and in the line above the footer.
        let word = StatusWord(for: .paid).word
        for language in Language.allCases {
            let screen = ["  … 12:40  741  \(word[language])", "  \(AttemptState.paid.headline[language])  KES 741"]
            for line in screen { #expect(ScreenClaims(on: [line], known: [741]).amounts == [741]) }
        }
    }

    // Each payment has an amount of its own: by that it is known on the screen and in the ledger.
    private static let cancelled: Int64 = 711
    private static let hanging: Int64 = 721
    private static let lost: Int64 = 731
    private static let forged: Int64 = 741
    private static let heard: Int64 = 611
    private static let asked: Int64 = 621
    private static let twice: Int64 = 631
    private static let late: Int64 = 641
    private static let otherAmount: Int64 = 651
    private static let foundAgain: Int64 = 661
    private static let paid: Set = [heard, asked, twice, late, otherAmount, foundAgain]
    private static let all = paid.union([cancelled, hanging, lost, forged])
}

extension Ledger {
    /// The amounts of the payments that are settled.
    func settled() async throws -> Set<Int64> {
        Set(try await latest(50).filter { $0.state == .paid }.compactMap(\.amount.wholeShillings))
    }

    /// The payment of that amount.
    func record(of shillings: Int64) async throws -> AttemptRecord? {
        guard let line = try await latest(50).first(where: { $0.amount.wholeShillings == shillings }) else {
            return nil
        }
        return try await record(of: line.id)
    }
}

extension PaymentLine {
    /// A payment in that state, with that doubt.
    fileprivate static func sample(_ state: AttemptState, _ doubt: Doubt.Kind?) throws -> PaymentLine {
        let at = Timestamp(milliseconds: 1_793_959_200_000)
        return PaymentLine(
            number: 1, id: AttemptID("a"), tag: Tag("T4-01"), createdAt: at, phone: try MSISDN(parsing: "0712345678"),
            amount: Money(cents: 74_100), reference: try #require(AccountReference("T4-01")), state: state,
            resultCode: state == .failed ? ResultCode("1032") : nil, receipt: nil, nextCheckAt: nil, sentAt: at,
            updatedAt: at, doubt: doubt)
    }
}

extension ScreenClaims {
    /// Reads some lines of a till that asked for these two amounts.
    fileprivate init(_ lines: String...) { self.init(on: lines, known: [611, 1250]) }
}

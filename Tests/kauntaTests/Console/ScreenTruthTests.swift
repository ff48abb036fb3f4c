import Console
import Foundation
import Ledger
import Payments
import TestSupport
import Testing

/// The word PAID stands on the real screen exactly when the ledger says settled (payment truth: I9).
@Suite(.serialized, .timeLimit(.minutes(10))) struct ScreenTruthTests {
    @Test func theReaderOfScreensSeesEveryWordAndTakesNoOther() {
        func claims(_ lines: String...) -> ScreenClaims { ScreenClaims(on: lines, known: [611, 1250]) }
        #expect(claims("│ ✓ 12:40      611  Paid").amounts == [611])
        #expect(claims("── ✓ PAID LATE  KES 611 by 0110 ••• 224 · TKK4H7X9ZZ ──").amounts == [611])
        #expect(claims("── ✓ IMELIPWA  KES 611 na 0110 ••• 224 ──").amounts == [611])
        #expect(
            claims("  ┌─ Request  KES 611  0110 ••• 224 ──┐ │", "  │ ✓ PAID    │   │ – 12:31   620  Cancelled").amounts
                == [611])
        #expect(claims("  ┌─ Ombi  KES 611 ──┐", "  │ … │", "  └───┘", "  ✓ PAID").ownerless.count == 1)
        #expect(claims("  ✓ 12:40:31  0722 ••• 901  K4222  611.00  Imelipwa  TKK4H7X2QP").amounts == [611])
        #expect(claims("    Paid           128     214,380.00     ").total == 128)
        #expect(claims("    Zimelipwa        0           0        │").total == 0)
        let silent = claims(
            "NOT PAID  KES 611", "– NOT PAID · Cancelled", "HAIJALIPWA KES 611", "Haijalipwa 611",
            "Not paid  9  611.00",
            "Paid to     Pay Bill 174379", "Accepted is not paid. 611", "Hazijalipwa  1  611")
        #expect(silent.amounts.isEmpty && silent.ownerless.isEmpty && silent.total == nil)
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

import Payments

/// What can happen to an attempt: the columns of the table of states.
enum TruthEvent: String, CaseIterable, Sendable {
    case mark, acc, ref, amb
    case claim = "cb+"
    case denial = "cb-"
    case paid = "q+"
    case unpaid = "q-"
    case open = "q?"
    case rec, gone, dl, op, boot
    case withdrawn = "wd"
    case closed, released, goods, wrong, doubled
    case reversed = "rev"
    case resolved

    /// The column that a fact stands in.
    init(_ fact: Fact) {
        self =
            switch fact {
            case .sendMarked: .mark
            case .accepted: .acc
            case .refused, .neverLeft: .ref
            case .answerLost: .amb
            case .callbackPaid: .claim
            case .callbackFailed: .denial
            case .queryPaid: .paid
            case .queryFailed: .unpaid
            case .queryOpen: .open
            case .receiptFound: .rec
            case .rowMissing: .gone
            case .deadlinePassed: .dl
            case .stoppedWaiting: .op
            case .restarted: .boot
            case .withdrawn: .withdrawn
            case .closedUnpaid: .closed
            case .released: .released
            case .goodsGiven: .goods
            case .wrongNumber: .wrong
            case .doubled, .doubledByHand, .takenElsewhere, .notItsReceipt: .doubled
            case .reversed: .reversed
            case .resolved: .resolved
            }
    }

    /// Its place among the columns.
    var column: Int { Self.columns[self] ?? 0 }

    private static let columns = Dictionary(uniqueKeysWithValues: zip(allCases, allCases.indices))
}

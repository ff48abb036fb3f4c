import Payments
import Screen

extension CheckItem {
    /// The sign and the word of what needs a check.
    var word: StatusWord {
        switch self {
        case .left: StatusWord(.waiting, Phrase("From before", sw: "Ya awali"))
        case .unclaimed(let payment) where payment.reversal != nil: StatusWord(for: .reversed)
        case .unclaimed(let payment) where payment.listedAmount != nil: StatusWord(for: .otherAmount)
        case .unclaimed(let payment) where payment.sale != nil: StatusWord(.attention, Self.unconfirmed)
        case .unclaimed: StatusWord(.attention, Phrase("Unclaimed", sw: "Haijadaiwa"))
        case .waiting: .waitsForPrompt
        case .reversal: StatusWord(.attention, ReversalOrder.underway)
        case .setAside: StatusWord(.attention, Phrase("Set aside", sw: "Kando"))
        case .doubt(let doubt) where doubt.kind == .unknown:
            doubt.line.state.isDoubt
                ? StatusWord(for: doubt.line)
                // A message's word that nobody has confirmed for minutes.
                : StatusWord(.waiting, Self.unconfirmed)
        case .doubt(let doubt): StatusWord(for: doubt.kind)
        }
    }

    private static let unconfirmed = Phrase("Unconfirmed", sw: "Haina hakika")

    /// How it is coloured: never as paid.
    var role: Role {
        switch self {
        case .left: .statusWaiting
        case .unclaimed, .waiting, .reversal, .setAside: .levelWarn
        case .doubt(let doubt):
            switch doubt.kind {
            case .contradiction, .reversed, .refundOwed, .doubled, .usedTwice: .levelBad
            case .unknown: .statusUnknown
            case .late, .denied, .otherAmount, .otherReceipt, .restOwed: .levelWarn
            }
        }
    }

    /// What a person is told to do about it; `isListed` where M-PESA's own list is pulled that may have the payment.
    func sentence(isListed: Bool) -> Phrase {
        switch self {
        case .left(let line): CheckWords.leftOpen(isAsked: line.nextCheckAt != nil)
        case .unclaimed(let payment):
            payment.takenBack ?? payment.listedAmount.map(OperatorTexts.listed)
                ?? (payment.sale == nil ? CheckWords.unclaimed : OperatorTexts.unconfirmed)
        case .waiting(let row): OperatorTexts.unplaced(row)
        case .reversal(let order): order.sentence
        case .setAside(let words): CheckWords.setAside(words.sender)
        case .doubt(let doubt): OperatorTexts.sentence(for: doubt.kind, about: doubt.line, isListed: isListed)
        }
    }
}

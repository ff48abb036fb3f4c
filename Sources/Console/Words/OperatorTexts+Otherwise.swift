public import Payments
import Screen

/// What is said of a prompt that was not paid, once its sale needs no other prompt.
extension OperatorTexts {
    /// In the place of an advice to send again; nil where another prompt may be what the sale needs.
    public static func needsNoPrompt(_ line: PaymentLine) -> Phrase? {
        guard line.verdict == .notPaid, !line.isWrongNumber, let sale = line.sale, sale.owed == .zero else {
            return nil
        }
        if line.isPaidOtherwise {
            return Phrase(
                "NOT PAID by this prompt, and its sale is paid in another way: send nothing for it.",
                sw: "Ombi hili HALIJALIPWA, na mauzo yake yamelipwa kwa njia nyingine: usitume kitu kwa hili.")
        }
        if sale.isGivenUp {
            return Phrase(
                "NOT PAID by this prompt, and what its sale owed was given up: send nothing for it.",
                sw: "Ombi hili HALIJALIPWA, na deni la mauzo yake liliachwa: usitume kitu kwa hili.")
        }
        return Phrase(
            "NOT PAID by this prompt. \(SaleWords.askedElsewhere.english) Send nothing for this one.",
            sw: "Ombi hili HALIJALIPWA. \(SaleWords.askedElsewhere.swahili) Usitume kitu kwa hili.")
    }
}

extension StatusWord {
    /// A prompt that was not paid, whose sale was paid without it.
    static let paidOtherwise = StatusWord(.cancelled, Phrase("Other way", sw: "Njia mbadala"))
}

public import Payments
import Screen

extension StatusWord {
    /// The word for money paid straight to the shop. What only an unsigned message tells of is never the word for paid.
    public init(for direct: DirectPayment) {
        if direct.isReversed {
            self = StatusWord(for: .reversed)
        } else if direct.isOnItsWayBack {
            self = .onItsWayBack
        } else if direct.contested != nil {
            // Taken for a sale or not: somebody has to look.
            self = StatusWord(for: .otherAmount)
        } else if direct.isGivenBack {
            self = .givenBack
        } else if let look = direct.look {
            self = StatusWord(for: look.amount > .zero ? .paid : .failed)
        } else if direct.foreignTag != nil {
            self = .waitsForPrompt
        } else if direct.verifiedAt != nil, direct.prompt == nil {
            // Whether somebody has given goods for it is what the counter has to know.
            self = direct.sale == nil ? .paidFree : .paidTaken
        } else if direct.verifiedAt != nil {
            self = StatusWord(for: .paid)
        } else if direct.isFree {
            self.init(.waiting, Phrase("Received", sw: "Imepokelewa"))
        } else {
            self.init(.waiting, Phrase("Taken", sw: "Imechukuliwa"))
        }
    }
}

extension StatusWord {
    /// Confirmed, and nobody has taken it yet.
    static let paidFree = StatusWord(.paid, Phrase("Paid: free", sw: "Imethibitika"))

    /// The shop ordered it to be given back, and nobody knows yet what came of that.
    static let onItsWayBack = StatusWord(.attention, Phrase("Going back?", sw: "Zinarudi?"))

    /// It may be a prompt's, and is nobody's to take until that is known.
    public static let waitsForPrompt = StatusWord(.attention, Phrase("A prompt's?", sw: "Ya ombi?"))

    /// Confirmed, and spent on a sale.
    static let paidTaken = StatusWord(.paid, Phrase("Paid: taken", sw: "Imetumika"))
}

extension Payer {
    /// The payer as a list shows it, in the shape of our own masked numbers as far as its digits go; never a whole number.
    public var masked: String {
        switch self {
        case .clear(let number): return number.masked
        case .hashed: return description
        case .masked(let text):
            let head = text.prefix { $0.isASCII && $0.isNumber }
            let end = String(text.reversed().prefix { $0.isASCII && $0.isNumber }.reversed()).suffix(3)
            let tail = String(repeating: "•", count: 3 - end.count) + end
            guard head.hasPrefix("254"), head.count < 10 else { return text.fitForEyes }
            let national = "0" + head.dropFirst(3).prefix(3)
            return national + String(repeating: "•", count: 4 - national.count) + " ••• " + tail
        }
    }
}

extension DirectPayment {
    /// The sentence about it: who says so, and what it may be used for.
    public var words: Phrase {
        if isReversed, let takenBack { return takenBack }
        if contested != nil, let listedAmount { return OperatorTexts.listed(listedAmount) }
        if let look {
            let who = look.approval.by.fitForEyes
            if isGivenBack, let reversal {
                let told = reversal.particulars
                return Phrase(
                    "It was paid, and M-PESA's own list says that it was taken back\(told.english). Nothing is left of it: "
                        + "\(who) looked into it.",
                    sw: "Ililipwa, na orodha ya M-PESA inasema zimerudishwa\(told.swahili). Hakuna kilichobaki: \(who) "
                        + "ameiangalia.")
            }
            if look.amount > .zero, reversal != nil {
                return Phrase(
                    "M-PESA's own list took money of it back. It counts with KES \(look.amount.grouped): \(who) looked "
                        + "into it.",
                    sw:
                        "Orodha ya M-PESA ilirudisha pesa zake. Inahesabiwa KES \(look.amount.grouped): \(who) ameiangalia."
                )
            }
            return look.amount > .zero
                ? Phrase(
                    "M-PESA's own list has it with KES \(look.amount.grouped); \(who) looked into it.",
                    sw: "Orodha ya M-PESA inayo kwa KES \(look.amount.grouped); \(who) ameiangalia.")
                : Phrase("No payment: \(who) looked into it.", sw: "Si malipo: \(who) ameiangalia.")
        }
        if verifiedAt != nil {
            return Phrase(
                "Paid straight to the shop; Safaricom's own list has it.",
                sw: "Imelipwa moja kwa moja; iko kwenye orodha ya Safaricom.")
        }
        return Phrase(
            "Paid straight to the shop, says a message; not confirmed yet.",
            sw: "Imelipwa moja kwa moja, ujumbe unasema; bado haijathibitishwa.")
    }
}

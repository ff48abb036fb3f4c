public import Payments

/// What is said of a prompt that a stranger paid, because it went to a wrong number.
extension OperatorTexts {
    /// Over it, in the place of PAID.
    public static func strangers(isOwedBack: Bool) -> Phrase {
        isOwedBack
            ? Phrase("REFUND OWED", sw: "PESA ZIRUDISHWE")
            : Phrase("WRONG NUMBER – looked into", sw: "NAMBA ISIYO SAHIHI – imeangaliwa")
    }

    /// The sentence about it.
    public static func paidByStranger(receipt: Receipt?, isOwedBack: Bool) -> Phrase {
        let proof = receipt.map { " (\($0))" } ?? ""
        return isOwedBack
            ? Phrase(
                "Somebody else paid this\(proof): it went to a wrong number. Send the money back: supervisor.",
                sw: "Mtu mwingine amelipa\(proof): liliendea namba isiyo sahihi. Rudisha pesa: msimamizi.")
            : Phrase(
                "Somebody else paid this\(proof): it went to a wrong number. Somebody has looked into it.",
                sw: "Mtu mwingine amelipa\(proof): liliendea namba isiyo sahihi. Imeshaangaliwa.")
    }
}

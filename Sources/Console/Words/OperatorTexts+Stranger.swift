public import Payments

/// What is said of a prompt that a stranger paid, because it went to a wrong number.
extension OperatorTexts {
    /// Over it, in the place of PAID.
    public static func strangers(isOwedBack: Bool) -> Phrase {
        isOwedBack
            ? Phrase("REFUND OWED", sw: "PESA ZIRUDISHWE")
            : Phrase("WRONG NUMBER – looked into", sw: "NAMBA ISIYO SAHIHI – imeangaliwa")
    }

    /// The same where Safaricom's own list says that money of it was taken back: what went back is not sent once more.
    public static func strangersReversed(receipt: Receipt?, isWhole: Bool) -> Phrase {
        let proof = receipt.map { " (\($0))" } ?? ""
        return isWhole
            ? Phrase(
                "It went to a wrong number, and M-PESA's own list says that the money\(proof) was taken back: no refund "
                    + "is owed. No goods on it.",
                sw:
                    "Lilienda namba isiyo sahihi, na orodha ya M-PESA inasema pesa\(proof) zimerudishwa: usirudishe tena. "
                    + "Usitoe bidhaa.")
            : Phrase(
                "Somebody else paid this\(proof): it went to a wrong number. M-PESA's own list says that a part was taken "
                    + "back already: look in the statement, and send back only what is left. Supervisor.",
                sw: "Mtu mwingine amelipa\(proof): liliendea namba isiyo sahihi. Orodha ya M-PESA inasema sehemu "
                    + "imesharudishwa: angalia taarifa, urudishe kilichobaki tu. Msimamizi.")
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

public import Payments

/// What is said of money that was taken back, or given back.
extension OperatorTexts {
    /// An amount and its receipt, as sentences name a payment.
    public static func money(_ amount: Money, _ receipt: Receipt?) -> String {
        "KES \(amount.short)" + (receipt.map { ", \($0)" } ?? "")
    }

    /// A paid prompt of which Safaricom's own list says that money was taken back, all or a part, and that nobody has
    /// looked into.
    public static func reversed(_ money: String) -> Phrase {
        Phrase(
            "M-PESA's own list says that this money (\(money)), or a part of it, was taken back. No goods on it. Look in "
                + "the statement. Supervisor.",
            sw:
                "Orodha ya M-PESA inasema pesa hizi (\(money)), au sehemu, zimerudishwa. Usitoe bidhaa. Angalia taarifa. "
                + "Msimamizi."
        )
    }

    /// Over a paid prompt whose money went back, as a person said.
    public static let givenBackHeadline = Phrase("GIVEN BACK – looked into", sw: "ZIMERUDI – imeangaliwa")

    /// The sentence about it.
    public static func givenBack(_ money: String) -> Phrase {
        Phrase(
            "This money (\(money)) went back, said somebody who looked into it. No goods on it.",
            sw: "Pesa hizi (\(money)) zimerudi, amesema aliyeangalia. Usitoe bidhaa.")
    }

    /// About a code of which nothing is known but that Safaricom's own list says that its payment was taken back.
    public static func takenBack(_ told: Reversal) -> Phrase {
        let told = told.particulars
        return Phrase(
            "M-PESA's own list says that this payment, or a part of it, was taken back\(told.english). The books have "
                + "nothing else of it: no goods on it.",
            sw:
                "Orodha ya M-PESA inasema malipo haya, au sehemu, yamerudishwa\(told.swahili). Vitabu havina kingine juu "
                + "yake: usitoe bidhaa.")
    }

    /// Beside money paid straight to the shop of which Safaricom's own list says that it, or a part of it, was taken back.
    static func takenBack(_ told: Reversal, of paid: Money) -> Phrase {
        let isPart = !told.takesAll(of: paid)
        let what: (String, String) =
            switch told.amount {
            case _? where isPart: ("a part of it", "sehemu yake")
            case nil: ("it, or a part of it,", "zote au sehemu")
            case _?: ("it", "zote")
            }
        let told = told.particulars
        return Phrase(
            "M-PESA's own list says that \(what.0) was taken back\(told.english). No goods on it: look in the statement.",
            sw: "Orodha ya M-PESA inasema \(what.1) zimerudishwa\(told.swahili). Usitoe bidhaa: angalia taarifa.")
    }
}

extension DirectPayment {
    /// Whether a list says that money of it was taken back, and a person found that nothing is left of it.
    public var isGivenBack: Bool { prompt == nil && reversal != nil && look?.amount == .zero }

    /// The same of this payment; nil where no list says so.
    public var takenBack: Phrase? { reversal.map { OperatorTexts.takenBack($0, of: paidIn) } }
}

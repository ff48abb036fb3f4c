public import Payments

/// What is said of money that was taken back, or given back.
extension OperatorTexts {
    /// An amount and its receipt, as sentences name a payment.
    public static func money(_ amount: Money, _ receipt: Receipt?) -> String {
        "KES \(amount.short)" + (receipt.map { ", \($0)" } ?? "")
    }

    /// A paid prompt that Safaricom's own list says was taken back, and that nobody has looked into.
    public static func reversed(_ money: String) -> Phrase {
        Phrase(
            "M-PESA's own list says that this money (\(money)) was taken back. No goods on it. Look in the statement. "
                + "Supervisor.",
            sw: "Orodha ya M-PESA inasema pesa hizi (\(money)) zimerudishwa. Usitoe bidhaa. Angalia taarifa. Msimamizi."
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

    /// Beside money paid straight to the shop that Safaricom's own list says was taken back.
    public static func takenBack(_ told: Reversal) -> Phrase {
        let told = told.particulars
        return Phrase(
            "M-PESA's own list says that it was taken back\(told.english). No goods on it: look in the statement.",
            sw: "Orodha ya M-PESA inasema zimerudishwa\(told.swahili). Usitoe bidhaa: angalia taarifa.")
    }
}

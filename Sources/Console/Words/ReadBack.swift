public import Payments

/// What the cashier reads aloud before a prompt is sent, and what the customer is told.
public enum ReadBack {
    /// Over the read-back.
    public static let title = Phrase("Read it back to the customer", sw: "Msomee mteja")

    /// The whole of it in one sentence: phone, amount, and who gets the money.
    public static func question(_ order: PromptOrder, payee: CollectionPoint) -> Phrase {
        Phrase(
            "Ask \(order.phone.grouped) for KES \(order.amount.short), to \(payee)?",
            sw: "Omba KES \(order.amount.short) kwa \(order.phone.grouped), zilipwe kwa \(payee)?")
    }

    /// Before a line with the number.
    public static let phone = Phrase("Phone", sw: "Simu")
    /// Before a line with the amount.
    public static let amount = Phrase("Amount", sw: "Kiasi")
    /// Before a line with the reference.
    public static let reference = Phrase("Reference", sw: "Rejea")
    /// Before a line with the organisation's number.
    public static let payee = Phrase("Paid to", sw: "Inalipwa kwa")

    /// What the customer is told once the prompt is out.
    public static let enterPIN = Phrase(
        "Unlock the phone and enter the M-PESA PIN.", sw: "Fungua simu, weka PIN ya M-PESA.")

    /// When the money would be practice money.
    public static let practice = Phrase("Practice: no real money moves.", sw: "Mazoezi: hakuna pesa halisi.")
}

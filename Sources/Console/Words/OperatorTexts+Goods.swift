public import Payments
import Screen

/// What is said of goods that were let go without proof.
extension OperatorTexts {
    /// Once they were, on whose name and why, with what became of the payment.
    public static func goodsGiven(_ approval: Approval, for record: AttemptRecord) -> Phrase {
        let (by, reason) = (approval.by.fitForEyes, approval.reason.fitForEyes)
        let end: Phrase =
            if record.paysItsSale, record.doubts.isEmpty {
                Phrase("It was paid since.", sw: "Imelipwa tangu hapo.")
            } else if record.state == .paid {
                Phrase("Money came, and something stands against it.", sw: "Pesa zilikuja, na kuna tatizo nazo.")
            } else {
                Phrase("That does not make it paid.", sw: "Hilo haliifanyi iwe imelipwa.")
            }
        return Phrase(
            "Goods let go without proof by \(by): \(reason). \(end.english)",
            sw: "Bidhaa zilitolewa bila uthibitisho na \(by): \(reason). \(end.swahili)")
    }

    static let goodsAreGiven = Phrase(
        "That goods were given on it is written down already.", sw: "Kwamba bidhaa zimetolewa imeshaandikwa.")

    /// Why goods need nobody's name on what plainly reads paid, or was never sent.
    public static func goodsNeedNoName(in state: AttemptState) -> Phrase {
        state == .paid
            ? Phrase("It is PAID: Safaricom confirms it.", sw: "IMELIPWA: Safaricom imethibitisha.")
            : Phrase(
                "Nothing was sent for it: nobody was asked to pay.", sw: "Hakuna kilichotumwa: hakuna aliyeombwa alipe."
            )
    }
}

extension PaymentLine {
    /// Whether it plainly reads paid, or was never sent: nobody has to answer for goods on it.
    var needsNoName: Bool { state == .prepared || state == .void || paysItsSale && doubt == nil }
}

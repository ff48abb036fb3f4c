public import Payments

extension OperatorTexts {
    /// Beside a prompt that it may have paid.
    public static func mayBePaidBy(_ told: C2BConfirmation) -> Phrase {
        let (what, at) = ("KES \(told.amount.short) (\(told.receipt))", told.paidAt?.hourAndMinute)
        return Phrase(
            "M-PESA's own list has \(what)\(at.map { " of \($0)" } ?? ""), which may be this payment: ask for it "
                + "nowhere else before that is settled.",
            sw: "Orodha ya M-PESA ina \(what)\(at.map { " ya saa \($0)" } ?? ""), huenda ni malipo haya: "
                + "usiziombe kwingine kabla hilo halijajulikana.")
    }

    /// About money in Safaricom's own list that has no place in the books yet.
    public static func unplaced(_ row: UnplacedRow) -> Phrase {
        let tags =
            row.perhapsOf.prefix(3).map(\.tag.text).joined(separator: ", ") + (row.perhapsOf.count > 3 ? ", …" : "")
        if row.isLikelySpent {
            return Phrase(
                "M-PESA's own list has it. Most likely it is the payment of \(tags), which is paid: no goods on it again.",
                sw: "Orodha ya M-PESA inayo. Yaelekea ni malipo ya \(tags), ambayo imelipwa: usitoe bidhaa tena.")
        }
        return row.perhapsOf.isEmpty
            ? Phrase(
                "M-PESA's own list has it, and no prompt can have it any more: it gets its place with the next news.",
                sw: "Orodha ya M-PESA inayo, na si ya ombi lolote tena: itapata mahali habari ijayo ikifika.")
            : Phrase(
                "M-PESA's own list has it, and it may be the payment of \(tags): no goods on it, and nobody takes it, until "
                    + "that is settled.",
                sw: "Orodha ya M-PESA inayo, na huenda ni malipo ya \(tags): usitoe bidhaa, wala usiidai, hadi hilo "
                    + "lijulikane.")
    }
}

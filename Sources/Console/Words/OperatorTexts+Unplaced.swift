public import Payments

extension OperatorTexts {
    /// Of money that was taken for a sale a day ago, and only a message tells of it yet.
    public static let unconfirmed = Phrase(
        "Taken for a sale a day ago, and only an unsigned message tells of it: compare it with M-PESA's statement, or pull "
            + "the list. Where there is none, say so, and the sale is asked for again.",
        sw:
            "Ilidaiwa kwa mauzo siku moja iliyopita, na ni ujumbe tu unaoitaja: ilinganishe na taarifa ya M-PESA, au vuta "
            + "orodha. Kama haimo, sema hivyo, na mauzo yadaiwe tena.")

    /// Beside a prompt that it may have paid.
    public static func mayBePaid(by row: UnplacedRow) -> Phrase {
        let told = row.told
        let what = "KES \(told.amount.short) (\(told.receipt))"
        let at = told.paidAt.map { "\($0.day) \($0.hourAndMinute)" }
        let back = row.isTakenBack ? takenBack : Phrase("", sw: "")
        if row.isLikelySpent {
            return Phrase(
                "Most likely its receipt, which nothing confirms yet: \(what)\(at.map { " of \($0)" } ?? "").",
                sw: "Yaelekea ni risiti yake, haijathibitishwa bado: \(what)\(at.map { " ya \($0)" } ?? "").")
        }
        guard row.isListed else {
            return Phrase(
                "A message tells of \(what)\(at.map { " of \($0)" } ?? ""), which may be this payment, and M-PESA has not "
                    + "confirmed it: ask for it nowhere else before that is settled.\(back.english)",
                sw: "Ujumbe unataja \(what)\(at.map { " ya \($0)" } ?? ""), huenda ni malipo haya, na M-PESA "
                    + "haijathibitisha: usiziombe kwingine kabla hilo halijajulikana.\(back.swahili)")
        }
        return Phrase(
            "M-PESA's own list has \(what)\(at.map { " of \($0)" } ?? ""), which may be this payment: ask for it "
                + "nowhere else before that is settled.\(back.english)",
            sw: "Orodha ya M-PESA ina \(what)\(at.map { " ya \($0)" } ?? ""), huenda ni malipo haya: "
                + "usiziombe kwingine kabla hilo halijajulikana.\(back.swahili)")
    }

    private static let takenBack = Phrase(
        " The list says, too, that money of it was taken back: no goods on it.",
        sw: " Orodha inasema pia kwamba pesa zake zilirudishwa: usitoe bidhaa.")

    /// About money that may be a prompt's.
    public static func unplaced(_ row: UnplacedRow) -> Phrase {
        let tags =
            row.perhapsOf.prefix(3).map(\.tag.text).joined(separator: ", ") + (row.perhapsOf.count > 3 ? ", …" : "")
        let back = row.isTakenBack ? takenBack : Phrase("", sw: "")
        let has =
            row.isListed
            ? Phrase("M-PESA's own list has it", sw: "Orodha ya M-PESA inayo")
            : Phrase(
                "A message tells of it, and M-PESA has not confirmed it",
                sw: "Ujumbe unaitaja, na M-PESA haijathibitisha")
        if row.isLikelySpent {
            return Phrase(
                "\(has.english). Most likely it is the payment of \(tags), which is paid: no goods on it again.",
                sw: "\(has.swahili). Yaelekea ni malipo ya \(tags), ambayo imelipwa: usitoe bidhaa tena.")
        }
        guard let first = row.perhapsOf.first?.tag else {
            return Phrase(
                "\(has.english), and no prompt can have it any more: it gets its place with the next news.",
                sw: "\(has.swahili), na si ya ombi lolote tena: itapata mahali habari ijayo ikifika.")
        }
        return Phrase(
            "\(has.english), and it may be the payment of \(tags): no goods on it, and nobody takes it, until "
                + "that is settled. How that stands: kaunta show \(first). If the statement shows another customer's "
                + "phone: kaunta resolve \(row.told.receipt) another.\(back.english)",
            sw: "\(has.swahili), na huenda ni malipo ya \(tags): usitoe bidhaa, wala usiidai, hadi hilo "
                + "lijulikane. Hali yake: kaunta show \(first). Taarifa ikionyesha simu ya mteja mwingine: "
                + "kaunta resolve \(row.told.receipt) another.\(back.swahili)")
    }
}

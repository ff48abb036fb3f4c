public import Payments

/// What a receipt says: the same words as the screen.
public enum ReceiptWords {
    /// The lines of the receipt of a payment; nil for whatever is not plainly paid.
    ///
    /// - Parameters:
    ///   - line: the payment as it stands in its sale.
    ///   - payee: what was paid to.
    ///   - till: the name of the place in the shop.
    ///   - isReal: whether real money moved.
    public static func lines(
        of line: PaymentLine, payee: CollectionPoint, till: String, isReal: Bool, in language: Language
    ) -> [String]? {
        guard line.hasReceipt else { return nil }
        func row(_ name: Phrase, _ text: String) -> String {
            name[language] + String(repeating: " ", count: max(1, 14 - name[language].count)) + text
        }
        var lines = [till.fitForEyes]
        if !isReal { lines.append(practice[language]) }
        lines += ["", "\(line.headline[language])  KES \(line.amount.grouped)"]
        if let part = SaleWords.part(line) { lines.append(part[language]) }
        lines += [
            row(TheReceipt.number, line.receipt?.text ?? TillWords.receiptUnheard[language]),
            row(ReadBack.phone, line.phone.masked), row(ReadBack.reference, line.reference.text.withPhonesMasked),
            row(ReadBack.payee, payee.description), row(TheReceipt.tag, line.tag.text),
            row(TheReceipt.time, "\(line.createdAt.day) \(line.createdAt.time)"),
        ]
        return lines
    }

    private static let practice = Phrase("PRACTICE – no real money", sw: "MAZOEZI – si pesa halisi")

    /// The names of its lines.
    private enum TheReceipt {
        static let number = Phrase("Receipt", sw: "Risiti")
        static let tag = Phrase("Tag", sw: "Alama")
        static let time = Phrase("Time", sw: "Saa")
    }
}

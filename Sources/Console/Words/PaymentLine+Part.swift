public import Payments

extension PaymentLine {
    /// Of what sum it asks for a part, and what of that is paid and owed; nil when it asks for all its sale owes.
    public var partOfSale: Phrase? {
        guard isPart, let sale else { return nil }
        let due = sale.due.short
        guard sale.paid < sale.due else {
            return sale.lacksWhatWentBack
                ? Phrase(
                    "part of KES \(due), and money of it went back", sw: "sehemu ya KES \(due), pesa zake zimerudi")
                : Phrase("part of KES \(due), complete", sw: "sehemu ya KES \(due), imekamilika")
        }
        let (paid, owed) = (sale.paid.short, Money(cents: sale.due.cents - sale.paid.cents).short)
        if sale.isGivenUp {
            return Phrase(
                "part of KES \(due): KES \(paid) paid, the rest given up",
                sw: "sehemu ya KES \(due): KES \(paid) imelipwa, baki iliachwa")
        }
        return Phrase(
            "part of KES \(due): KES \(paid) paid, KES \(owed) owed",
            sw: "sehemu ya KES \(due): KES \(paid) imelipwa, KES \(owed) inadaiwa")
    }
}

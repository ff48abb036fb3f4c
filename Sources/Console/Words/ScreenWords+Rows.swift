import Payments

/// What is said of rows: where they are, and what can be done with one.
extension ScreenWords {
    /// The place of a row in a list of some length, or of at least that length.
    static func place(_ row: Int, of length: (rows: Int, isWhole: Bool)) -> Phrase {
        let (row, rows) = (grouped(row), grouped(length.rows) + (length.isWhole ? "" : "+"))
        return Phrase("\(row) of \(rows)", sw: "\(row) kati ya \(rows)")
    }

    /// A count with its thousands set apart: `1,204`.
    private static func grouped(_ count: Int) -> String { Money(cents: Int64(count) * 100).short }

    // MARK: Why a key does nothing

    static let noReceiptYet = Phrase(
        "Only what is PAID has a receipt.", sw: "Ni ILIYOLIPWA tu yenye risiti.")
    static let nothingSought = Phrase(
        "Type the digits of a phone or an amount first: this key goes on to the next.",
        sw: "Andika kwanza tarakimu za simu au kiasi: kitufe hiki huenda kwa inayofuata.")
    static func notFound(_ digits: String) -> Phrase {
        Phrase("No other row that is read starts with \(digits).", sw: "Hakuna mstari mwingine unaoanza na \(digits).")
    }
}

/// What a screen says is paid, in either language: the words PAID and Paid, unless NOT stands in front of them.
struct ScreenClaims: Equatable {
    /// The amounts, in whole shillings, of the payments that it says so of.
    private(set) var amounts: Set<Int64> = []
    /// Words of which it can't be told whose they are.
    private(set) var ownerless: [String] = []
    /// How many payments of today it counts as paid; nil where it counts none.
    private(set) var total: Int?

    /// Reads a screen on which every payment has an amount of its own.
    ///
    /// - Parameter known: those amounts.
    init(on lines: [String], known: Set<Int64>) {
        var card: Int64?
        for line in lines {
            if let start = line.range(of: "┌─") {
                card = Self.amount(in: line[start.upperBound...].prefix { $0 != "┐" }, known)
            }
            for part in line.split(separator: "│") {
                if let row = part.wholeMatch(of: /\s*(?:Paid|Zimelipwa)\s+([0-9]+)\s+[0-9,.]+\s*/) {
                    total = Int(row.output.1)
                } else if Self.saysPaid(part) {
                    if let amount = Self.amount(in: part, known) ?? card {
                        amounts.insert(amount)
                    } else {
                        ownerless.append(String(part))
                    }
                }
            }
            if line.contains("└") { card = nil }
        }
    }

    private static func saysPaid(_ text: Substring) -> Bool {
        let words = text.split { !$0.isLetter }
        return words.indices.contains { index in
            switch words[index] {
            case "IMELIPWA", "Imelipwa": true
            case "PAID": index == 0 || words[index - 1] != "NOT"
            // “Paid to” names the payee.
            case "Paid":
                (index == 0 || words[index - 1] != "Not") && (index + 1 == words.count || words[index + 1] != "to")
            default: false
            }
        }
    }

    private static func amount(in text: some StringProtocol, _ known: Set<Int64>) -> Int64? {
        text.split { !$0.isNumber && $0 != "." }.lazy.compactMap { word in
            Int64(word.hasSuffix(".00") ? word.dropLast(3) : word)
        }.first(where: known.contains)
    }
}

extension String {
    fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}

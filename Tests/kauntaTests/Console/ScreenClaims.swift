import Console
import Payments

/// What a screen says is paid, in either language.
///
/// Those words say so that the catalogue has for money that Safaricom vouches for: Paid, and what is paid and doubtful
/// (`PAID LATE`, `Sum differs`, `REFUND OWED`).
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
                    // What is still owed stands behind a dash.
                    if let amount = Self.amount(in: part.prefix { $0 != "–" }, known) ?? card {
                        amounts.insert(amount)
                    } else {
                        ownerless.append(String(part))
                    }
                }
            }
            if line.contains("└") { card = nil }
        }
    }

    /// Whether a text says of something that it is paid.
    static func saysPaid(_ text: some StringProtocol) -> Bool {
        let words = String(text).split { !$0.isLetter }.map(String.init)
        return words.indices.contains { start in
            claims.contains { words[start...].starts(with: $0) } && !isDenied(words, at: start)
        }
    }

    /// “NOT PAID”, “BOTH MAY BE PAID”, “Paid to” (the payee), and money whose every proof is a message.
    private static func isDenied(_ words: [String], at place: Int) -> Bool {
        let before = place > 0 ? words[place - 1] : ""
        let after = place + 1 < words.count ? words[place + 1] : ""
        return ["NOT", "Not", "BE"].contains(before)
            || (words[place] == "Paid" && ["to", "straight"].contains(after))
            || (words[place] == "Imelipwa" && after == "moja")
    }

    /// The words that say it, each split like the text.
    private static let claims: [[String]] = {
        // A person's word ends a doubt only about what is paid.
        let doubts = Doubt.Kind.allCases.filter(\.endsByWord).map { StatusWord(for: $0).word }
        let words =
            doubts.flatMap { [$0.english, $0.swahili] } + ["PAID", "Paid", "IMELIPWA", "Imelipwa"]
            // Over what is paid and bought nothing here, and over a part of a sale.
            + ["PESA ZIRUDISHWE", "SEHEMU"]
            + ["Wrong phone", "Namba mbaya", "WRONG NUMBER – looked into", "NAMBA ISIYO SAHIHI – imeangaliwa"]
        return words.map { word in word.split { !$0.isLetter }.map(String.init) }
    }()

    private static func amount(in text: some StringProtocol, _ known: Set<Int64>) -> Int64? {
        String(text).split { !$0.isNumber && $0 != "." }.lazy.compactMap { word in
            Int64(word.hasSuffix(".00") ? word.dropLast(3) : word)
        }.first(where: known.contains)
    }
}

extension String {
    fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}

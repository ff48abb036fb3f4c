import GRDB
import Payments

/// One of the things a word of a filter may mean: a condition on `attempt`, and the index that answers it.
struct SearchTerm {
    let condition: String
    let arguments: [any DatabaseValueConvertible & Sendable]
    let index: String?
    /// Whether the index gives its rows in the order of their numbers, so that a page of them costs nothing more.
    let isOrdered: Bool

    /// Everything a word may mean; a payment that fits any of them is shown.
    static func meanings(of term: PaymentFilter.Term, _ debt: SharedDebt) -> [SearchTerm] {
        switch term {
        case .anything(let word): meanings(of: word)
        case .status(let names):
            orNothing(
                names.flatMap { name in
                    asShown(name, debt).map { [$0] }
                        ?? states(name).map { equal("state", $0.rawValue, "attempt_state") }
                })
        case .phone(let digits): phone(digits[...])
        case .amount(let comparison, let amount):
            [
                SearchTerm(
                    condition: "amount_cents \(comparison.rawValue) ?", arguments: [amount.cents],
                    index: comparison == .exactly ? "attempt_amount" : nil, isOrdered: comparison == .exactly)
            ]
        case .receipt(let text): [receipt(text)]
        case .till(let name): [prefix(name, of: "tag", nil)]
        case .reference(let text): [prefix(text, of: "upper(reference)", "attempt_reference")]
        case .day(let day):
            [SearchTerm(condition: "day = ?", arguments: [day.number], index: nil, isOrdered: false)]
        case .nothing: orNothing([])
        }
    }

    /// What a row says of its state; nil where a name is the beginning of a state's.
    private static func asShown(_ name: String, _ debt: SharedDebt) -> SearchTerm? {
        let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        let condition: (sql: String, state: String, value: String?)? =
            switch parts[0] {
            case "state":
                AttemptState.allCases.first { $0.rawValue.lowercased() == parts[1] }.map { ("1", $0.rawValue, nil) }
            case "plain":
                (
                    "doubt IS NULL AND NOT \(LineRow.isStrangers("attempt")) AND NOT \(LineRow.isRefunded("attempt"))",
                    "paid", nil
                )
            case "given":
                (
                    "doubt IS NULL AND NOT \(LineRow.isStrangers("attempt")) AND \(LineRow.isRefunded("attempt"))",
                    "paid", nil
                )
            case "wrong": ("doubt IS NULL AND \(LineRow.isStrangers("attempt"))", "paid", nil)
            case "part": ("doubt IS NULL AND \(LineRow.isPartPaid(debt))", "paid", nil)
            case "goods":
                AttemptState.allCases.first { $0.rawValue.lowercased() == parts[1] }.map {
                    (LineRow.isGoodsGiven(debt), $0.rawValue, nil)
                }
            case "released":
                AttemptState.allCases.first { $0.rawValue.lowercased() == parts[1] }.map {
                    ("released = 1", $0.rawValue, nil)
                }
            case "doubt":
                (
                    "doubt = ?", "paid",
                    Doubt.Kind.allCases.first { $0.rawValue.lowercased() == parts[1] }?.column ?? ""
                )
            case "code": ("lower(result_code) = ?", "failed", parts[1])
            case _: nil
            }
        return condition.map {
            SearchTerm(
                condition: "(state = ? AND \($0.sql))", arguments: [$0.state] + ($0.value.map { [$0] } ?? []),
                index: "attempt_state", isOrdered: true)
        }
    }

    /// No condition is met by nothing, where an empty list would be met by everything.
    private static func orNothing(_ terms: [SearchTerm]) -> [SearchTerm] {
        terms.isEmpty ? [SearchTerm(condition: "0", arguments: [], index: nil, isOrdered: false)] : terms
    }

    private static func meanings(of word: String) -> [SearchTerm] {
        let capitals = word.uppercased()
        var terms = [prefix(capitals, of: "upper(reference)", "attempt_reference"), prefix(capitals, of: "tag", nil)]
        if let amount = try? Money(parsing: word) {
            terms.append(equal("amount_cents", amount.cents, "attempt_amount"))
        }
        if let digits = phoneDigits(word) {
            terms += phone(digits)
        } else {
            terms.append(receipt(capitals))
        }
        return terms + states(word.lowercased()).map { equal("state", $0.rawValue, "attempt_state") }
    }

    private static func phone(_ digits: Substring) -> [SearchTerm] {
        [
            prefix(international(digits), of: "phone", "attempt_phone"),
            prefix(String(digits.reversed()), of: "phone_reversed", "attempt_phone_end"),
        ]
    }

    /// The beginning of a number as it is kept, from one as it is typed.
    static func international(_ digits: Substring) -> String {
        String(digits.hasPrefix("254") ? digits : "254" + (digits.hasPrefix("0") ? digits.dropFirst() : digits))
    }

    private static func prefix(_ text: String, of column: String, _ index: String?) -> SearchTerm {
        // A range, because LIKE does not use the index. No stored text has a character above "~".
        SearchTerm(
            condition: "(\(column) >= ? AND \(column) < ?)", arguments: [text, text + "~"], index: index,
            isOrdered: false)
    }

    private static func equal(
        _ column: String, _ value: any DatabaseValueConvertible & Sendable, _ index: String
    ) -> SearchTerm {
        SearchTerm(condition: "\(column) = ?", arguments: [value], index: index, isOrdered: true)
    }

    private static func receipt(_ text: String) -> SearchTerm {
        SearchTerm(
            condition: "number IN (SELECT attempt FROM receipt WHERE receipt_no >= ? AND receipt_no < ?)",
            arguments: [text, text + "~"], index: nil, isOrdered: false)
    }

    static func phoneDigits(_ word: String) -> Substring? {
        let digits = word.hasPrefix("+") ? word.dropFirst() : word[...]
        return !digits.isEmpty && digits.utf8.allSatisfy { (48...57).contains($0) } ? digits : nil
    }

    static func states(_ word: String) -> [AttemptState] {
        if word == "open" { return AttemptState.allCases.filter(\.isOpen) }
        return word.count < 3 ? [] : AttemptState.allCases.filter { $0.rawValue.lowercased().hasPrefix(word) }
    }
}

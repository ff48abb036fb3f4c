extension PaymentFilter {
    /// What one word of a filter asks for.
    public enum Term: Equatable, Sendable {
        /// Anything that this word may mean.
        case anything(String)
        /// One of these states, each by the beginning of its name; or by what a row says of it: `state.failed` is that
        /// state and no other, `plain.paid` is paid and nothing else, `code.1032` failed with that code,
        /// `doubt.late` is paid with that doubt, `wrong.paid` was paid by a stranger and looked into, `given.paid` went
        /// back, as somebody said, `part.paid` is paid while its sale is not, `released.unknown` has that state and was
        /// released, `goods.expired` has that state, and goods were let go for it.
        case status([String])
        /// These digits begin or end the phone.
        case phone(String)
        /// The amount compares so.
        case amount(Comparison, Money)
        /// The receipt begins so.
        case receipt(String)
        /// The tag begins with these characters: those of a till.
        case till(String)
        /// The reference, or the account, begins so.
        case reference(String)
        /// Written down, or heard, on that day.
        case day(BusinessDay)
        /// Nothing has it: what stands behind the colon does not fit the field.
        case nothing
    }

    /// How an amount compares.
    public enum Comparison: String, Equatable, Sendable, CaseIterable {
        case atLeast = ">="
        case atMost = "<="
        case over = ">"
        case under = "<"
        case exactly = "="
    }

    /// Every word, read.
    public var terms: [Term] { words.filter { !$0.isEmpty }.map(Term.init) }
}

extension PaymentFilter.Term {
    /// Reads one word: `field:value`, or a word that may mean anything.
    ///
    /// The fields are `status:`, `phone:`, `amount:` (with `>`, `<`, `>=` or `<=` before the number), `receipt:`,
    /// `till:`, `ref:` and `day:` (`2026-11-06`). A colon after any other word is a part of that word.
    public init(_ word: String) {
        guard let colon = word.firstIndex(of: ":") else {
            self = .anything(word)
            return
        }
        let value = String(word[word.index(after: colon)...])
        guard let field = Field(rawValue: word[..<colon].lowercased()) else {
            self = .anything(word)
            return
        }
        self = value.isEmpty ? .nothing : field.term(value)
    }

    private enum Field: String {
        case status, phone, amount, receipt, till, ref, day

        func term(_ value: String) -> PaymentFilter.Term {
            switch self {
            case .status: return .status(value.lowercased().split(separator: ",").map(String.init))
            case .phone:
                let digits = value.hasPrefix("+") ? value.dropFirst() : value[...]
                return digits.utf8.allSatisfy { (48...57).contains($0) } ? .phone(String(digits)) : .nothing
            case .amount:
                let sign = PaymentFilter.Comparison.allCases.first { value.hasPrefix($0.rawValue) }
                let number = value.dropFirst(sign?.rawValue.count ?? 0)
                guard let amount = try? Money(parsing: String(number)) else { return .nothing }
                return .amount(sign ?? .exactly, amount)
            case .receipt: return .receipt(value.uppercased())
            case .till: return .till(value.uppercased())
            case .ref: return .reference(value.uppercased())
            case .day: return BusinessDay(iso: value).map(PaymentFilter.Term.day) ?? .nothing
            }
        }
    }
}

extension BusinessDay {
    /// Reads `2026-11-06`; nil for anything else.
    public init?(iso text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isDigits = parts.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
        guard parts.map(\.count) == [4, 2, 2], isDigits, let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

public import Payments

extension PaymentFilter {
    /// The filter that somebody typed on a day: words, and fields as the screen names them in either language.
    ///
    /// `today`, `yesterday`, `leo` and `jana` become that day; the words of a status become the states they stand for.
    public init(typed words: [String], on day: BusinessDay) {
        self.init(words: words.map { Self.word($0, on: day) })
    }

    private static func word(_ word: String, on day: BusinessDay) -> String {
        switch word.lowercased() {
        case "today", "leo": return "day:\(day)"
        case "yesterday", "jana": return "day:\(BusinessDay(number: day.number - 1))"
        default: break
        }
        guard let colon = word.firstIndex(of: ":") else { return word }
        let field = word[..<colon].lowercased()
        let value = String(word[word.index(after: colon)...])
        let name = fields[field] ?? field
        return name == "status" ? "status:\(states(value))" : "\(name):\(value)"
    }

    /// The fields' other names.
    private static let fields = [
        "hali": "status", "simu": "phone", "kiasi": "amount", "risiti": "receipt", "kaunta": "till",
        "reference": "ref", "rejea": "ref", "siku": "day",
    ]

    /// The states whose word on the screen, or whose name in the books, begins so; as typed when there is none.
    private static func states(_ text: String) -> String {
        let typed = text.lowercased()
        guard !typed.isEmpty else { return text }
        let found = AttemptState.allCases.filter { state in
            let word = StatusWord(for: state, resultCode: state == .refused ? ResultCode("-") : nil).word
            return [word.english, word.swahili].contains {
                $0.lowercased().filter { $0 != " " }.hasPrefix(typed)
            }
        }
        return ([typed] + found.map { $0.rawValue.lowercased() }).joined(separator: ",")
    }
}

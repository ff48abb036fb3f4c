public import Payments

extension Closing.Source {
    /// Reads the name of one of Safaricom's lists in either language; nil for anything else, however it begins.
    public init?(typed text: String) {
        switch text.lowercased().split(separator: " ").joined(separator: " ") {
        case "statement", "taarifa": self = .statement
        case "pull", "orodha": self = .pull
        case _: return nil
        }
    }
}

extension DecisionWords {
    /// That something else than a list of Safaricom's was looked at.
    public static let provesNothing = Phrase(
        "Only M-PESA's own list proves that nothing was paid. Write statement, or pull.",
        sw: "Orodha ya M-PESA tu huonyesha kwamba haijalipwa. Andika taarifa, au orodha.")

    /// That no times can be read.
    public static let unreadableTimes = Phrase(
        "Write the times that it covers like this: 10:00 to 12:30.",
        sw: "Andika saa zake hivi: 10:00 hadi 12:30.")

    /// Why typed times don't do.
    public static func unfit(_ error: TypedTimesError) -> Phrase {
        switch error {
        case .misses(let needed):
            Phrase(
                "It has to cover all of \(needed.words.english).",
                sw: "Lazima iwe na muda wote wa \(needed.words.swahili).")
        case .notOver(let now):
            Phrase(
                "It can't cover what is to come: it is \(now.hourAndMinute) now.",
                sw: "Haiwezi kuwa na yajayo: sasa ni \(now.hourAndMinute).")
        }
    }
}

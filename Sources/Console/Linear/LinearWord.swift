/// A word that is typed where a phone number is asked for. Both languages are always understood.
enum LinearWord: String, CaseIterable, Sendable {
    case list, check, why, code, pull, ask, again, rest, stop, help, cancel, quit, send, yes, no
    case english = "en"
    case swahili = "sw"

    /// The word that a line begins with, with or without a comma or a full stop after it.
    init?(firstOf line: String) {
        var first = line.split(separator: " ").first.map { $0.lowercased() } ?? ""
        while let last = first.last, ",.;:".contains(last) { first.removeLast() }
        // The command line calls it so.
        if first == "verify" { first = Self.code.rawValue }
        guard let word = Self.allCases.first(where: { $0.rawValue == first || $0.inSwahili == first }) else {
            return nil
        }
        self = word
    }

    /// The word that is the whole line.
    init?(_ line: String) {
        guard let word = LinearWord(firstOf: line), line.allSatisfy(\.isLetter) else { return nil }
        self = word
    }

    /// Its other spelling.
    var inSwahili: String {
        switch self {
        case .list: "orodha"
        case .check: "kagua"
        case .why: "kwanini"
        case .code: "msimbo"
        case .pull: "vuta"
        case .ask: "uliza"
        case .again: "tena"
        case .rest: "baki"
        case .stop: "acha"
        case .help: "msaada"
        case .cancel: "ghairi"
        case .quit: "toka"
        case .send: "tuma"
        case .yes: "ndiyo"
        case .no: "hapana"
        case .english, .swahili: rawValue
        }
    }
}

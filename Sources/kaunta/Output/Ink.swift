import Console
import Glibc
import Payments
import Screen

/// How words are put on this output: the language, whether in colour, and which signs it can show.
struct Ink: Equatable, Sendable {
    /// The language.
    var language: Language = .english
    /// Whether colours may be used.
    var isColoured = false
    /// Which signs can be shown.
    var tier: GlyphTier = .unicode

    /// What a piece of text is, for its colour.
    enum Role: Sendable {
        case good
        case bad
        case doubt
        case faint
        case strong

        fileprivate var code: String {
            switch self {
            case .good: "32"
            case .bad: "31"
            case .doubt: "33"
            case .faint: "2"
            case .strong: "1"
            }
        }
    }

    /// The text in its colour, if there are colours.
    func paint(_ text: String, as role: Role) -> String {
        isColoured ? "\u{1B}[\(role.code)m\(text)\u{1B}[0m" : text
    }

    /// The words in the language.
    func say(_ phrase: Phrase) -> String { phrase[language] }

    /// The text as this output can show it: beyond UTF-8, punctuation falls back on ASCII.
    func fitted(_ text: String) -> String {
        guard tier == .ascii else { return text }
        return text.reduce(into: "") { result, character in
            if character.isASCII {
                result.append(character)
            } else {
                result += Self.plain[character] ?? "?"
            }
        }
    }

    private static let plain: [Character: String] = [
        "–": "-", "—": "-", "…": "...", "•": "*", "·": "-", "“": "\"", "”": "\"", "’": "'", "✓": "+", "✗": "x",
        "▲": "!", "›": ">",
    ]

    /// The colour of a verdict: green only for money that Safaricom confirms.
    static func role(of verdict: Verdict) -> Role {
        switch verdict {
        case .paid: .good
        case .notPaid: .bad
        case .dontKnow: .doubt
        }
    }
}

extension Ink {
    /// The ink of this process' output.
    ///
    /// `NO_COLOR` wins over everything but a flag that says `on`.
    init(
        language: Language, color: Settings.ColorChoice, isTerminal: Bool, environment: [String: String]
    ) {
        let isDumb = environment["TERM"].map { $0 == "dumb" || $0.isEmpty } ?? true
        let forbids = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        let isColoured =
            switch color {
            case .on: true
            case .off: false
            case .auto: isTerminal && !isDumb && !forbids
            }
        let locale =
            ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        let isUTF8 = ["utf-8", "utf8"].contains { locale.lowercased().contains($0) }
        // Files and pipes get UTF-8 whatever the terminal can show.
        let tier: GlyphTier =
            !isTerminal ? .unicode : !isUTF8 ? .ascii : environment["TERM"] == "linux" ? .console : .unicode
        self.init(language: language, isColoured: isColoured, tier: tier)
    }
}

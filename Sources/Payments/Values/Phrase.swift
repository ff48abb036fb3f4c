/// A language the counter speaks.
public enum Language: String, Equatable, Sendable, Codable, CaseIterable {
    /// English.
    case english = "en"
    /// Kiswahili.
    case swahili = "sw"
}

/// The same words in every language of the counter.
public struct Phrase: Equatable, Hashable, Sendable {
    /// In English.
    public let english: String
    /// In Kiswahili.
    public let swahili: String

    /// Takes both.
    public init(_ english: String, sw swahili: String) {
        self.english = english
        self.swahili = swahili
    }

    /// In that language.
    public subscript(language: Language) -> String {
        switch language {
        case .english: english
        case .swahili: swahili
        }
    }
}

/// One sign in the three sets that terminals can draw.
public struct Glyph: Equatable, Hashable, Sendable {
    /// For a terminal with UTF-8 and a full font.
    public let unicode: Character
    /// For the text console, whose font has 256 or 512 signs.
    public let console: Character
    /// For everything else.
    public let ascii: Character

    /// Takes the three.
    public init(_ unicode: Character, console: Character, ascii: Character) {
        self.unicode = unicode
        self.console = console
        self.ascii = ascii
    }

    /// Which set a terminal can draw.
    public enum Tier: String, Equatable, Sendable, CaseIterable {
        /// UTF-8 and a full font.
        case unicode
        /// The text console.
        case console
        /// Nothing beyond ASCII.
        case ascii
    }

    /// The sign of that set.
    public subscript(tier: Tier) -> Character {
        switch tier {
        case .unicode: unicode
        case .console: console
        case .ascii: ascii
        }
    }

    /// Money moved.
    public static let check = Glyph("✓", console: "√", ascii: "+")
    /// No money moved.
    public static let cross = Glyph("✗", console: "x", ascii: "x")
    /// The customer said no, or nothing was sent.
    public static let dash = Glyph("–", console: "-", ascii: "-")
    /// It goes on by itself.
    public static let dots = Glyph("…", console: "~", ascii: "~")
    /// On its way out.
    public static let arrow = Glyph("›", console: ">", ascii: ">")
    /// Not begun.
    public static let dot = Glyph("·", console: "·", ascii: ".")
    /// Nobody knows.
    public static let question = Glyph("?", console: "?", ascii: "?")
    /// A person must look.
    public static let warning = Glyph("▲", console: "!", ascii: "!")
}

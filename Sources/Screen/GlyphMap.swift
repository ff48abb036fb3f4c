/// What is shown in place of a glyph on a terminal that lacks it. A replacement takes as many cells as the glyph did.
public struct GlyphMap: Equatable, Sendable {
    public let tier: GlyphTier
    private let replacements: [UInt32: String]

    /// The map of a tier, with a theme's own signs put over it.
    public init(tier: GlyphTier, overrides: [Character: Character] = [:]) {
        self.tier = tier
        var table: [UInt32: String] = [:]
        if tier != .unicode {
            for (from, console, ascii) in GlyphMap.poorer {
                guard let scalar = from.unicodeScalars.first else { continue }
                table[scalar.value] = String(tier == .ascii ? ascii : console)
            }
        }
        for (from, to) in overrides {
            guard let scalar = from.unicodeScalars.first else { continue }
            let glyph = Glyph(cleaning: to)
            guard glyph.width == 1, GlyphMap.has(glyph, in: tier) else { continue }
            table[scalar.value] = glyph.text
        }
        replacements = table
    }

    /// Shows everything as it is.
    public static let unicode = GlyphMap(tier: .unicode)

    /// The text to show for a glyph.
    public func shown(_ glyph: Glyph) -> String {
        if let text = replacements[glyph.scalar.value] { return text }
        if tier == .unicode || GlyphMap.has(glyph, in: tier) { return glyph.text }
        return String(repeating: "?", count: glyph.width)
    }

    /// Whether a terminal of the tier shows the glyph by itself.
    private static func has(_ glyph: Glyph, in tier: GlyphTier) -> Bool {
        switch tier {
        case .unicode: true
        case .ascii: glyph.scalar.value < 0x7F && glyph.marks.isEmpty
        case .console:
            glyph.marks.isEmpty
                && (glyph.scalar.value < 0x180 || consoleExtras.contains(glyph.scalar.value))
        }
    }

    /// Lines, shades and signs that console fonts hold beside the Latin letters.
    private static let consoleExtras: Set<UInt32> = Set("─│┌┐└┘├┤┬┴┼█▀▄░▒▓■□√«»◄►".unicodeScalars.map(\.value))

    /// What stands for a character in a console font, and in ASCII.
    private static let poorer: [(from: Character, console: Character, ascii: Character)] = [
        ("─", "─", "-"), ("│", "│", "|"), ("┌", "┌", "+"), ("┐", "┐", "+"), ("└", "└", "+"), ("┘", "┘", "+"),
        ("├", "├", "+"), ("┤", "┤", "+"), ("┬", "┬", "+"), ("┴", "┴", "+"), ("┼", "┼", "+"),
        ("█", "█", "#"), ("▓", "▓", "#"), ("▒", "▒", ":"), ("░", "░", "."), ("▀", "▀", "#"), ("▏", "│", "|"),
        ("▁", "_", "_"), ("▂", "_", "_"), ("▃", "▄", "."), ("▄", "▄", "-"), ("▅", "▄", "-"), ("▆", "█", "="),
        ("▇", "█", "="),
        ("·", "·", "."), ("›", ">", ">"), ("…", "~", "~"), ("✓", "√", "+"), ("✗", "x", "x"), ("–", "-", "-"),
        ("—", "-", "-"), ("↩", "«", "<"), ("▲", "!", "!"), ("▼", "v", "v"), ("●", "■", "*"), ("○", "□", "o"),
        ("▸", "►", ">"), ("•", "*", "*"), ("□", "□", "?"), ("↑", "^", "^"), ("↓", "v", "v"), ("→", ">", ">"),
        ("←", "<", "<"), ("⇧", "^", "^"), ("“", "\"", "\""), ("”", "\"", "\""), ("‘", "'", "'"), ("’", "'", "'"),
        ("×", "×", "x"), ("−", "-", "-"), ("\u{A0}", " ", " "),
    ]
}

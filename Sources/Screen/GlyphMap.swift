/// What is shown in place of a glyph on a terminal that lacks it. A replacement takes as many cells as the glyph did.
public struct GlyphMap: Equatable, Sendable {
    /// What the terminal can show.
    public let tier: GlyphTier
    private let replacements: [UInt32: String]

    /// A theme's own signs, in place of our marks in cells of that role.
    private let signs: [Role: Glyph]

    /// The map of a tier, with a theme's own signs for roles; a sign that the tier lacks or that is wide is left out.
    public init(tier: GlyphTier, signs: [Role: Character] = [:]) {
        self.tier = tier
        replacements =
            tier == .unicode
            ? [:]
            : GlyphMap.poorer.reduce(into: [:]) { table, row in
                guard let scalar = row.from.unicodeScalars.first else { return }
                table[scalar.value] = String(tier == .ascii ? row.ascii : row.console)
            }
        self.signs = signs.compactMapValues { sign in
            let glyph = Glyph(cleaning: sign)
            return glyph.width == 1 && GlyphMap.has(glyph, in: tier) ? glyph : nil
        }
    }

    /// Shows everything as it is.
    public static let unicode = GlyphMap(tier: .unicode)

    /// The text to show for a cell.
    public func shown(_ cell: Cell) -> String { replacement(for: cell) ?? cell.glyph.text }

    /// What is shown in place of a cell's glyph; nil when the glyph is shown itself.
    public func replacement(for cell: Cell) -> String? {
        let glyph = cell.glyph
        if let sign = signs[cell.role], GlyphMap.marks.contains(glyph.scalar.value) { return sign.text }
        if let text = replacements[glyph.scalar.value] { return text }
        return GlyphMap.has(glyph, in: tier) ? nil : String(repeating: "?", count: glyph.width)
    }

    /// What stands for a character on a terminal of the tier; nil for a character that may stay.
    static func poorer(_ character: Character, in tier: GlyphTier) -> Character? {
        guard tier != .unicode, let row = poorer.first(where: { $0.from == character }) else { return nil }
        return tier == .ascii ? row.ascii : row.console
    }

    private static let marks = Set(Mark.allCases.flatMap(\.character.unicodeScalars).map(\.value))

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

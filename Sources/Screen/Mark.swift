/// The signs of our own that stand beside words, one for each meaning.
///
/// Views write `Mark.paid.character`; `GlyphMap` puts in its place what the terminal can show.
public enum Mark: CaseIterable, Sendable {
    /// How a payment stands; `cancelled` is also what never left, `attention` what a person must look at.
    case draft, sending, waiting, paid, failed, cancelled, unknown, reversed, attention
    /// The gateway answers, or does not; the row with the cursor; the ways to scroll; anything plain.
    case online, offline, pointer, up, down, dot

    /// The sign on a terminal with a good font.
    public var character: Character {
        switch self {
        case .draft, .dot: "·"
        case .sending: "›"
        case .waiting: "…"
        case .paid: "✓"
        case .failed: "✗"
        case .cancelled: "–"
        case .unknown: "?"
        case .reversed: "↩"
        case .attention: "▲"
        case .online: "●"
        case .offline: "○"
        case .pointer: "▸"
        case .up: "↑"
        case .down: "↓"
        }
    }

    /// The sign on a terminal of that tier.
    public func character(in tier: GlyphTier) -> Character {
        GlyphMap.poorer(character, in: tier) ?? character
    }
}

/// Which characters a terminal can show.
public enum GlyphTier: Int, CaseIterable, Sendable, CustomStringConvertible {
    /// The 95 printable characters of ASCII.
    case ascii

    /// What the usual fonts of the Linux console hold: lines, blocks and Latin letters.
    case console

    /// Any character.
    case unicode

    /// The tier by its name in theme files.
    public var description: String {
        switch self {
        case .ascii: "ascii"
        case .console: "console"
        case .unicode: "unicode"
        }
    }
}

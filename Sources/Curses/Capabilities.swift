import CNcurses
public import Screen

/// What a terminal can do, as far as its name and the environment tell.
public struct Capabilities: Equatable, Sendable {
    /// Whether characters beyond ASCII may be sent.
    public enum CharacterSet: Equatable, Sendable {
        /// Every character.
        case utf8
        /// ASCII only.
        case other
    }

    private let environment: [String: String]

    /// Takes the variables that tell of a terminal: `TERM`, `COLORTERM`, `NO_COLOR` and their like.
    public init(environment: [String: String]) {
        self.environment = environment
    }

    /// The terminal's name; empty when none is set.
    public var terminalName: String { environment["TERM"] ?? "" }

    /// The names to look up, best first; none for a terminal that cannot be drawn on.
    public var descriptions: [String] {
        let name = terminalName
        if name.isEmpty || name == "dumb" { return [] }
        var names = [name]
        // Of the others we use the sequences for colours, which a description of 256 has.
        if let base = directBase { names = [base + "-256color"] }
        if hasTrueColour, name == "xterm" { names.insert("xterm-256color", at: 0) }
        if hasTrueColour, name == "tmux" { names.insert("tmux-256color", at: 0) }
        if (Self.modern + ["screen", "rxvt"]).contains(where: name.contains) { names.append("xterm-256color") }
        names.append("vt100")
        return names.reduce(into: []) { list, name in
            if !list.contains(name) { list.append(name) }
        }
    }

    /// Terminals of today. `screen` and `rxvt` know no colours of 24 bits, whatever `COLORTERM` they inherit says.
    private static let modern = [
        "xterm", "kitty", "foot", "alacritty", "wezterm", "ghostty", "vte", "gnome", "konsole", "iterm", "contour",
        "rio", "tmux", "st-", "mintty", "putty", "nsterm",
    ]

    /// What stands before `-direct` in the terminal's name; nil where that is not in it.
    private var directBase: String? {
        terminalName.firstRange(of: "-direct").map { String(terminalName[..<$0.lowerBound]) }
    }

    private var hasTrueColour: Bool { ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "") }

    /// The colours to use where the description has that many. `NO_COLOR` goes before all else, then the choice made.
    ///
    /// - Parameter saysDirect: whether the description itself says that there are colours of 24 bits.
    public func depth(colours: Int, saysDirect: Bool = false, choice: ColourDepth? = nil) -> ColourDepth {
        if !(environment["NO_COLOR"] ?? "").isEmpty { return .none }
        let isDirect =
            saysDirect || directBase != nil || (hasTrueColour && Self.modern.contains(where: terminalName.contains))
        let most: ColourDepth =
            colours >= 256
            ? (isDirect ? .direct : .full) : colours >= 16 ? .sixteen : colours >= 8 ? .eight : .none
        return min(choice ?? most, most)
    }

    /// The characters to use: ASCII without UTF-8, what console fonts hold on the Linux console.
    public func glyphs(in characterSet: CharacterSet, choice: GlyphTier? = nil) -> GlyphTier {
        var tier: GlyphTier =
            characterSet == .other ? .ascii : terminalName.hasPrefix("linux") ? .console : .unicode
        if let choice, choice.rawValue < tier.rawValue { tier = choice }
        return tier
    }

    /// Whether the terminal is one of those that take private modes they do not know in silence.
    public var takesPrivateModes: Bool {
        !["linux", "vt", "ansi", "cons", "sun", "hurd", "mach"].contains { terminalName.hasPrefix($0) }
    }

    /// How long a lone ESC waits to be the start of a sequence: `ESCDELAY`, else longer over the network.
    public var escapeDelay: Duration {
        if let text = environment["ESCDELAY"], let wait = Int(text), (1...2000).contains(wait) {
            return .milliseconds(wait)
        }
        return environment["SSH_CONNECTION"] == nil ? .milliseconds(50) : .milliseconds(150)
    }

    /// Takes the character set that the environment names over for the process. Without a name it is UTF-8.
    static func takeCharacterSet() -> CharacterSet { kt_locale() == 0 ? .other : .utf8 }

    /// The tier, or a poorer one when the C library gives one of our signs another width than we do.
    static func checked(_ tier: GlyphTier) -> GlyphTier {
        guard tier == .unicode else { return tier }
        let ours = Mark.allCases.map(\.character) + Array("─│┌┐└┘├┤┬┴┼█░▁▂▃▄▅▆▇▏•—“”×")
        let agrees = ours.flatMap(\.unicodeScalars).allSatisfy { kt_width($0.value) == 1 }
        return agrees ? tier : .console
    }
}

/// What a theme says of one role; what it leaves out comes from what it inherits.
public struct StyleRule: Equatable, Sendable {
    var foreground: Paint?
    var background: Paint?
    var add: Attributes = []
    var remove: Attributes = []
    var mono: Attributes?

    init(
        _ foreground: Paint? = nil, on background: Paint? = nil, add: Attributes = [], remove: Attributes = [],
        mono: Attributes? = nil
    ) {
        self.foreground = foreground
        self.background = background
        self.add = add
        self.remove = remove
        self.mono = mono
    }
}

/// Everything a theme says of one role.
public struct RoleStyle: Equatable, Sendable {
    /// The colour of the text.
    public var foreground = Paint.terminal

    /// The colour behind the text; nil shows what the cell lies on.
    public var background: Paint?
    /// How the text is drawn beside its colour.
    public var attributes: Attributes = []

    /// What takes the place of colours where there are none.
    public var mono: Attributes = []

    mutating func apply(_ rule: StyleRule) {
        if let foreground = rule.foreground { self.foreground = foreground }
        if let background = rule.background { self.background = background }
        attributes = attributes.union(rule.add).subtracting(rule.remove)
        if let mono = rule.mono { self.mono = mono }
    }
}

/// How every role looks, for every kind of terminal.
public struct Theme: Equatable, Sendable {
    /// Whether text is light on dark or dark on light.
    public enum Kind: String, Equatable, Sendable {
        case dark, light
    }

    /// What a theme may promise beyond what every theme is held to.
    public enum Promise: String, CaseIterable, Equatable, Sendable {
        /// What is read stands out at 7:1, not only 4.5:1.
        case contrast
        /// States differ for eyes that see red and green, or blue and yellow, alike.
        case vision = "colour-vision"
    }

    /// One theme file's own words, without what it inherits.
    struct Layer: Equatable, Sendable {
        /// Styles by the names of roles and of their groups.
        var rules: [String: StyleRule] = [:]

        /// The palette's name for the text of a rule, where it has one.
        var inks: [String: String] = [:]

        /// Signs by role and tier.
        var signs: [Role: [GlyphTier: Character]] = [:]

        /// The name under which the layer speaks of a role: its own, else the nearest group's; nil when it does not.
        func name(of role: Role) -> String? { ([role.name] + role.groups).first { rules[$0] != nil } }
    }

    /// The name for people.
    public let title: String
    /// What the theme was made for.
    public let kind: Kind
    /// What it promises beyond what every theme is held to.
    public let promises: Set<Promise>
    private let styles: [RoleStyle]
    private let signs: [Role: [GlyphTier: Character]]

    /// Puts layers together, the nearest first. A layer's word for a group (`status`) goes before a farther layer's word
    /// for one role in it (`status.paid`).
    init(title: String, kind: Kind, promises: Set<Promise> = [], layers: [Layer]) {
        self.title = title
        self.kind = kind
        self.promises = promises
        styles = Role.allCases.map { Theme.style(of: $0, layers: layers) }
        signs = layers.reversed().reduce(into: [:]) { all, layer in
            for (role, tiers) in layer.signs { all[role, default: [:]].merge(tiers) { $1 } }
        }
    }

    /// What the theme says of a role.
    public func style(of role: Role) -> RoleStyle { styles[Int(role.rawValue)] }

    /// The colour that everything lies on: the theme's own, else the dark or light that it was made for.
    var page: RGB { style(of: .surface).background?.rgb ?? (kind == .dark ? RGB(0x11161D) : RGB(0xFBFAF7)) }

    /// What a terminal of the tier shows, with the theme's own signs.
    public func glyphs(_ tier: GlyphTier) -> GlyphMap {
        GlyphMap(tier: tier, signs: signs.compactMapValues { $0[tier] })
    }

    private static func style(of role: Role, layers: [Layer]) -> RoleStyle {
        var style = RoleStyle()
        for layer in layers.reversed() {
            if let rule = layer.name(of: role).flatMap({ layer.rules[$0] }) { style.apply(rule) }
        }
        return style
    }
}

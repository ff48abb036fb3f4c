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

    /// One theme file's own words, without what it inherits.
    struct Layer: Equatable, Sendable {
        /// Styles by the names of roles and of their groups.
        var rules: [String: StyleRule] = [:]

        /// Signs by role and tier.
        var signs: [Role: [GlyphTier: Character]] = [:]
    }

    /// The name for people.
    public let title: String
    /// What the theme was made for.
    public let kind: Kind
    private let styles: [RoleStyle]
    private let signs: [Role: [GlyphTier: Character]]

    /// Puts layers together, the nearest first. A layer's word for a group (`status`) goes before a farther layer's word
    /// for one role in it (`status.paid`).
    init(title: String, kind: Kind, layers: [Layer]) {
        self.title = title
        self.kind = kind
        styles = Role.allCases.map { Theme.style(of: $0, layers: layers) }
        signs = layers.reversed().reduce(into: [:]) { all, layer in
            for (role, tiers) in layer.signs { all[role, default: [:]].merge(tiers) { $1 } }
        }
    }

    /// What the theme says of a role.
    public func style(of role: Role) -> RoleStyle { styles[Int(role.rawValue)] }

    /// What a terminal of the tier shows, with the theme's own signs.
    public func glyphs(_ tier: GlyphTier) -> GlyphMap {
        GlyphMap(tier: tier, signs: signs.compactMapValues { $0[tier] })
    }

    private static func style(of role: Role, layers: [Layer]) -> RoleStyle {
        var style = RoleStyle()
        for layer in layers.reversed() {
            if let rule = layer.rules[role.name] {
                style.apply(rule)
            } else if let rule = role.groups.compactMap({ layer.rules[$0] }).first {
                style.apply(rule)
            }
        }
        return style
    }
}

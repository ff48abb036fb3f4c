/// A theme resolved for a terminal of a known depth: the style of every role.
public struct StyleSheet: Equatable, Sendable {
    /// The depth it was resolved for.
    public let depth: ColourDepth
    private let styles: [Style]
    private let hasGround: [Bool]

    /// Resolves every role of the theme once.
    public init(theme: Theme, depth: ColourDepth) {
        self.depth = depth
        styles = Role.allCases.map { StyleSheet.resolve(theme.style(of: $0), role: $0, kind: theme.kind, depth: depth) }
        hasGround = Role.allCases.map { theme.style(of: $0).background != nil }
    }

    /// The style of a role on a ground. Plain text takes the ground's own colour, so that a selected row reads as one.
    public func style(_ role: Role, on ground: Role = .surface) -> Style {
        var style = styles[Int(role.rawValue)]
        let under = styles[Int(ground.rawValue)]
        if !hasGround[Int(role.rawValue)] {
            style.background = under.background
            if !hasGround[Int(ground.rawValue)] { style.background = styles[Int(Role.surface.rawValue)].background }
        }
        if ground != .surface {
            if role == .text { style.foreground = under.foreground }
            style.attributes.formUnion(under.attributes)
        }
        return style
    }

    private static func resolve(_ style: RoleStyle, role: Role, kind: Theme.Kind, depth: ColourDepth) -> Style {
        switch depth {
        case .none: return Style(attributes: style.mono)
        case .direct:
            return Style(
                foreground: style.foreground.direct, background: style.background?.direct,
                attributes: style.attributes)
        case .full:
            return Style(
                foreground: style.foreground.number256.map(Colour.number),
                background: style.background?.number256.map(Colour.number), attributes: style.attributes)
        case .sixteen:
            return Style(
                foreground: foreground16(style.foreground, role: role, kind: kind).map(Colour.number),
                background: style.background?.number16.map(Colour.number), attributes: style.attributes)
        case .eight:
            var result = Style(
                background: style.background?.number16.map { .number($0 & 7) }, attributes: style.attributes)
            guard let number = foreground16(style.foreground, role: role, kind: kind) else { return result }
            if number == 8 {
                // Bright black is invisible on many terminals of eight colours.
                result.foreground = kind == .dark ? 7 : 0
            } else {
                result.foreground = .number(number & 7)
                if number > 8 { result.attributes.insert(.bold) }
            }
            return result
        }
    }

    /// States keep sixteen colours of their own, so that two of them never fall together.
    private static func foreground16(_ paint: Paint, role: Role, kind: Theme.Kind) -> UInt8? {
        if paint.source == .terminal || paint.sixteen != nil { return paint.number16 }
        return (kind == .dark ? onDark : onLight)[role] ?? paint.number16
    }

    private static let onDark: [Role: UInt8] = [
        .statusDraft: 7, .statusQueued: 7, .statusSending: 14, .statusWaiting: 11, .statusPaid: 10,
        .statusFailed: 9, .statusCancelled: 7, .statusTimeout: 9, .statusUnknown: 13, .statusReversed: 12,
    ]

    /// No yellow and nothing bright: they can't be read on white.
    private static let onLight: [Role: UInt8] = [
        .statusDraft: 8, .statusQueued: 8, .statusSending: 0, .statusWaiting: 4, .statusPaid: 2,
        .statusFailed: 1, .statusCancelled: 8, .statusTimeout: 1, .statusUnknown: 5, .statusReversed: 6,
    ]
}

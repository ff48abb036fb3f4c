extension Theme {
    /// Savanna dark, in code, so that a missing folder never stops the till. Files inherit it as `base`.
    public static let base = Theme(title: "Savanna dark", kind: .dark, layers: [baseLayer(basePalette)])

    /// The names for colours that every theme knows. A theme that gives them other colours has other colours throughout.
    static let basePalette: [String: Paint] = [
        "page": .terminal,
        "ink": .hex(0xD8DEE7, sixteen: 15),
        "bright": .hex(0xFFFFFF, sixteen: 15),
        "stone": .hex(0x94A0AF, sixteen: 7),
        "dusk": .hex(0x647284, sixteen: 8),
        "night": .hex(0x11161D, sixteen: 0),
        "shade": .hex(0x1C2530, sixteen: 0),
        "slate": .hex(0x2A323D, sixteen: 8),
        "leaf": Paint(.rgb(RGB(0x5FD38D)), full: 78, sixteen: 10),
        "sun": Paint(.rgb(RGB(0xFFCF4D)), full: 221, sixteen: 11),
        "ember": Paint(.rgb(RGB(0xFF7A70)), full: 210, sixteen: 9),
        "sky": .hex(0x6CB6FF, sixteen: 14),
        "violet": .hex(0xD2A8FF, sixteen: 13),
        "ice": .hex(0x8FB3FF, sixteen: 12),
        "lake": Paint(.rgb(RGB(0x1B3551)), full: 17, sixteen: 4),
    ]

    /// What `base` says of every role, in the colours that the palette gives its names.
    static func baseLayer(_ palette: [String: Paint]) -> Layer {
        var layer = Layer()
        for (role, words) in words {
            layer.rules[role] = StyleRule(
                palette[words.ink], on: words.ground.flatMap { palette[$0] }, add: words.add, mono: words.mono)
            layer.inks[role] = words.ink
        }
        return layer
    }

    /// A style in names of the palette.
    private struct Words {
        let ink: String
        let ground: String?
        let add: Attributes
        let mono: Attributes?

        init(_ ink: String, on ground: String? = nil, add: Attributes = [], mono: Attributes? = nil) {
            self.ink = ink
            self.ground = ground
            self.add = add
            self.mono = mono
        }
    }

    private static let words: [String: Words] = [
        "text": Words("ink"),
        "text.muted": Words("stone"),
        "text.strong": Words("bright", add: .bold, mono: .bold),
        "surface": Words("ink", on: "page"),
        "surface.raised": Words("ink", on: "page"),
        "scrim": Words("dusk", mono: .dim),
        "border": Words("dusk"),
        "border.focus": Words("sky", mono: .bold),
        "title": Words("ink", add: .bold, mono: .bold),
        "accent": Words("sky", mono: .bold),
        "header": Words("stone"),
        "footer": Words("stone"),
        "key": Words("sky", add: .bold, mono: .bold),
        "key.disabled": Words("stone", mono: .dim),
        "field": Words("ink", on: "shade"),
        "field.focus": Words("bright", on: "lake", add: .bold, mono: .bold),
        "field.invalid": Words("ember", on: "shade", add: .underline, mono: .underline),
        "cursor": Words("night", on: "sun", mono: .reverse),
        "list.header": Words("stone", mono: .underline),
        "list.selected": Words("bright", on: "lake", mono: .reverse),
        "list.selected.unfocused": Words("ink", on: "slate", mono: .bold),
        "list.marked": Words("sun", add: .bold, mono: .bold),
        "match": Words("night", on: "sun", mono: .reverse),
        "amount": Words("ink"),
        "amount.big": Words("bright", add: .bold, mono: .bold),
        "phone": Words("ink"),
        "receipt": Words("stone"),
        "status.draft": Words("stone"),
        "status.queued": Words("stone"),
        "status.sending": Words("sky"),
        "status.waiting": Words("sun"),
        "status.paid": Words("leaf", mono: .bold),
        "status.failed": Words("ember", add: .bold),
        "status.cancelled": Words("stone"),
        "status.timeout": Words("ember"),
        "status.unknown": Words("violet", mono: [.bold, .underline]),
        "status.reversed": Words("ice"),
        "level.info": Words("sky"),
        "level.good": Words("leaf"),
        "level.warn": Words("sun", mono: .bold),
        "level.bad": Words("ember", add: .bold, mono: .bold),
        "toast.info": Words("ink"),
        "toast.good": Words("leaf", mono: .bold),
        "toast.warn": Words("sun", mono: .bold),
        "toast.bad": Words("ember", add: .bold, mono: [.bold, .underline]),
        "bar.fill": Words("sky"),
        "bar.empty": Words("dusk"),
        "spark": Words("sky"),
        "chart.1": Words("sky"),
        "chart.2": Words("leaf"),
        "chart.3": Words("sun"),
        "online": Words("leaf"),
        "offline": Words("ember", add: .bold, mono: .bold),
    ]
}

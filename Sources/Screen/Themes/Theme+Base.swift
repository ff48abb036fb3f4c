extension Theme {
    /// Savanna dark, in code, so that a missing folder never stops the till. Files inherit it as `base`.
    public static let base = Theme(title: "Savanna dark", kind: .dark, layers: [baseLayer])

    private static let ink = Paint.hex(0xD8DEE7, sixteen: 15)
    private static let stone = Paint.hex(0x94A0AF, sixteen: 7)
    private static let dusk = Paint.hex(0x4A5664, sixteen: 8)
    private static let leaf = Paint(.rgb(RGB(0x5FD38D)), full: 78, sixteen: 10)
    private static let sun = Paint(.rgb(RGB(0xFFCF4D)), full: 221, sixteen: 11)
    private static let ember = Paint(.rgb(RGB(0xFF7A70)), full: 210, sixteen: 9)
    private static let sky = Paint.hex(0x6CB6FF, sixteen: 14)
    private static let violet = Paint.hex(0xD2A8FF, sixteen: 13)
    private static let lake = Paint.hex(0x24476B, sixteen: 4)

    static let baseLayer = Layer(rules: [
        "text": StyleRule(ink),
        "text.muted": StyleRule(stone),
        "text.strong": StyleRule(.hex(0xFFFFFF, sixteen: 15), add: .bold, mono: .bold),
        "surface": StyleRule(ink, on: .terminal),
        "surface.raised": StyleRule(ink, on: .terminal),
        "scrim": StyleRule(dusk, mono: .dim),
        "border": StyleRule(dusk),
        "border.focus": StyleRule(sky, mono: .bold),
        "title": StyleRule(ink, add: .bold, mono: .bold),
        "accent": StyleRule(sky, mono: .bold),
        "header": StyleRule(stone),
        "footer": StyleRule(stone),
        "key": StyleRule(sky, add: .bold, mono: .bold),
        "key.disabled": StyleRule(dusk, mono: .dim),
        "field": StyleRule(ink, on: .hex(0x1C2530, sixteen: 0)),
        "field.focus": StyleRule(.hex(0xFFFFFF, sixteen: 15), on: lake, add: .bold, mono: .bold),
        "field.invalid": StyleRule(ember, on: .hex(0x1C2530, sixteen: 0), add: .underline, mono: .underline),
        "cursor": StyleRule(.hex(0x11161D, sixteen: 0), on: sun, mono: .reverse),
        "list.header": StyleRule(stone, mono: .underline),
        "list.selected": StyleRule(.hex(0xFFFFFF, sixteen: 15), on: lake, mono: .reverse),
        "list.selected.unfocused": StyleRule(ink, on: .hex(0x2A323D, sixteen: 8), mono: .bold),
        "list.marked": StyleRule(sun, add: .bold, mono: .bold),
        "match": StyleRule(.hex(0x11161D, sixteen: 0), on: sun, mono: .reverse),
        "amount": StyleRule(ink),
        "amount.big": StyleRule(.hex(0xFFFFFF, sixteen: 15), add: .bold, mono: .bold),
        "phone": StyleRule(ink),
        "receipt": StyleRule(stone),
        "status.draft": StyleRule(stone),
        "status.queued": StyleRule(stone),
        "status.sending": StyleRule(sky),
        "status.waiting": StyleRule(sun),
        "status.paid": StyleRule(leaf, mono: .bold),
        "status.failed": StyleRule(ember, add: .bold),
        "status.cancelled": StyleRule(stone),
        "status.timeout": StyleRule(ember),
        "status.unknown": StyleRule(violet, mono: [.bold, .underline]),
        "status.reversed": StyleRule(.hex(0x8FB3FF, sixteen: 12)),
        "level.info": StyleRule(sky),
        "level.good": StyleRule(leaf),
        "level.warn": StyleRule(sun, mono: .bold),
        "level.bad": StyleRule(ember, add: .bold, mono: .bold),
        "toast.info": StyleRule(ink),
        "toast.good": StyleRule(leaf, mono: .bold),
        "toast.warn": StyleRule(sun, mono: .bold),
        "toast.bad": StyleRule(ember, add: .bold, mono: [.bold, .underline]),
        "bar.fill": StyleRule(sky),
        "bar.empty": StyleRule(dusk),
        "spark": StyleRule(sky),
        "chart.1": StyleRule(sky),
        "chart.2": StyleRule(leaf),
        "chart.3": StyleRule(sun),
        "online": StyleRule(leaf),
        "offline": StyleRule(ember, add: .bold, mono: .bold),
    ])
}

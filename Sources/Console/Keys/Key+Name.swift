import Screen

extension Key {
    /// The key's name in footer and help.
    var name: String {
        switch self {
        case .character(" "): "Space"
        case .character(let character): String(character)
        case .keypad(let character): String(character)
        case .enter: "Enter"
        case .escape: "Esc"
        case .backspace: "Backspace"
        case .delete: "Del"
        case .insert: "Ins"
        case .tab: "Tab"
        case .backTab: "⇧Tab"
        case .up: "↑"
        case .down: "↓"
        case .left: "←"
        case .right: "→"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .function(let number): "F\(number)"
        case .ctrl(let letter): "Ctrl-\(letter.uppercased())"
        case .alt(let character): "Alt-\(character.uppercased())"
        }
    }

    /// Whether it puts a character on the screen when a field has the focus.
    var isPrintable: Bool { text != nil }
}

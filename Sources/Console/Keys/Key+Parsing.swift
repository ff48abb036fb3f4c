public import Screen

extension Key {
    /// The key of a name, as footer and help name it; the names of words are the same in small letters.
    public init?(named name: String) {
        if name.count == 1, let character = name.first {
            if let key = Self.named[name] {
                self = key
            } else if character.isWhitespace || !character.isASCII {
                return nil
            } else {
                self = .character(character)
            }
            return
        }
        let word = name.lowercased()
        if let key = Self.named[word] {
            self = key
        } else if word.hasPrefix("f"), let number = Int(word.dropFirst()), (1...12).contains(number) {
            self = .function(number)
        } else if let character = Self.only(word, after: "ctrl-") {
            self = .ctrl(character)
        } else if let character = Self.only(word, after: "alt-") {
            self = .alt(character)
        } else {
            return nil
        }
    }

    private static func only(_ word: String, after prefix: String) -> Character? {
        let rest = word.dropFirst(prefix.count)
        guard word.hasPrefix(prefix), rest.count == 1, let character = rest.first, character.isASCII,
            !character.isWhitespace
        else { return nil }
        return character
    }

    private static let named: [String: Key] = [
        "space": .character(" "), "enter": .enter, "esc": .escape, "escape": .escape, "backspace": .backspace,
        "bksp": .backspace, "del": .delete, "delete": .delete, "ins": .insert, "insert": .insert, "tab": .tab,
        "⇧tab": .backTab, "shift-tab": .backTab, "up": .up, "down": .down, "left": .left, "right": .right,
        "↑": .up, "↓": .down, "←": .left, "→": .right, "home": .home, "end": .end, "pgup": .pageUp,
        "pgdn": .pageDown,
    ]

    /// The key that a number pad's key is where a pad does not say so.
    var plain: Key { if case .keypad(let character) = self { .character(character) } else { self } }

    /// Whether it is one of F1 to F20.
    var isFunction: Bool { if case .function = self { true } else { false } }
}

/// A key that was pressed.
public enum Key: Hashable, Sendable {
    /// A character was typed; one scalar at a time.
    case character(Character)

    /// A digit or one of `+ - * / = , .` on a number pad that says so. Many terminals send plain characters instead.
    case keypad(Character)

    case enter, escape, backspace, delete, insert, tab, backTab
    case up, down, left, right, home, end, pageUp, pageDown

    /// F1 to F12 (and on to F20 where a keyboard has them).
    case function(Int)

    /// Control and a small letter (`a` to `z`), or one of `@ \ ] ^ _`.
    case ctrl(Character)

    /// Alt and a character.
    case alt(Character)

    /// The character that the key puts into a text field.
    public var text: Character? {
        switch self {
        case .character(let character), .keypad(let character): character
        case .enter, .escape, .backspace, .delete, .insert, .tab, .backTab, .up, .down, .left, .right, .home, .end,
            .pageUp, .pageDown, .function, .ctrl, .alt:
            nil
        }
    }
}

/// What came from the terminal.
public enum InputEvent: Equatable, Sendable {
    /// A key was pressed.
    case key(Key)

    /// A pasted text of at most 4 KiB; control characters are gone, line ends and tabs became blanks.
    case paste(String)

    /// A whole sequence, or bytes that are no text, that mean nothing to us. Nothing of it became a key.
    case unknownSequence

    /// The terminal's answer whether it knows a private mode: 0 is no, 1 set, 2 reset, 3 and 4 permanent.
    case modeReport(mode: Int, state: Int)

    /// The terminal's answer what colour lies behind its text.
    case ground(RGB)

    /// The terminal says that it has gone from dark to light or back (mode 2031). What colour it has now, it is asked.
    case groundChanged
}

/// A text that nothing shows: keys, passkeys, tokens.
public struct Secret: Equatable, Sendable {
    /// The text. Goes nowhere but into a request.
    let text: String

    /// Takes the text; blanks and line ends around it, which come along when keys are pasted, are dropped.
    public init(_ text: String) {
        let trimmed = text.drop { $0.isWhitespace }
        self.text = String(trimmed.reversed().drop { $0.isWhitespace }.reversed())
    }

    /// Whether there is nothing in it.
    public var isEmpty: Bool { text.isEmpty }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { isEmpty ? "(none)" : "•••" }

    public var debugDescription: String { description }

    public var customMirror: Mirror { Mirror(self, children: []) }
}

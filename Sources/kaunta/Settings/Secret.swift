/// A text that is used and never shown: its description says only that it is there.
struct Secret: Equatable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let text: String

    /// Takes the text.
    init(_ text: String) { self.text = text }

    /// Hands out the text, to the one place that needs it.
    func reveal() -> String { text }

    var description: String { "set (\(text.count) characters)" }
    var debugDescription: String { description }
    // `dump` and failure messages look into stored properties otherwise.
    var customMirror: Mirror { Mirror(self, children: [:]) }
}

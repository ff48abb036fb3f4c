/// The text of one setting. When it is a secret, its description says only that it is there.
struct SettingValue: Equatable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The text itself.
    let text: String
    /// Whether it must never be shown.
    let isSecret: Bool

    var description: String { isSecret ? "set (\(text.count) characters)" : text }
    var debugDescription: String { description }
    // `dump` and failure messages look into stored properties otherwise.
    var customMirror: Mirror { Mirror(self, children: [:]) }
}

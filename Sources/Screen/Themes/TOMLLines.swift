/// The lines of a TOML text, however its editor ends them.
public enum TOMLLines {
    /// All of them, empty ones too.
    public static func split(_ text: String) -> [Substring] {
        // What Windows ends a line with is one Character of two scalars, and not equal to "\n".
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    }
}

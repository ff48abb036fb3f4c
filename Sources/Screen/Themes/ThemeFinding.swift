/// Something wrong in a theme file, and where.
public struct ThemeFinding: Equatable, Sendable, CustomStringConvertible {
    /// Whether the theme is not as its author wrote it, or only worth a look.
    public enum Severity: String, Equatable, Sendable {
        case error, warning
    }

    /// The path as the library found it, or the name that was not found.
    public let file: String

    /// The line, from 1.
    public let line: Int

    /// The column, from 1.
    public let column: Int
    /// How much it matters.
    public let severity: Severity

    /// What is wrong and what to do.
    public let message: String

    /// `themes/mine.toml:14:17: error: role "status.payed" does not exist. Did you mean "status.paid"?`
    public var description: String { "\(file):\(line):\(column): \(severity.rawValue): \(message)" }
}

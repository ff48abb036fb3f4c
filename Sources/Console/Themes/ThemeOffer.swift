public import Payments
public import Screen

/// A theme that the person may choose.
public struct ThemeOffer: Equatable, Sendable {
    /// The name it is chosen by.
    public let name: String
    /// The theme as far as it could be read.
    public let theme: Theme
    /// The first error in its file, with file and line; nil when the theme is as its author wrote it.
    public let fault: Phrase?

    /// Takes the parts.
    public init(name: String, theme: Theme, fault: Phrase? = nil) {
        self.name = name
        self.theme = theme
        self.fault = fault
    }

    /// The one in code.
    public static let base = ThemeOffer(name: "savanna-dark", theme: .base)
}

/// What the console wants done about themes.
public enum ThemeCommand: Equatable, Sendable {
    /// Draw with this one from now on.
    case wear(Theme)
    /// Answer with `ConsoleMessage.themes`; unless it is the first look, only when a file has changed since.
    case look(isFirst: Bool)
    /// Remember this one for the next start.
    case keep(String)
}

/// What the console is told of themes at its start.
public struct ThemeStart: Equatable, Sendable {
    /// The one it begins with.
    public var worn: ThemeOffer
    /// The one to change to when the terminal says that it lies on a light ground, and from when it says otherwise; nil
    /// stays, as a theme that a person has chosen does.
    public var light: ThemeOffer?

    /// Takes both.
    public init(worn: ThemeOffer = .base, light: ThemeOffer? = nil) {
        self.worn = worn
        self.light = light
    }
}

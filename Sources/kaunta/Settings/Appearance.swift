/// How the console appears: on a screen or in lines, and how calm it is.
///
/// What decides, in this order: `NO_COLOR`, which takes colour away whatever else is said (`Capabilities` and `Ink` see to
/// that); then flags, and the settings that stand for them; then the accessible mode; then what the terminal is found to be.
struct Appearance: Equatable, Sendable {
    /// Whether it prints lines instead of drawing a screen.
    var isLinear = false
    /// Whether a screen reader follows the cursor on the screen.
    var isAccessible = false
    /// Whether countdowns are times of day and nothing moves.
    var reducesMotion = false

    /// A screen as usual.
    init() {}

    /// Finds out.
    ///
    /// - Parameters:
    ///   - asksForLines: whether `--linear` stands on the command line.
    ///   - canShowScreen: whether a full screen can be shown here.
    init(_ settings: Settings, asksForLines: Bool, canShowScreen: Bool) {
        isLinear = asksForLines || !canShowScreen
        isAccessible = settings.isAccessible
        // The accessible mode has calmer countdowns of its own; only a screen that says so has none.
        reducesMotion = settings.reducesMotion ?? (isAccessible ? false : isLinear)
    }
}

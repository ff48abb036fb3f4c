public import Payments
public import Screen

/// What the console is told once, at its start.
public struct ConsoleEnvironment: Sendable {
    /// The name of this place in the shop.
    public var tillName: String
    /// What customers pay to; nil when somebody only looks on and nothing was paid yet.
    public var payee: CollectionPoint?
    /// Whether real money moves here.
    public var surroundings: Surroundings
    /// The language to begin with.
    public var language: Language
    /// Whether nothing may be changed (`kaunta watch`).
    public var isReadOnly: Bool
    /// Whether M-PESA's own list is pulled here.
    public var pullsList: Bool
    /// Whether M-PESA can be asked about single codes here.
    public var asksAboutCodes = false
    /// Whether the terminal may have a clipboard that it lets programs fill.
    public var hasClipboard: Bool
    /// Whether the screen should move as little as possible: countdowns become times of day.
    public var reduceMotion: Bool
    /// The theme to begin with.
    public var themes: ThemeStart
    /// Which keys do what.
    public var keymap: Keymap
    /// Whether a screen reader follows the cursor: it stands where the focus is, countdowns take steps of 15 seconds, and
    /// charts are words.
    public var isAccessible: Bool
    /// What is heard and seen when something happens.
    public var signals: Signals
    /// Where nothing is real, how things are made to happen that no key does; help says it.
    public var practice: Phrase?
    /// Where nothing is real, whose PIN there is; the box that asks for one says it.
    public var practicePIN: Phrase?
    /// What a result code means.
    public var explain: @Sendable (ResultCode) -> Decline
    /// What a refusal means.
    public var explainRefusal: @Sendable (Refusal) -> Decline

    /// Takes the parts.
    public init(
        tillName: String, payee: CollectionPoint?, surroundings: Surroundings, language: Language = .english,
        isReadOnly: Bool = false, pullsList: Bool = false, hasClipboard: Bool = true, reduceMotion: Bool = false,
        themes: ThemeStart = ThemeStart(), keymap: Keymap = .usual,
        isAccessible: Bool = false, signals: Signals = Signals(),
        explain: @escaping @Sendable (ResultCode) -> Decline,
        explainRefusal: @escaping @Sendable (Refusal) -> Decline
    ) {
        self.tillName = tillName
        self.payee = payee
        self.surroundings = surroundings
        self.language = language
        self.isReadOnly = isReadOnly
        self.pullsList = pullsList
        self.hasClipboard = hasClipboard
        self.reduceMotion = reduceMotion
        self.themes = themes
        self.keymap = keymap
        self.isAccessible = isAccessible
        self.signals = signals
        self.explain = explain
        self.explainRefusal = explainRefusal
    }

    /// Whether real money moves here; the header says so at all times.
    public enum Surroundings: Equatable, Sendable, CaseIterable {
        /// The built-in sandbox, with its virtual phones.
        case demo
        /// A test system over the network.
        case sandbox
        /// Real money.
        case production
    }
}

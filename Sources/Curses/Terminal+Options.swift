public import Screen

extension Terminal {
    /// How the terminal is to be taken.
    public struct Options: Sendable {
        /// The descriptor of the terminal.
        public var descriptor: Int32 = 0
        /// The variables that tell of the terminal, the locale and the wish for colours.
        public var environment: [String: String]

        /// At most this many colours; nil takes what there is.
        public var depth: ColourDepth?

        /// At most these characters; nil takes what there is.
        public var glyphs: GlyphTier?

        /// Whether the terminal is asked what colour lies behind its text, now and whenever it says that this has changed;
        /// the answer, if any, comes as an event.
        public var asksForGround = false

        /// The file that takes standard error while the screen is up, so that nothing is printed into it.
        public var errorLog: String?

        /// What is said at the terminal when the program was killed, or crashed.
        public var lastWords = ""

        /// Takes the variables, standard input, and all that the terminal can show.
        public init(environment: [String: String]) { self.environment = environment }
    }
}

import Console
import Curses
import Glibc
import Payments
import Sandbox
import Screen

/// Plays a script to the console without a terminal.
struct ScriptPlayer {
    private let session: ConsoleSession
    private let script: Script
    private let tier: GlyphTier
    private let feed: (@Sendable (DirectOrder) -> String?)?
    private var theme: Theme
    private var state: ConsoleState
    private var hasLeft = false

    /// The longest that a step waits for the screen to say something, or for work to end.
    private static let patience = Duration.seconds(60)
    private static let pause = Duration.milliseconds(10)

    init(
        _ script: Script, on session: ConsoleSession, theme: Theme, glyphs: GlyphTier, size: Size,
        feed: (@Sendable (DirectOrder) -> String?)? = nil
    ) {
        self.script = script
        self.session = session
        self.theme = theme
        self.feed = feed
        tier = glyphs
        state = session.start(size: size)
    }

    /// Plays every step, or up to the one that leaves the console.
    ///
    /// - Throws: `VerbFailure` that names the line where the screen did not say what was expected.
    mutating func play() throws(VerbFailure) {
        for step in script.steps {
            if hasLeft { throw failure(step, "the console was left before this line") }
            do throws(Unfulfilled) { try perform(step.deed) } catch { throw failure(step, error.reason) }
        }
    }

    /// Why a step could not be done.
    private struct Unfulfilled: Error {
        let reason: String
    }

    private func failure(_ step: Script.Step, _ reason: String) -> VerbFailure {
        VerbFailure("\(script.name):\(step.line): \(reason). The screen:\n\(screen)", .fault)
    }

    private var glyphs: GlyphMap { theme.glyphs(tier) }

    private var frame: Canvas { state.frame(now: session.now()) }

    private var screen: String { frame.lines(glyphs: glyphs).joined(separator: "\n") }

    private mutating func perform(_ deed: Script.Deed) throws(Unfulfilled) {
        switch deed {
        case .press(let keys): for key in keys { take(.key(key)) }
        case .type(let text): for character in text { take(.key(.character(character))) }
        case .paste(let text): take(.paste(text))
        case .resize(let size): take(.resized(size))
        case .waitUntilIdle:
            // Twice in a row: what just ended may have posted what begins the next.
            var quiet = 0
            let isIdle = until(Self.patience) { player in
                quiet = player.session.isIdle ? quiet + 1 : 0
                return quiet > 5
            }
            if !isIdle { throw Unfulfilled(reason: "work was still under way after \(Self.patience)") }
        case .wait(let duration): _ = until(duration) { _ in false }
        case .waitFor(let words):
            guard until(Self.patience, { $0.screen.contains(words) }) else {
                throw Unfulfilled(reason: "the screen did not say “\(words)” within \(Self.patience)")
            }
        case .expect(let words):
            if !screen.contains(words) { throw Unfulfilled(reason: "the screen does not say “\(words)”") }
        case .expectNo(let words):
            if screen.contains(words) { throw Unfulfilled(reason: "the screen says “\(words)”") }
        case .feed(let order):
            guard let feed else { throw Unfulfilled(reason: "nobody can be made to pay here") }
            if let fault = feed(order) { throw Unfulfilled(reason: fault) }
        case .saveFrame(let path): try save(frame.picture(named: script.name, glyphs: glyphs), to: path)
        case .savePicture(let path): try save(Picture.svg(of: frame, theme: theme), to: path)
        }
    }

    private mutating func take(_ event: LoopEvent<ConsoleMessage>) {
        takeMessages()
        handle(event)
    }

    private mutating func handle(_ event: LoopEvent<ConsoleMessage>) {
        var worn = theme
        if session.handle(event, in: &state, wearing: { worn = $0 }) == .quit { hasLeft = true }
        theme = worn
    }

    private mutating func takeMessages() {
        for message in session.mailbox.takeAll() { handle(.message(message)) }
        if let tick = state.nextTick, tick <= session.now() { handle(.deadline) }
    }

    /// Takes messages until something is so; false when it was not within that time.
    private mutating func until(_ patience: Duration, _ isSo: (ScriptPlayer) -> Bool) -> Bool {
        let end = ContinuousClock.now + patience
        while true {
            takeMessages()
            if isSo(self) { return true }
            if ContinuousClock.now >= end { return false }
            usleep(useconds_t(Self.pause.milliseconds * 1000))
        }
    }

    private func save(_ text: String, to path: String) throws(Unfulfilled) {
        guard let file = fopen(path, "w") else {
            throw Unfulfilled(reason: "\(path) cannot be written (\(String(cString: strerror(errno))))")
        }
        let bytes = Array(text.utf8)
        let isWhole = fwrite(bytes, 1, bytes.count, file) == bytes.count
        if fclose(file) != 0 || !isWhole { throw Unfulfilled(reason: "\(path) cannot be written") }
    }
}

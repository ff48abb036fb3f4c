import CNcurses
import Glibc
public import Screen

/// The terminal, while the console has it: raw line, own screen, one write a frame.
///
/// It is not `Sendable`: the thread that made it is the only one that may use it.
public final class Terminal {
    /// How many colours are drawn: what the terminal has, within what was asked for.
    public let depth: ColourDepth
    /// Which characters are drawn: what the locale and the terminal have, within what was asked for.
    public let glyphTier: GlyphTier

    /// The size of the window.
    public private(set) var size: Size

    /// What has been written to the terminal so far, and in how many writes that it took.
    package private(set) var traffic = (bytes: 0, writes: 0)

    /// Whether anything went to the log of standard error while the screen was up; known once it is closed.
    public private(set) var hasPrinted = false

    /// How long a lone ESC waits.
    let escapeDelay: Duration

    /// The descriptor to poll.
    let descriptor: Int32

    private let isOwnDescriptor: Bool
    private let encoder: FrameEncoder
    private let takesPrivateModes: Bool
    private let asksForGround: Bool
    private let errors: ErrorLog?
    private var sheet: StyleSheet
    private var glyphs: GlyphMap
    private var unsent: [UInt8] = []
    private var waiting: Canvas?
    private var isUp = true
    private let lastWords: [UInt8]

    /// Takes the terminal over and draws with a theme. Throws `TerminalRefusal`; the terminal is then as it was.
    public init(_ options: Options, theme: Theme) throws {
        guard isatty(options.descriptor) == 1 else { throw TerminalRefusal.notATerminal }
        let capabilities = Capabilities(environment: options.environment)
        guard !capabilities.descriptions.isEmpty else {
            throw TerminalRefusal.tooSimple(name: capabilities.terminalName)
        }
        let characterSet = Capabilities.takeCharacterSet()
        size = Terminal.window(of: options.descriptor)
        encoder = try FrameEncoder(descriptions: capabilities.descriptions, size: size)
        let most = capabilities.depth(
            colours: encoder.colours, saysDirect: encoder.saysDirect, choice: options.depth)
        depth = min(most, encoder.takesDirect ? .direct : .full)
        glyphTier = Capabilities.checked(capabilities.glyphs(in: characterSet, choice: options.glyphs))
        escapeDelay = capabilities.escapeDelay
        takesPrivateModes = capabilities.takesPrivateModes
        asksForGround = takesPrivateModes && options.asksForGround
        sheet = StyleSheet(theme: theme, depth: depth)
        glyphs = theme.glyphs(glyphTier)
        lastWords = options.lastWords.isEmpty ? [] : Array("\(options.lastWords)\r\n".utf8)
        (descriptor, isOwnDescriptor) = Terminal.open(options.descriptor)
        guard kt_raw(descriptor) == 0 else {
            if isOwnDescriptor { Glibc.close(descriptor) }
            throw TerminalRefusal.lineNotSet
        }
        errors = options.errorLog.flatMap { ErrorLog(path: $0) }
        let rescue = leavingModes + encoder.rescue + Array("\r\n".utf8)
        kt_crash_on(descriptor, rescue, Int32(rescue.count))
        standGuard()
        send(enteringModes + (takesPrivateModes ? Array("\u{1B}[?2026$p".utf8) : []))
        askForGround()
    }

    deinit { close() }

    /// A decoder for this terminal's keys.
    func makeDecoder() -> InputDecoder { InputDecoder(terminalKeys: encoder.terminalKeys) }

    /// Draws with another theme from the next frame on.
    public func use(_ theme: Theme) {
        sheet = StyleSheet(theme: theme, depth: depth)
        glyphs = theme.glyphs(glyphTier)
    }

    /// Shows a frame with one write. While the terminal takes no bytes, only the newest frame is kept for later.
    public func present(_ canvas: Canvas) {
        guard isUp else { return }
        if !unsent.isEmpty {
            waiting = canvas
            return
        }
        send(encoder.encode(canvas, sheet: sheet, glyphs: glyphs))
    }

    /// Whether bytes wait until the terminal takes them.
    package var isBackedUp: Bool { !unsent.isEmpty }

    /// Sends what waits, as far as the terminal takes it.
    package func sendWaiting() {
        let bytes = unsent
        unsent = []
        send(bytes)
        if unsent.isEmpty, let canvas = waiting {
            waiting = nil
            present(canvas)
        }
    }

    /// Gives a text to the terminal's clipboard (OSC 52). Whether it takes it, it does not say.
    public func copy(_ text: String) {
        guard takesPrivateModes, isUp else { return }
        send(Array("\u{1B}]52;c;\(base64(Array(text.utf8)))\u{07}".utf8))
    }

    /// Draws everything anew with the next frame.
    public func repaint() { encoder.repaint() }

    /// Asks what colour lies behind the text, where that is to be known.
    func askForGround() {
        if asksForGround { send(Array("\u{1B}]11;?\u{1B}\\".utf8)) }
    }

    /// The terminal said whether it can show a frame at once.
    func learn(mode: Int, state: Int) {
        if mode == 2026 { encoder.marksUpdates = state == 1 || state == 2 }
    }

    /// Asks for the window's size again; true when it is another one.
    func updateSize() -> Bool {
        let now = Terminal.window(of: descriptor)
        if now == size { return false }
        size = now
        encoder.repaint()  // Terminals may have broken old lines anew.
        return true
    }

    /// What was typed since the last call: nil when the terminal is gone.
    func read() -> [UInt8]? {
        var all: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while all.count < 65_536 {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count > 0 {
                all += chunk[..<count]
                if !isOwnDescriptor { return all }
            } else if count == 0 {
                return all.isEmpty ? nil : all
            } else if errno == EAGAIN {
                return all
            } else if errno != EINTR {
                return all.isEmpty ? nil : all
            }
        }
        return all
    }

    /// Gives the terminal to the shell, as Ctrl-Z does, and takes it back when the program goes on.
    func suspend() {
        release()
        kt_stop()
        takeAgain()
    }

    /// Takes the terminal after somebody else may have used it.
    func takeAgain() {
        _ = kt_raw(descriptor)
        isUp = true
        standGuard()
        encoder.repaint()
        send(enteringModes)
        _ = updateSize()
    }

    /// Gives the terminal back as it was found. Nothing is drawn after it.
    public func close() {
        guard isOpen else { return }
        isOpen = false
        release()
        kt_crash_off()
        if let errors { hasPrinted = errors.restore() }
        if isOwnDescriptor { Glibc.close(descriptor) }
    }

    private var isOpen = true

    /// Has the terminal put right when this process is killed.
    private func standGuard() {
        if !lastWords.isEmpty { kt_guard_on(descriptor, lastWords, Int32(lastWords.count)) }
    }

    private func release() {
        guard isUp else { return }
        isUp = false
        kt_guard_off()
        let last = unsent + leavingModes + encoder.leave()
        unsent = []
        waiting = nil
        finish(last)
        _ = kt_cooked(descriptor)
    }

    /// Writes the last bytes. A slow terminal has a second for them; one that takes nothing must not hold the program.
    private func finish(_ bytes: [UInt8]) {
        let end = ContinuousClock.now + .seconds(1)
        var rest = bytes[...]
        while true {
            rest = rest.dropFirst(write(Array(rest)))
            if rest.isEmpty || ContinuousClock.now >= end { return }
            var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            _ = poll(&room, 1, 100)
        }
    }

    private var enteringModes: [UInt8] {
        takesPrivateModes ? Array("\u{1B}[?2004h\(asksForGround ? "\u{1B}[?2031h" : "")".utf8) : []
    }

    private var leavingModes: [UInt8] {
        takesPrivateModes
            ? Array("\u{1B}[?2026l\u{1B}[?2004l\(asksForGround ? "\u{1B}[?2031l" : "")".utf8) : []
    }

    private func send(_ bytes: [UInt8]) {
        let sent = write(bytes)
        if sent < bytes.count { unsent += bytes[sent...] }
    }

    /// Writes what the terminal takes and returns how much that was; all of it when the terminal is gone.
    @discardableResult
    private func write(_ bytes: [UInt8]) -> Int {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                sent += count
                traffic.bytes += count
                traffic.writes += 1
            } else if errno == EAGAIN {
                return sent
            } else if errno != EINTR {
                return bytes.count
            }
        }
        return sent
    }

    private static func window(of descriptor: Int32) -> Size {
        var columns: Int32 = 0
        var rows: Int32 = 0
        guard kt_window(descriptor, &columns, &rows) == 0 else { return Size(columns: 80, rows: 24) }
        return Size(columns: Int(columns), rows: Int(rows))
    }

    /// Opens the terminal once more, so that not waiting for it is our own affair: the flag of the descriptor we were
    /// given is shared with the shell.
    private static func open(_ descriptor: Int32) -> (descriptor: Int32, isOwn: Bool) {
        var name = [CChar](repeating: 0, count: 256)
        guard ttyname_r(descriptor, &name, name.count) == 0 else { return (descriptor, false) }
        let own = Glibc.open(name, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        return own < 0 ? (descriptor, false) : (own, true)
    }
}

import Console
import Glibc
import Payments

/// Asks for a PIN: at the terminal, where nobody sees it typed; else the next line of standard input is it.
struct PINPrompt {
    /// How words are put.
    let ink: Ink
    private let isTerminal: Bool

    /// Takes what is around.
    init(_ ink: Ink, at surroundings: Surroundings = .ofThisProcess()) {
        self.ink = ink
        isTerminal = surroundings.readsFromTerminal
    }

    /// Asks for the PIN of somebody.
    ///
    /// - Throws: `VerbFailure` when none was typed, or Ctrl-C; nothing was changed.
    func pin(of name: String) throws -> PIN {
        let question = Phrase("PIN of \(name.fitForEyes): ", sw: "PIN ya \(name.fitForEyes): ")
        return try pin(asking: question)
    }

    /// Asks for a new PIN, twice at a terminal.
    ///
    /// - Parameter numbers: the shop's own, which are no good.
    /// - Throws: `VerbFailure`; nothing was changed.
    func newPIN(of name: String, knowing numbers: [String]) throws -> PIN {
        let name = name.fitForEyes
        let pin = try pin(
            asking: Phrase("A PIN for \(name), 6 to 10 digits: ", sw: "PIN ya \(name), tarakimu 6 hadi 10: "))
        if pin.isGuessedFirst(knowing: numbers) {
            throw VerbFailure(
                "No PIN was set: that is one of those that people try first (a run, a repeat, a year, a number of the shop). "
                    + "Take another.", .usage)
        }
        if isTerminal, try self.pin(asking: Phrase("Once more: ", sw: "Tena: ")) != pin {
            throw VerbFailure("No PIN was set: the two are not the same. Try again.", .usage)
        }
        return pin
    }

    private func pin(asking question: Phrase) throws -> PIN {
        let line = isTerminal ? try hiddenLine(after: ink.say(question)) : readLine()
        guard let line, !line.isEmpty else {
            throw VerbFailure(
                "Nothing was changed: no PIN was typed. It is typed at the terminal, or is a line of standard input.",
                .usage)
        }
        guard let pin = PIN(typed: line.trimmingSpace) else {
            throw VerbFailure("Nothing was changed: a PIN has 6 to 10 digits.", .usage)
        }
        return pin
    }

    /// Reads a line that the terminal does not show. Ctrl-C is read as a key: the terminal shows again what is typed after it.
    private func hiddenLine(after question: String) throws -> String? {
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
        lineBefore = before
        for number in [SIGTERM, SIGHUP] { signal(number, putLineBack) }
        var hidden = before
        hidden.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            for number in [SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
            complain("")
        }
        _ = question.withCString { write(STDERR_FILENO, $0, strlen($0)) }
        var line: [UInt8] = []
        while true {
            var byte: UInt8 = 0
            let count = Glibc.read(STDIN_FILENO, &byte, 1)
            if count < 0, errno == EINTR { continue }
            switch (count, byte) {
            case (1, 0x0A), (1, 0x0D): return String(decoding: line, as: UTF8.self)
            case (1, 0x03): throw VerbFailure("Nothing was changed.", .interrupted)
            case (1, 0x04) where line.isEmpty: return nil
            case (1, 0x08), (1, 0x7F): _ = line.popLast()
            case (1, 0x15): line = []
            case (1, _): line.append(byte)
            default: return nil
            }
        }
    }
}

/// How the terminal was before the PIN was asked for: who is ended while it is typed leaves it so.
nonisolated(unsafe) private var lineBefore = termios()

private func putLineBack(_ number: Int32) {
    tcsetattr(STDIN_FILENO, TCSANOW, &lineBefore)
    signal(number, SIG_DFL)
    raise(number)
}

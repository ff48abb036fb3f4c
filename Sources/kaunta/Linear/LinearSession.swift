import Console
import Curses
import Glibc
import Payments

/// One run of the console in lines: typed lines from standard input, printed lines to standard output.
///
/// What a command asks for is done by the same session as on the screen.
struct LinearSession {
    private let session: ConsoleSession
    private let ink: Ink

    /// Takes what it works with.
    init(session: ConsoleSession, ink: Ink) {
        self.session = session
        self.ink = ink
    }

    /// Runs until the person leaves, the input or the output ends, or the system asks the program to end.
    func run(environment: ConsoleEnvironment) -> ShellStatus {
        let (mailbox, now) = (session.mailbox, session.now)
        // A reader that goes away is noticed by the write that fails.
        signal(SIGPIPE, SIG_IGN)
        let signals = SignalBox { mailbox.post(.tick) }
        session.begin()
        defer { session.stop() }
        var console = LinearConsole(environment: environment, now: now())
        var typed = TypedLines()
        var day = now().day
        var isOver = carryOut(console.start())
        while !isOver {
            let (messages, isReadable) = mailbox.wait(besides: STDIN_FILENO)
            if now().day != day {
                day = now().day
                session.run { [feed = session.feed] in await feed.markDirty() }
            }
            for status in signals.takeAll() {
                guard status == .interrupted else { return status }
                if carryOut(console.interrupt(now: now())) { return .interrupted }
            }
            for message in messages where message != .tick {
                isOver = isOver || carryOut(console.hear(message, now: now()))
            }
            guard isReadable, !isOver else { continue }
            guard let lines = typed.read(from: STDIN_FILENO) else {
                _ = carryOut(console.endOfInput())
                return .done
            }
            for line in lines where !isOver {
                isOver = carryOut(console.read(line, now: now()))
                // A slow reader has it before the eyes only now; what was typed ahead was not typed to it.
                console.wasShown(at: now())
            }
        }
        return .done
    }

    /// Prints what is to be printed and does what is to be done; returns whether that was the end.
    private func carryOut(_ turn: LinearTurn) -> Bool {
        var isOver = false
        for command in turn.commands {
            if case .quit? = session.carryOut(command) { isOver = true }
        }
        for line in turn.lines where !write(ink.fitted(line) + "\n") { isOver = true }
        return isOver
    }

    /// Writes to standard output, past its buffers; returns whether somebody still reads it.
    private func write(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

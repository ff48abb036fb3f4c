import CNcurses
import Glibc
public import Screen

/// Something that happened to the console.
public enum LoopEvent<Message: Sendable>: Sendable {
    /// A key was pressed.
    case key(Key)
    /// A text was pasted at once.
    case paste(String)

    /// Bytes that mean nothing to us were swallowed.
    case unknownInput
    /// The terminal answered what colour lies behind its text.
    case ground(RGB)
    /// Another part of the program posted this to the mailbox.
    case message(Message)
    /// The window has another size now.
    case resized(Size)

    /// The terminal is ours again after a pause.
    case resumed

    /// The time that the model asked for is over.
    case deadline

    /// The program is to end. The loop ends after this event, whatever the answer.
    case stop(StopReason)
}

/// Why the program is to end.
public enum StopReason: Equatable, Sendable {
    /// The terminal is gone.
    case hangUp

    /// Somebody asked the process to end.
    case terminate
    /// Somebody interrupted it from outside (SIGINT); Ctrl+C on the keyboard is a key.
    case interrupt
}

/// What is to be done after an event.
public enum LoopVerdict: Equatable, Sendable {
    /// Draw what has changed, and wait.
    case goOn

    /// Give the terminal to the shell until the program goes on.
    case suspend

    /// Draw everything anew.
    case repaint
    /// Put a text into the terminal's clipboard, where it has one.
    case copy(String)
    /// End the loop.
    case quit
}

/// Why a loop ended.
public enum LoopEnd: Equatable, Sendable {
    /// The verdict on an event was to quit.
    case quit
    /// The program is to end, whatever the verdict.
    case stopped(StopReason)
}

/// The one loop over keys, messages and signals. It sleeps until something happens and has no timer of its own.
public struct EventLoop<Message: Sendable> {
    /// Messages alone are drawn this often, but for a few frames after a rest.
    public static var frameInterval: Duration { .milliseconds(33) }

    private let terminal: Terminal
    private let mailbox: Mailbox<Message>
    private let clock = ContinuousClock()

    /// Takes the terminal to draw on and the mailbox to listen to.
    public init(terminal: Terminal, mailbox: Mailbox<Message>) {
        self.terminal = terminal
        self.mailbox = mailbox
    }

    private enum Due {
        case nothing
        case soon
        case now
    }

    /// Runs until `handle` says quit or the program is to end.
    ///
    /// `frame` draws the model; a frame equal to the one before costs nothing. `wait` says how long until the model
    /// wants a `deadline` event, nil for never.
    public func run(
        handle: (LoopEvent<Message>) -> LoopVerdict, frame: (Size) -> Canvas, wait: () -> Duration?
    ) -> LoopEnd {
        kt_signals_on(mailbox.bell.descriptor)
        defer { kt_signals_off() }
        var decoder = terminal.makeDecoder()
        var lastInput = clock.now
        var pace = FramePace(every: Self.frameInterval, from: clock.now)
        var due = Due.now
        while true {
            if due == .now || due == .soon && clock.now >= pace.next {
                terminal.present(frame(terminal.size))
                pace.drew(at: clock.now)
                due = .nothing
            }
            let flushAt = delay(of: decoder.pending).map { lastInput + $0 }
            // What is being typed comes before a deadline: it may be what the deadline waited for.
            let wakeAt = flushAt == nil ? wait().map { clock.now + $0 } : nil
            let frameAt = due == .soon ? pace.next : nil
            let ready = sleep(until: [wakeAt, flushAt, frameAt].compactMap { $0 }.min())
            if ready.canWrite { terminal.sendWaiting() }

            var events: [LoopEvent<Message>] = []
            if ready.hasInput {
                guard let bytes = terminal.read() else {
                    _ = handle(.stop(.hangUp))
                    return .stopped(.hangUp)
                }
                events += decoder.feed(bytes).compactMap(event)
                lastInput = clock.now
            } else if let flushAt, clock.now >= flushAt {
                events += decoder.flush().compactMap(event)
            }
            if !events.isEmpty { due = .now }
            if ready.hasBell {
                mailbox.bell.silence()
                let noted = takeSignals()
                if !noted.isEmpty { due = .now }
                events += noted
                let messages = mailbox.takeAll()
                if !messages.isEmpty, due == .nothing { due = .soon }
                events += messages.map(LoopEvent.message)
            }
            if let wakeAt, clock.now >= wakeAt {
                events.append(.deadline)
                if due == .nothing { due = .soon }
            }
            for event in events {
                switch handle(event) {
                case .goOn: break
                case .suspend: pause(handle, due: &due)
                case .repaint:
                    terminal.repaint()
                    due = .now
                case .copy(let text): terminal.copy(text)
                case .quit: return .quit
                }
                if case .stop(let reason) = event { return .stopped(reason) }
            }
        }
    }

    private func pause(_ handle: (LoopEvent<Message>) -> LoopVerdict, due: inout Due) {
        terminal.suspend()
        _ = kt_signals()  // Our own stop and its end are no news.
        _ = handle(.resized(terminal.size))
        _ = handle(.resumed)
        due = .now
    }

    /// The event of what was typed; the terminal's own answers stay here.
    private func event(of input: InputEvent) -> LoopEvent<Message>? {
        switch input {
        case .key(let key): return .key(key)
        case .paste(let text): return .paste(text)
        case .unknownSequence: return .unknownInput
        case .ground(let colour): return .ground(colour)
        case .groundChanged:
            terminal.askForGround()
            return nil
        case .modeReport(let mode, let state):
            terminal.learn(mode: mode, state: state)
            return nil
        }
    }

    private func takeSignals() -> [LoopEvent<Message>] {
        let flags = Int(kt_signals())
        func has(_ flag: Int) -> Bool { flags & flag != 0 }
        var events: [LoopEvent<Message>] = []
        if has(KT_STOP) {
            terminal.suspend()
            _ = kt_signals()
            events += [.resized(terminal.size), .resumed]
        } else if has(KT_CONTINUE) {
            terminal.takeAgain()
            events += [.resized(terminal.size), .resumed]
        } else if has(KT_WINDOW), terminal.updateSize() {
            events.append(.resized(terminal.size))
        }
        if has(KT_HANGUP) { events.append(.stop(.hangUp)) }
        if has(KT_TERMINATE) || has(KT_QUIT) { events.append(.stop(.terminate)) }
        if has(KT_INTERRUPT) { events.append(.stop(.interrupt)) }
        return events
    }

    /// How long what the decoder holds may wait for the rest of it.
    private func delay(of pending: InputDecoder.Pending) -> Duration? {
        switch pending {
        case .nothing: nil
        case .escape: terminal.escapeDelay
        case .sequence: .seconds(1)
        case .paste: .seconds(3)
        }
    }

    private struct Ready {
        var hasInput = false
        var canWrite = false
        var hasBell = false
    }

    /// Sleeps until there is input, a bell, room to write, or the time has come.
    private func sleep(until moment: ContinuousClock.Instant?) -> Ready {
        var timeout: Int32 = -1
        if let moment {
            let left = clock.now.duration(to: moment)
            let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000 + 1
            timeout = Int32(clamping: max(0, milliseconds))
        }
        let wanted = terminal.isBackedUp ? POLLIN | POLLOUT : POLLIN
        var places = [
            pollfd(fd: terminal.descriptor, events: Int16(wanted), revents: 0),
            pollfd(fd: mailbox.bell.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&places, nfds_t(places.count), timeout) > 0 else { return Ready() }
        let line = Int32(places[0].revents)
        return Ready(
            hasInput: line & (POLLIN | POLLHUP | POLLERR | POLLNVAL) != 0, canWrite: line & POLLOUT != 0,
            hasBell: places[1].revents != 0)
    }
}

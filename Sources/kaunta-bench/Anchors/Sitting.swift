import Glibc
import Screen
import TestSupport

/// A program in a pseudo-terminal: what is pressed, what it shows, and when its bytes came.
final class Sitting {
    typealias Moment = ContinuousClock.Instant

    static let size = Size(columns: 120, rows: 40)

    /// What the screen shows of the bytes that were looked at.
    private(set) var screen = VTScreen(size: size)
    /// When it was started.
    let start: Moment
    private let terminal: Pseudoterminal
    private let clock = ContinuousClock()
    /// When each read came back, and where it ended.
    private var reads: [(at: Moment, end: Int)] = []
    private var shown = 0
    /// How much of it comes in a second; nil takes whatever is there.
    private let bytesPerSecond: Int?

    /// Starts the program, at a line of that speed.
    init(_ program: AnchorProgram, bytesPerSecond: Int? = nil) throws {
        self.bytesPerSecond = bytesPerSecond
        start = clock.now
        terminal = try Pseudoterminal(
            program.path, program.arguments, environment: program.environment,
            columns: UInt16(Self.size.columns), rows: UInt16(Self.size.rows))
    }

    deinit { end() }

    /// Everything that it wrote.
    var output: [UInt8] { terminal.output }

    /// Whether it is still there.
    var isRunning: Bool { terminal.exitStatus == nil && terminal.waitForEnd(milliseconds: 20) == nil }

    /// Whether the line echoes and edits as a shell left it.
    var isLineSane: Bool { terminal.isSane }

    /// What it has used so far, with the processes that it started.
    var use: ProcessUse { ProcessUse(of: terminal.process) }

    /// Presses keys at once; the moment before.
    @discardableResult
    func press(_ keys: String) -> Moment {
        let moment = clock.now
        terminal.type(keys)
        return moment
    }

    /// Types as a fast hand does, a key every 80 milliseconds; the moment before the last key.
    func type(_ text: String) -> Moment {
        for key in text.dropLast() {
            press(String(key))
            pause(.milliseconds(80))
        }
        return press(String(text.suffix(1)))
    }

    /// Gives the window another size.
    func resize(to size: Size) {
        terminal.resize(columns: UInt16(size.columns), rows: UInt16(size.rows))
    }

    /// Takes in what comes in that time.
    func pause(_ time: Duration) {
        let end = clock.now + time
        while true {
            let left = clock.now.duration(to: end)
            guard left > .zero else { return }
            read(within: left)
        }
    }

    /// Waits until nothing came for a while, or the time is over; the moment of the last byte.
    @discardableResult
    func settle(_ quiet: Duration = .milliseconds(300), atMost: Duration = .seconds(5)) -> Moment {
        let end = clock.now + atMost
        while clock.now < end, read(within: quiet) {}
        return reads.last?.at ?? start
    }

    /// Waits until what it shows fulfils something; the moment when the bytes came that did it, after that other one.
    ///
    /// Bytes are taken in until there is a pause, and looked at only then: looking takes time that would be theirs.
    func wait(since: Moment? = nil, atMost: Duration = .seconds(60), until isSo: (VTScreen) -> Bool) -> Moment? {
        let end = clock.now + atMost
        repeat {
            while shown < reads.count {
                look()
                let at = reads[shown - 1].at
                if at > since ?? start, isSo(screen) { return at }
            }
            let pause = clock.now + .milliseconds(250)
            while clock.now < pause, read(within: .milliseconds(15)) {}
        } while clock.now < end
        return nil
    }

    /// Looks at everything that came.
    func lookAtAll() { while shown < reads.count { look() } }

    /// Begins anew with an empty screen: what comes from now on is a whole picture.
    func forgetScreen() {
        shown = reads.count
        screen = VTScreen(size: Self.size)
    }

    /// How many times it wrote after a moment: bytes that come together are one.
    func bursts(since moment: Moment) -> Int {
        var last: Moment?
        var count = 0
        for read in reads where read.at > moment {
            if let last, read.at < last + .milliseconds(3) {} else { count += 1 }
            last = read.at
        }
        return count
    }

    /// Sends a signal and waits for its end; false when there is none within five seconds.
    func signal(_ number: Int32) -> Bool {
        terminal.signal(number)
        return terminal.waitForEnd(milliseconds: 5000) != nil
    }

    /// Ends it, and whatever it started that is still there.
    func end() {
        guard terminal.exitStatus == nil else { return }
        let others = ProcessUse.family(of: terminal.process).filter { $0 != terminal.process }
        terminal.signal(SIGKILL)
        _ = terminal.waitForEnd(milliseconds: 2000)
        for process in others { kill(process, SIGKILL) }
    }

    @discardableResult
    private func read(within time: Duration) -> Bool {
        let milliseconds = Int32(clamping: Int(time.inMilliseconds.rounded(.up)))
        // A slow line gives twenty times a second what came since, and its sender waits once the line is full.
        guard terminal.read(milliseconds: milliseconds, atMost: bytesPerSecond.map { $0 / 20 } ?? 65_536) else {
            return false
        }
        if bytesPerSecond != nil { usleep(50_000) }
        reads.append((clock.now, terminal.output.count))
        return true
    }

    private func look() {
        let begin = shown == 0 ? 0 : reads[shown - 1].end
        screen.feed(Array(terminal.output[begin..<reads[shown].end]))
        shown += 1
    }
}

extension VTScreen {
    /// Whether a text stands somewhere in a line.
    func shows(_ text: String) -> Bool { lines.contains { $0.contains(text) } }
}

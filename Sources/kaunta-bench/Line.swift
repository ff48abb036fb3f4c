import Curses
import Foundation
import Screen

/// The program's own terminal code on a pseudo-terminal, where what it writes is counted.
///
/// There is one at a time, because ncurses has one screen for the process.
final class Line {
    private let terminal: Terminal
    private let controller: Int32
    private let line: Int32
    private var drained = 0

    struct Failed: Error { let call: String }

    /// What a frame cost.
    struct Cost {
        let time: Duration
        let bytes: Int
        let writes: Int
    }

    /// A window of a usual terminal with the theme that ships, in 256 colours or in colours of 24 bits.
    init(size: Size, isDirect: Bool = false) throws {
        var window = winsize(
            ws_row: UInt16(size.rows), ws_col: UInt16(size.columns), ws_xpixel: 0, ws_ypixel: 0)
        var (controller, line): (Int32, Int32) = (-1, -1)
        guard openpty(&controller, &line, nil, nil, &window) == 0 else { throw Failed(call: "openpty") }
        (self.controller, self.line) = (controller, line)
        setenv("LC_ALL", "C.UTF-8", 1)  // Else the bytes depend on who measures.
        var options = Terminal.Options(
            environment: ["TERM": "xterm-256color", "COLORTERM": isDirect ? "truecolor" : ""])
        options.descriptor = line
        terminal = try Terminal(options, theme: Self.theme)
    }

    deinit {
        terminal.close()
        close(line)
        close(controller)
    }

    /// Shows a frame.
    func show(_ canvas: Canvas) throws -> Cost {
        let before = terminal.traffic
        var time = ContinuousClock().measure { terminal.present(canvas) }
        try drain()
        while terminal.isBackedUp {
            time += ContinuousClock().measure { terminal.sendWaiting() }
            try drain()
        }
        let after = terminal.traffic
        return Cost(time: time, bytes: after.bytes - before.bytes, writes: after.writes - before.writes)
    }

    /// Reads what was written, so that the line takes more.
    private func drain() throws {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        while drained < terminal.traffic.bytes {
            let count = read(controller, &bytes, bytes.count)
            guard count > 0 else { throw Failed(call: "read") }
            drained += count
        }
    }

    private static let theme: Theme = {
        let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let library = ThemeLibrary(
            folders: [checkout.appending(path: "themes").path],
            read: { try? String(contentsOfFile: $0, encoding: .utf8) })
        return library.theme(named: "savanna-dark").theme
    }()
}

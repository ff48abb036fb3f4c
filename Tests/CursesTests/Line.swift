import Glibc

/// A pseudo-terminal in this process: the test is the person in front of it.
final class Line {
    let controller: Int32
    let terminal: Int32

    struct Failure: Error {}

    init(columns: UInt16, rows: UInt16) throws {
        var controller: Int32 = -1
        var terminal: Int32 = -1
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&controller, &terminal, nil, nil, &size) == 0 else { throw Failure() }
        self.controller = controller
        self.terminal = terminal
    }

    deinit {
        hangUp()
        close(terminal)
    }

    private var isHungUp = false

    func hangUp() {
        if !isHungUp { close(controller) }
        isHungUp = true
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(controller, bytes, bytes.count)
    }

    func resize(columns: UInt16, rows: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(controller, UInt(TIOCSWINSZ), &size)
    }

    /// What was written since the last call, as far as it is there.
    func written() -> [UInt8] {
        var all: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            var waiting = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 0) > 0, waiting.revents & Int16(POLLIN) != 0 else { return all }
            let count = read(controller, &chunk, chunk.count)
            guard count > 0 else { return all }
            all += chunk[..<count]
        }
    }

    /// Whether the line echoes and edits, as a shell left it.
    var isCooked: Bool {
        var settings = termios()
        guard tcgetattr(terminal, &settings) == 0 else { return false }
        return settings.c_lflag & tcflag_t(ECHO | ICANON | ISIG) == tcflag_t(ECHO | ICANON | ISIG)
            && settings.c_oflag & tcflag_t(OPOST) != 0
    }
}

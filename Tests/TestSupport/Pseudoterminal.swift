package import Glibc

/// The real program under a pseudo-terminal: keys in, everything it writes out.
package final class Pseudoterminal {
    private let controller: Int32
    private let terminal: Int32
    /// The process.
    package let process: pid_t
    package private(set) var output: [UInt8] = []
    package private(set) var exitStatus: Int32?

    package struct Failure: Error {
        package let reason: String

        package init(reason: String) { self.reason = reason }
    }

    /// Starts a program with a terminal of that size as its controlling terminal.
    package init(
        _ program: String, _ arguments: [String], environment: [String: String], columns: UInt16, rows: UInt16
    ) throws {
        var controller: Int32 = -1
        var terminal: Int32 = -1
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        var name = [CChar](repeating: 0, count: 128)
        guard openpty(&controller, &terminal, &name, nil, &size) == 0 else { throw Failure(reason: "openpty") }
        for descriptor in [controller, terminal] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        self.controller = controller
        self.terminal = terminal

        process = try spawn(program, arguments, environment: environment) { actions in
            for descriptor: Int32 in 0...2 {
                posix_spawn_file_actions_addopen(&actions, descriptor, name, O_RDWR, 0)
            }
        }
    }

    deinit {
        if exitStatus == nil {
            kill(process, SIGKILL)
            var status: Int32 = 0
            waitpid(process, &status, 0)
        }
        close(controller)
        close(terminal)
    }

    /// Types bytes.
    package func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(controller, bytes, bytes.count)
    }

    /// Changes the size, as a window manager does.
    package func resize(columns: UInt16, rows: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(controller, UInt(TIOCSWINSZ), &size)
        kill(process, SIGWINCH)
    }

    /// Sends a signal.
    package func signal(_ number: Int32) { kill(process, number) }

    /// Whether the terminal echoes and edits lines, as a shell left it.
    package var isSane: Bool {
        var settings = termios()
        guard tcgetattr(terminal, &settings) == 0 else { return false }
        return settings.c_lflag & tcflag_t(ECHO | ICANON) == tcflag_t(ECHO | ICANON)
    }

    /// Takes in what was written, waiting at most that long for the first byte; false when there was none.
    @discardableResult
    package func read(milliseconds: Int32, atMost limit: Int = 65_536) -> Bool {
        var waiting = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, milliseconds) > 0, waiting.revents & Int16(POLLIN) != 0 else { return false }
        var chunk = [UInt8](repeating: 0, count: limit)
        let count = Glibc.read(controller, &chunk, chunk.count)
        if count > 0 { output += chunk[..<count] }
        return count > 0
    }

    /// Waits for the program's end; nil when it takes longer.
    package func waitForEnd(milliseconds: Int) -> Int32? {
        for _ in 0..<(milliseconds / 20) {
            read(milliseconds: 20)
            var status: Int32 = 0
            if waitpid(process, &status, WNOHANG) == process {
                while read(milliseconds: 0) {}
                exitStatus = status
                return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
            }
        }
        return nil
    }
}

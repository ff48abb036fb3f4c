import Foundation
import Glibc
import TestSupport
import Testing

/// The real program before terminals that others wrote: what they show is not judged by our own emulator.
@Suite(.serialized) struct OtherTerminalsTests {
    @Test(arguments: ["screen", "tmux-256color"])
    func underTmuxAPaymentIsTakenTheProgramStoppedAndResumedAndTheShellFoundAsItWas(terminal: String) throws {
        let tmux = try Tmux(terminal: terminal)
        tmux.type("'\(Program.path)' demo\n")
        try tmux.wait(for: "PRACTICE")
        tmux.type("0700000000\r250\r\r")
        try tmux.wait(for: "Ask 0700 000 000 for KES 250")
        usleep(800_000)
        try tmux.press("F9")
        try tmux.wait(for: "PAID –")
        // Colours and all: the word is drawn with more than plain text.
        #expect(try tmux.run("capture-pane", "-p", "-e").contains("\u{1B}["))
        try tmux.press("C-z")
        try tmux.wait(for: "ready>")
        #expect(try tmux.run("display", "-p", "#{alternate_on} #{cursor_flag}") == "0 1\n")
        tmux.type("fg\n")
        try tmux.wait(for: "PAID –")
        _ = try tmux.run("resize-window", "-x", "120", "-y", "40")
        try tmux.wait(for: "F5 Ask again")
        try tmux.press("F10")
        try tmux.wait(for: "ready>")
        tmux.type("stty -a\n")
        try tmux.wait(for: "icanon")
        let left = try tmux.run("capture-pane", "-p")
        #expect(left.contains(" icanon") && left.contains(" echo ") && !left.contains("PAID"))
        #expect(try tmux.run("display", "-p", "#{alternate_on} #{cursor_flag}") == "0 1\n")
    }

    @Test(arguments: ["linux", "vt100", "screen-256color"])
    func pyteShowsTheSameScreenAsOurOwnEmulator(terminal: String) throws {
        let till = try Till(arguments: ["demo"], extra: ["TERM": terminal])
        try till.wait(for: "PRACTICE")
        for (keys, shown) in [
            ("0700000000\r250\r\r", "Ask 0700 000 000 for KES 250"), ("\u{1B}", "New payment"),
            ("\u{1B}OR", "Live"), ("\u{10}", "Esc"), ("swah", "swah"),
        ] {
            till.type(keys)
            try till.wait(for: shown)
        }
        while till.look(milliseconds: 300) {}
        let theirs = try Self.pyte(till.output)
        #expect(theirs == till.text.split(separator: "\n", omittingEmptySubsequences: false).map(Self.trimmed))
        till.signal(SIGTERM)
        #expect(till.end() != nil && till.isSane)
    }

    /// The rows that pyte shows after those bytes, without the blanks at their ends.
    private static func pyte(_ bytes: [UInt8]) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kaunta-pyte-\(UUID().uuidString)")
        try Data(bytes).write(to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let program = """
            import pyte, sys
            screen = pyte.Screen(80, 24)
            pyte.ByteStream(screen).feed(open(sys.argv[1], "rb").read())
            print("\\n".join(screen.display))
            """
        let text = try output(of: "/usr/bin/python3", ["-c", program, folder.path])
        return text.split(separator: "\n", omittingEmptySubsequences: false).prefix(24).map(trimmed)
    }

    private static func trimmed(_ line: Substring) -> String { String(line.replacing(#/ +$/#, with: "")) }
}

/// What a program writes that ends by itself, though it may leave another one behind: Foundation's `Process` waits for
/// that one, too.
private func output(of program: String, _ arguments: [String], _ environment: [String: String] = [:]) throws -> String {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Pseudoterminal.Failure(reason: "pipe") }
    defer { close(ends[0]) }
    let child: pid_t
    do {
        defer { close(ends[1]) }
        child = try spawn(program, arguments, environment: environment) { actions in
            posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        }
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(ends[0], &chunk, chunk.count), count > 0 { bytes += chunk[..<count] }
    var status: Int32 = 0
    guard waitpid(child, &status, 0) == child, status == 0 else {
        throw Pseudoterminal.Failure(reason: "\(program) \(arguments) failed")
    }
    return String(decoding: bytes, as: UTF8.self)
}

/// A tmux server of its own with one shell.
private final class Tmux {
    private let folder: URL
    private let environment: [String: String]

    init(terminal: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "kaunta-tmux-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var environment = [
            "HOME": folder.path, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
        ]
        for name in ["LD_LIBRARY_PATH", "LLVM_PROFILE_FILE"] {
            environment[name] = ProcessInfo.processInfo.environment[name]
        }
        self.environment = environment
        let settings = folder.appending(path: "tmux.conf")
        try Data("set -g default-terminal \(terminal)\nset -g status off\n".utf8).write(to: settings)
        _ = try run("-f", settings.path, "new-session", "-d", "-x", "80", "-y", "24", "sh -m")
        // A root's shell takes its prompt from nobody.
        type("PS1='rea''dy> '\n")
        try wait(for: "ready>")
    }

    deinit {
        _ = try? run("kill-server")
        try? FileManager.default.removeItem(at: folder)
    }

    /// Runs one command of tmux's, and says what it prints.
    func run(_ arguments: String...) throws -> String {
        try output(of: "/usr/bin/tmux", ["-S", folder.appending(path: "socket").path] + arguments, environment)
    }

    func type(_ text: String) { _ = try? run("send-keys", "-l", text) }

    func press(_ key: String) throws { _ = try run("send-keys", key) }

    /// Waits until the pane shows that text.
    func wait(for wanted: String, seconds: Int = 90) throws {
        var shown = ""
        for _ in 0..<(seconds * 10) {
            shown = try run("capture-pane", "-p")
            if shown.contains(wanted) { return }
            usleep(100_000)
        }
        throw Pseudoterminal.Failure(reason: "“\(wanted)” never came. The pane:\n\(shown)")
    }
}

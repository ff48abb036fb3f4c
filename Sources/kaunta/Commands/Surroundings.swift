import Foundation
import Glibc

/// What a verb finds around it: the environment and whether people or programs read what it prints.
struct Surroundings: Sendable {
    /// The environment.
    var environment: [String: String]
    /// Whether standard output is a terminal.
    var writesToTerminal: Bool
    /// Whether standard input is a terminal.
    var readsFromTerminal: Bool

    /// Those of this process.
    static func ofThisProcess() -> Surroundings {
        Surroundings(
            environment: ProcessInfo.processInfo.environment, writesToTerminal: isatty(STDOUT_FILENO) == 1,
            readsFromTerminal: isatty(STDIN_FILENO) == 1)
    }

    /// Checks that a full screen can be shown here.
    ///
    /// - Throws: `VerbFailure` with what to use instead.
    func requireScreen() throws(VerbFailure) {
        guard readsFromTerminal, writesToTerminal else {
            throw VerbFailure(
                "The console needs a terminal, and this is a pipe or a file. Nothing was sent. "
                    + "Use: kaunta push PHONE AMOUNT, kaunta list, kaunta show ID.", .usage)
        }
        let terminal = environment["TERM"] ?? ""
        guard !terminal.isEmpty, terminal != "dumb" else {
            throw VerbFailure(
                "This terminal (TERM=\(terminal)) can't show a screen. Nothing was sent. "
                    + "Set TERM to its real name, such as xterm-256color, or use: kaunta push, kaunta list, kaunta show.",
                .usage)
        }
    }
}

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

    /// Whether a full screen can be shown here.
    var canShowScreen: Bool {
        let terminal = environment["TERM"] ?? ""
        return readsFromTerminal && writesToTerminal && !terminal.isEmpty && terminal != "dumb"
    }
}

import Curses
import Foundation
import Payments

/// Where a crash leaves its report: out of the terminal, in a folder that only this user reads.
enum CrashReports {
    /// The folder; nil when there is no home for it.
    static let folder: String? = {
        let environment = Surroundings.ofThisProcess().environment
        let state = environment["XDG_STATE_HOME"] ?? environment["HOME"].map { $0 + "/.local/state" }
        guard let state, state.hasPrefix("/") else { return nil }
        let folder = state + "/kaunta/reports"
        var path = ""
        for part in folder.split(separator: "/") {
            path += "/" + part
            // What is there already stays as it is.
            mkdir(path, 0o700)
        }
        return access(folder, W_OK) == 0 ? folder : nil
    }()

    /// How many reports are kept.
    private static let kept = 10

    /// Removes the oldest reports beyond those.
    private static func prune(_ folder: String) {
        let files = FileManager.default
        let reports = (try? files.contentsOfDirectory(atPath: folder)) ?? []
        // The reporter's names begin with the moment, down to the millisecond.
        for report in reports.filter({ $0 != consoleLog }).sorted().dropLast(kept) {
            try? files.removeItem(atPath: "\(folder)/\(report)")
        }
    }

    /// What the program printed while a screen was up.
    private static let consoleLog = "console.log"

    /// The file that takes it; nil without the folder.
    static var log: String? { folder.map { "\($0)/\(consoleLog)" } }

    /// What is said on leaving where something was printed.
    static func said(in log: String) -> Phrase {
        Phrase(
            "Something was printed while the screen was up: it is at the end of \(log).",
            sw: "Kuna kilichoandikwa skrini ilipokuwa wazi: kiko mwisho wa \(log).")
    }

    /// Whether arguments open a screen by their first word. That can be told before they are parsed, and what comes before
    /// the other start is done twice.
    static func concerns(_ arguments: some Collection<String>) -> Bool {
        arguments.first.map { ["console", "demo", "watch"].contains($0) } ?? true
    }

    /// Starts this program once more with Swift's crash reporter told to write into the folder and to ask nothing: it
    /// reads its settings before `main` runs.
    static func arrange() {
        let environment = Surroundings.ofThisProcess().environment
        guard let folder, let program = ProgramFile.path,
            let changed = CrashGuard.environment(for: environment, reportFolder: folder)
        else { return }
        prune(folder)
        let words = CommandLine.arguments.map { strdup($0) } + [nil]
        let variables = changed.map { strdup("\($0.key)=\($0.value)") } + [nil]
        execve(program, words, variables)
        // It goes on without: a crash is then reported on the terminal.
        for pointer in words + variables { free(pointer) }
    }
}

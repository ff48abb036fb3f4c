import Foundation
import TestSupport

/// The programs that Kaunta is held against, as far as they are on this machine.
extension AnchorProgram {
    /// What each of them is given to show.
    struct Material {
        let folder: URL
        /// The payments as a table.
        let csv: String
        let rows: AnchorRows
        /// A repository of some thousand commits; nil without git.
        let repository: CommitRows?

        /// What a program finds around itself: a home without settings, and a usual terminal.
        var environment: [String: String] {
            var environment = [
                "HOME": folder.path, "TERM": "xterm-256color", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
                "SHELL": "/bin/sh",
            ]
            for name in ["PATH", "LD_LIBRARY_PATH"] { environment[name] = ProcessInfo.processInfo.environment[name] }
            return environment
        }
    }

    /// Names of all of them.
    static let others = ["less", "fzf", "tig", "htop", "btop", "vd"]

    /// One of them; nil when it is not on the path.
    static func other(_ name: String, _ material: Material) -> AnchorProgram? {
        guard let path = found(name) else { return nil }
        let rows = material.rows
        func program(
            _ arguments: [String], by path: String = path, note: String? = nil, showsData: @escaping Look,
            walk: Walk? = nil
        ) -> AnchorProgram {
            AnchorProgram(
                name: name, path: path, arguments: arguments, environment: material.environment, note: note,
                showsData: showsData, walk: walk)
        }
        /// Through the rows of the table.
        func walk(last: String, first: String, find: String, narrows: Bool, clear: String) -> Walk {
            Walk(
                last: last, showsLast: { $0.shows(rows.last) }, first: first, showsFirst: { $0.shows(rows.first) },
                find: find, showsFound: { $0.shows(rows.sought) && !(narrows && $0.shows(rows.first)) }, clear: clear)
        }
        switch name {
        case "less":
            return program(
                ["-S", material.csv], showsData: { $0.shows(rows.first) },
                walk: walk(last: "G", first: "g", find: "&\(rows.code)\r", narrows: true, clear: "&\r"))
        case "fzf":
            return program(
                ["-c", "exec \(path) --exact --layout=reverse --bind=end:last,home:first < \"$0\"", material.csv],
                by: "/bin/sh", showsData: { $0.shows(rows.first) },
                walk: walk(
                    last: "\u{1B}[F", first: "\u{1B}[H", find: rows.code, narrows: true, clear: "\u{15}"))
        case "vd":
            return program(
                [material.csv], note: "the row is searched for, not narrowed to", showsData: { $0.shows(rows.first) },
                walk: walk(last: "gj", first: "gk", find: "g/\(rows.code)\r", narrows: false, clear: ""))
        case "tig":
            guard let commits = material.repository else { return nil }
            return program(
                ["-c", "cd \"$0\" && exec \(path) main", commits.path], by: "/bin/sh",
                note: "\(commits.count) commits; the commit is searched for, not narrowed to",
                showsData: { $0.shows(commits.name(commits.count)) },
                walk: Walk(
                    last: "\u{1B}OF", showsLast: { $0.shows(commits.name(1)) }, first: "\u{1B}OH",
                    showsFirst: { $0.shows(commits.name(commits.count)) },
                    find: "/\(commits.name(commits.count / 2))\r",
                    // In the list, and not only where it is typed.
                    showsFound: { $0.shows("payment \(commits.name(commits.count / 2))") }, clear: ""))
        case "htop":
            return program([], note: "shows the machine's processes") { screen in
                screen.lines.shows(numberUnder: "PID USER")
            }
        case "btop":
            return program(["--utf-force"], note: "shows the machine's processes") { screen in
                screen.lines.shows(numberUnder: "Pid:")
            }
        case _: return nil
        }
    }

    /// Where a program lies.
    private static func found(_ name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}

extension [String] {
    /// Whether below a heading the next line has a number where the heading stands.
    func shows(numberUnder heading: String) -> Bool {
        guard let row = firstIndex(where: { $0.contains(heading) }), row + 1 < count,
            let place = self[row].firstRange(of: heading)?.lowerBound
        else { return false }
        let column = self[row].distance(from: self[row].startIndex, to: place)
        return self[row + 1].dropFirst(Swift.max(0, column - 4)).prefix(10).contains { $0.isASCII && $0.isNumber }
    }
}

/// Keeps a crash from ending in the terminal: Swift's own report would ask for a key there.
public enum CrashGuard {
    /// The environment to start the program once more with, or nil when it already runs with one. The report goes to a
    /// file in the folder, without registers and other parts of memory that may hold what was on the screen.
    public static func environment(for current: [String: String], reportFolder: String) -> [String: String]? {
        if current["SWIFT_BACKTRACE"] != nil { return nil }
        var changed = current
        changed["SWIFT_BACKTRACE"] =
            "enable=yes,interactive=no,color=no,registers=none,images=none,threads=crashed,sanitize=yes,"
            + "output-to=\(reportFolder)"
        return changed
    }
}

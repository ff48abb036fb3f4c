import Glibc

/// How many files and connections this process may have open at once.
///
/// Once it is at work, whatever finds no descriptor fails by itself and is told of: a call is not begun, a caller waits.
/// Only the networking threads and the timers end the whole program when they can't have theirs, which they want at their
/// start: so room is made, or missed, before anything else is done.
enum OpenFiles {
    /// How many a till at work may come to have: 64 callers, the ledger, calls of its own, and three of each thread.
    static let needed = rlim_t(128 + 3 * max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

    /// Raises the limit of this process to what the system allows it.
    ///
    /// - Throws: `VerbFailure` when that is too few; nothing was begun.
    static func makeRoom() throws(VerbFailure) {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        if limit.rlim_cur < limit.rlim_max {
            var raised = limit
            raised.rlim_cur = raised.rlim_max
            if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
        }
        guard limit.rlim_cur < needed else { return }
        throw VerbFailure(
            """
            Only \(limit.rlim_cur) files may be open at once here, and \(needed) are needed. Nothing was sent. \
            Raise the limit (ulimit -n), and start again.
            """, .fault)
    }
}

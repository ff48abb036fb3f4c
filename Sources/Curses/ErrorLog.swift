import Glibc

/// Standard error, turned to a file while the screen is up: what is printed there would destroy the picture.
final class ErrorLog {
    /// A file larger than this is cut when a screen comes up.
    static let most = 1 << 20
    /// What is kept of it then: the end, which is the newest.
    static let kept = 1 << 18

    private let printed: Int32
    private let console: Int32
    private let before: Int

    /// Turns standard error, or what else is printed to, to the end of a file that only its owner reads; nil when that
    /// cannot be done.
    init?(path: String, insteadOf printed: Int32 = STDERR_FILENO) {
        let file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { return nil }
        defer { close(file) }
        ErrorLog.cut(file)
        before = ErrorLog.size(of: file)
        self.printed = printed
        console = fcntl(printed, F_DUPFD_CLOEXEC, 3)
        guard console >= 0 else { return nil }
        guard dup2(file, printed) >= 0 else {
            close(console)
            return nil
        }
    }

    /// Puts standard error back; returns whether anything was printed meanwhile.
    func restore() -> Bool {
        let grew = ErrorLog.size(of: printed) > before
        dup2(console, printed)
        close(console)
        return grew
    }

    private static func size(of file: Int32) -> Int {
        var facts = stat()
        return fstat(file, &facts) == 0 ? Int(facts.st_size) : 0
    }

    /// Keeps the end of a file that has grown too large, from the beginning of a line on.
    private static func cut(_ file: Int32) {
        let size = size(of: file)
        guard size > most else { return }
        var end = [UInt8](repeating: 0, count: kept)
        let count = pread(file, &end, kept, off_t(size - kept))
        guard count > 0, ftruncate(file, 0) == 0 else { return }
        let lines = end.prefix(count).drop { $0 != UInt8(ascii: "\n") }.dropFirst()
        _ = lines.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    }
}

import Glibc

/// Standard error, turned to a file while the screen is up: what is printed there would destroy the picture.
final class ErrorLog {
    private let kept: Int32

    /// Turns standard error to the end of a file that only its owner reads; nil when that cannot be done.
    init?(path: String) {
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { return nil }
        defer { close(file) }
        kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
        guard kept >= 0 else { return nil }
        guard dup2(file, STDERR_FILENO) >= 0 else {
            close(kept)
            return nil
        }
    }

    /// Puts standard error back.
    func restore() {
        dup2(kept, STDERR_FILENO)
        close(kept)
    }
}

import Console
import Foundation
import Glibc

/// Keeps what was being typed when the terminal went away, beside the ledger, until the next start.
struct DraftFile: Sendable {
    private let path: String

    init(besideLedger ledger: String) { path = ledger + ".draft" }

    /// The longest file that is read, in bytes.
    private static let longest = 4_096

    /// Keeps it. Where it can't be written, it is lost: nothing of it was sent.
    func keep(_ draft: Draft) {
        guard let bytes = try? JSONEncoder().encode(draft) else { return }
        unlink(path)
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { return }
        defer { close(file) }
        _ = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    }

    /// Hands out what was kept, once.
    func take() -> Draft? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else { return nil }
        defer {
            close(file)
            unlink(path)
        }
        return (try? allBytes(of: file, limit: Self.longest)).flatMap {
            try? JSONDecoder().decode(Draft.self, from: Data($0))
        }
    }
}

import Glibc

/// The theme that was chosen on the screen, in a small file among the program's state. What is set by an option, a
/// variable or the settings file goes before it.
struct KeptTheme: Sendable {
    /// The file; nil when there is no home for it.
    let path: String?

    /// The one of this user, in the folder of the usual ledger.
    static func ofThisUser(_ environment: [String: String] = Surroundings.ofThisProcess().environment) -> KeptTheme {
        let state = environment["XDG_STATE_HOME"] ?? environment["HOME"].map { $0 + "/.local/state" }
        return KeptTheme(path: state.flatMap { $0.hasPrefix("/") ? $0 + "/kaunta/theme" : nil })
    }

    /// Its name; nil when none was chosen or the file holds something else.
    var name: String? {
        guard let path else { return nil }
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        guard let bytes = try? allBytes(of: file, limit: 100) else { return nil }
        let word = String(decoding: bytes, as: UTF8.self).trimmingSpace
        return Settings.isThemeName(word) ? word : nil
    }

    /// Keeps a name: the new file takes the old one's place whole.
    func keep(_ name: String) throws(UnreadableFile) {
        guard let path else { throw UnreadableFile("there is no home folder") }
        var folder = ""
        for part in path.split(separator: "/").dropLast() {
            folder += "/" + part
            mkdir(folder, 0o700)
        }
        let draft = "\(path).\(getpid())"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw .lastFault }
        let bytes = Array((name + "\n").utf8)
        let count = write(file, bytes, bytes.count)
        close(file)
        guard count == bytes.count, rename(draft, path) == 0 else {
            let fault = UnreadableFile.lastFault
            unlink(draft)
            throw fault
        }
    }
}

import Console
import Glibc
import Screen

/// Where a person's own keys are: the file of `--keys`, of `KAUNTA_KEYS`, or `keys.toml` among the settings.
struct KeysSource: Equatable, Sendable {
    /// The file.
    let path: String?
    /// Whether somebody named it: then it must be there.
    let isNamed: Bool

    /// Finds it.
    init(flag: String?, environment: [String: String]) {
        if let named = flag ?? environment["KAUNTA_KEYS"].flatMap({ $0.isEmpty ? nil : $0 }) {
            (path, isNamed) = (named, true)
            return
        }
        let config = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        let home = config ?? environment["HOME"].map { $0 + "/.config" }
        (path, isNamed) = (home.map { $0 + "/kaunta/keys.toml" }, false)
    }

    /// Where the settings of this process say it is.
    static func of(_ settings: Settings) -> KeysSource {
        KeysSource(flag: settings.keysFile, environment: Surroundings.ofThisProcess().environment)
    }

    /// The keys, and what is wrong with the file; the built-in keys when anything is.
    func read() -> (keymap: Keymap, findings: [KeyFinding]) {
        guard let path else { return (.usual, []) }
        do throws(UnreadableFile) {
            guard let text = try Self.text(of: path) else {
                if !isNamed { return (.usual, []) }
                throw UnreadableFile("There is no such file")
            }
            return Keymap.reading(text, path: path)
        } catch {
            let message = "\(error.reason). Mend the path, or leave it out."
            return (.usual, [KeyFinding(file: path, line: 1, column: 1, message: message)])
        }
    }

    /// The longest file of keys that is read, in bytes.
    private static let longest = 1 << 18

    private static func text(of path: String) throws(UnreadableFile) -> String? {
        // Not blocking: a pipe put there would hold up the till for ever.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .lastFault
        }
        defer { close(file) }
        guard let text = String(validating: try allBytes(of: file, limit: longest), as: UTF8.self) else {
            throw UnreadableFile("It is not UTF-8 text")
        }
        return text
    }
}

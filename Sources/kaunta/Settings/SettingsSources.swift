import Glibc

/// Everything that settings are read from, handed in so that reading them is a pure function.
struct SettingsSources: Sendable {
    /// What the command line says, by setting.
    var flags: [SettingName: String]
    /// `--config`: the one settings file to read; its folder is where `secrets.toml` is looked for.
    var configFlag: String?
    /// The environment.
    var environment: [String: String]
    /// Reads a file; nil when there is none.
    var read: @Sendable (String) throws(UnreadableFile) -> FoundFile?
    /// The user that this process runs as.
    var user: UInt32

    /// A file as it was found.
    struct FoundFile: Equatable, Sendable {
        var text: String
        /// The permission bits, `0o600` and the like.
        var mode: UInt32
        /// The user who owns it.
        var owner: UInt32
        /// Whether the path is a symbolic link.
        var isLink: Bool
    }

    /// The folders that may hold settings, the nearest first.
    var folders: [String] {
        [configHome.map { $0 + "/kaunta" }, "/etc/kaunta"].compactMap { $0 }
    }

    /// Where the ledger lives when nobody says otherwise.
    var usualLedger: String? {
        (absolute("XDG_STATE_HOME") ?? home.map { $0 + "/.local/state" }).map { $0 + "/kaunta/ledger.sqlite" }
    }

    private var home: String? { absolute("HOME") }

    private var configHome: String? { absolute("XDG_CONFIG_HOME") ?? home.map { $0 + "/.config" } }

    /// The XDG rules: a path that is not absolute counts as not set.
    private func absolute(_ variable: String) -> String? {
        environment[variable].flatMap { path in
            guard path.hasPrefix("/") else { return nil }
            return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        }
    }
}

extension SettingsSources {
    /// The environment and the disk of this machine.
    static func ofThisMachine(
        flags: [SettingName: String], configFlag: String?, environment: [String: String]
    ) -> SettingsSources {
        SettingsSources(
            flags: flags, configFlag: configFlag, environment: environment,
            read: { path throws(UnreadableFile) in
                try readFile(path)
            }, user: geteuid())
    }

    /// The longest settings file that is read, in bytes.
    private static let longest = 1 << 20

    private static func readFile(_ path: String) throws(UnreadableFile) -> FoundFile? {
        var entry = stat()
        guard lstat(path, &entry) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .lastFault
        }
        let isLink = entry.st_mode & S_IFMT == S_IFLNK
        // Not blocking: a pipe put there would hold up the till for ever.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw .lastFault }
        defer { close(file) }
        // The permissions of what was opened, not of what stood there a moment before.
        guard fstat(file, &entry) == 0 else { throw .lastFault }
        guard entry.st_mode & S_IFMT == S_IFREG else { throw UnreadableFile("It is not a file") }
        guard let text = String(validating: try allBytes(of: file, limit: longest), as: UTF8.self) else {
            throw UnreadableFile("It is not UTF-8 text")
        }
        return FoundFile(text: text, mode: entry.st_mode & 0o7777, owner: entry.st_uid, isLink: isLink)
    }
}

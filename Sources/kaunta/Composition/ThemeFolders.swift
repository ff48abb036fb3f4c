import Glibc
import Screen

/// Where themes are looked for: the user's own first, then those that came with the program.
enum ThemeFolders {
    /// The library over them.
    static let library = ThemeLibrary(folders: folders, read: { read($0) })

    private static var folders: [String] {
        let environment = Surroundings.ofThisProcess().environment
        let home = environment["XDG_CONFIG_HOME"] ?? environment["HOME"].map { $0 + "/.config" }
        return [home.map { $0 + "/kaunta/themes" }, shipped, "/usr/share/kaunta/themes"].compactMap { $0 }
    }

    /// The folder `themes` beside the program or above it, as in a checkout where it was built.
    private static var shipped: String? {
        guard var path = ProgramFile.path?[...] else { return nil }
        while let slash = path.lastIndex(of: "/") {
            path = path[..<slash]
            let folder = "\(path)/themes"
            if access("\(folder)/savanna-dark.toml", R_OK) == 0 { return folder }
        }
        return nil
    }

    /// The text of a file of at most 256 KiB; nil when there is none.
    private static func read(_ path: String) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        guard let bytes = try? allBytes(of: file, limit: 262_144) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}

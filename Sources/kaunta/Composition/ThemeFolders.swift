import Foundation
import Glibc
import Screen

/// Where themes are looked for: the user's own first, then those that came with the program.
enum ThemeFolders {
    /// The library over them.
    static let library = ThemeLibrary(folders: folders, read: { read($0) })

    /// A theme that can be chosen by name.
    struct Entry: Equatable, Sendable {
        /// Its name.
        let name: String
        /// Its file.
        let path: String
    }

    /// Every theme that can be chosen, by name; of two of one name the user's own.
    static var entries: [Entry] {
        var found: [String: Entry] = [:]
        for folder in folders {
            for file in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
                let name = file.hasSuffix(".toml") ? String(file.dropLast(5)) : ""
                if !Settings.isThemeName(name) || found[name] != nil { continue }
                found[name] = Entry(name: name, path: "\(folder)/\(file)")
            }
        }
        return found.values.sorted { $0.name < $1.name }
    }

    private static var folders: [String] {
        let environment = Surroundings.ofThisProcess().environment
        let home = environment["XDG_CONFIG_HOME"] ?? environment["HOME"].map { $0 + "/.config" }
        return [home.map { $0 + "/kaunta/themes" }, shipped, "/usr/share/kaunta/themes"].compactMap { $0 }
    }

    /// The folder `themes` beside the program or above it, as in a checkout where it was built; or where a package
    /// puts it, in `share/kaunta` beside the program's `bin`.
    private static var shipped: String? {
        guard var path = ProgramFile.path?[...] else { return nil }
        while let slash = path.lastIndex(of: "/") {
            path = path[..<slash]
            for folder in ["\(path)/themes", "\(path)/share/kaunta/themes"]
            where access("\(folder)/savanna-dark.toml", R_OK) == 0 {
                return folder
            }
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

import Console
import Glibc
import Screen

/// Reads the themes for the picker, and reads them again when one of their files has changed.
actor ThemeShelf {
    /// What tells one state of a file from another.
    private struct Stamp: Equatable {
        let path: String
        let seconds: Int
        let nanoseconds: Int
        let size: Int
        let inode: UInt
    }

    private var stamps: [Stamp] = []

    /// All of them; nil when nothing has changed since the last look, unless it is the first.
    func look(isFirst: Bool) -> [ThemeOffer]? {
        let entries = ThemeFolders.entries
        let now = entries.map { Self.stamp(of: $0.path) }
        if !isFirst, now == stamps { return nil }
        stamps = now
        return entries.map { ThemeOffer(named: $0.name) }
    }

    private static func stamp(of path: String) -> Stamp {
        var found = stat()
        guard stat(path, &found) == 0 else {
            return Stamp(path: path, seconds: 0, nanoseconds: 0, size: -1, inode: 0)
        }
        return Stamp(
            path: path, seconds: found.st_mtim.tv_sec, nanoseconds: found.st_mtim.tv_nsec, size: Int(found.st_size),
            inode: UInt(found.st_ino))
    }
}

extension ThemeOffer {
    /// The theme of that name in the folders.
    init(named name: String) { self.init(name: name, ThemeFolders.library.theme(named: name)) }

    /// A theme as it was read.
    init(name: String, _ load: ThemeLibrary.Load) {
        let error = load.findings.first { $0.severity == .error }
        self.init(name: name, theme: load.theme, fault: error.map(FindingWords.phrase))
    }
}

extension ThemeStart {
    /// What the settings ask for, else what was chosen on the screen, else what suits the terminal's ground.
    static func found(_ settings: Settings, kept: KeptTheme = .ofThisUser()) -> ThemeStart {
        if let file = settings.themeFile {
            return ThemeStart(worn: ThemeOffer(name: file, ThemeFolders.library.theme(file: file)))
        }
        if settings.isThemeChosen { return ThemeStart(worn: ThemeOffer(named: settings.theme)) }
        if let name = kept.name {
            let offer = ThemeOffer(named: name)
            if offer.fault == nil { return ThemeStart(worn: offer) }
        }
        let light = ThemeOffer(named: "paper-light")
        return ThemeStart(worn: ThemeOffer(named: settings.theme), light: light.fault == nil ? light : nil)
    }
}

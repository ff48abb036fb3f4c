/// The themes of some folders, found by name.
public struct ThemeLibrary: Sendable {
    /// A theme as far as it could be read, and what is wrong with it.
    public struct Load: Equatable, Sendable {
        /// The theme; where the file is wrong, what it inherits.
        public let theme: Theme
        /// What is wrong with it; empty when nothing is.
        public let findings: [ThemeFinding]

        /// Whether the theme is as its author wrote it.
        public var isGood: Bool { !findings.contains { $0.severity == .error } }
    }

    private let folders: [String]
    private let read: @Sendable (String) -> String?

    /// A library over folders, the user's own first. `read` gives the text of a file, or nil when there is none.
    public init(folders: [String], read: @escaping @Sendable (String) -> String?) {
        self.folders = folders
        self.read = read
    }

    /// The theme of that name: the first file `name.toml`, or the one in code for `base`. What cannot be had comes from
    /// the one in code, with a finding.
    public func theme(named name: String) -> Load {
        load(named: name, audits: false)
    }

    /// The theme of that name, with what its colours do to the eyes among the findings.
    public func audited(named name: String) -> Load { load(named: name, audits: true) }

    private func load(named name: String, audits: Bool) -> Load {
        if name == "base" { return Load(theme: .base, findings: []) }
        guard let found = find(name, from: 0) else {
            let finding = ThemeFinding(
                file: name, line: 1, column: 1, severity: .error,
                message: "there is no theme \"\(name)\" in \(folders.joined(separator: ", ")).")
            return Load(theme: .base, findings: [finding])
        }
        return load(found, audits: audits)
    }

    /// The theme of a file, which may lie anywhere.
    public func theme(file path: String) -> Load { load(file: path, audits: false) }

    /// The theme of a file, with what its colours do to the eyes among the findings.
    public func audited(file path: String) -> Load { load(file: path, audits: true) }

    private func load(file path: String, audits: Bool) -> Load {
        guard let text = read(path) else {
            let finding = ThemeFinding(
                file: path, line: 1, column: 1, severity: .error, message: "the file cannot be read.")
            return Load(theme: .base, findings: [finding])
        }
        let folder = folders.firstIndex { path.hasPrefix("\($0)/") }
        return load(
            Found(name: ThemeLibrary.name(of: path), path: path, folder: folder ?? -1, text: text), audits: audits)
    }

    private struct Found {
        let name: String
        let path: String
        let folder: Int
        let text: String
    }

    private func find(_ name: String, from folder: Int) -> Found? {
        for index in folders.indices.dropFirst(folder) {
            let path = "\(folders[index])/\(name).toml"
            if let text = read(path) { return Found(name: name, path: path, folder: index, text: text) }
        }
        return nil
    }

    private func load(_ first: Found, audits: Bool) -> Load {
        var files = chain(from: first)
        let names = files.reversed().reduce(into: Theme.basePalette) { $0.merge($1.palette) { $1 } }
        for index in files.indices { files[index].readStyles(with: names) }
        let layers = files.map(\.layer) + [Theme.baseLayer(names)]
        let theme = Theme(
            title: files.first?.title ?? "", kind: files.lazy.compactMap(\.kind).first ?? .dark,
            promises: files.first?.promises ?? [], layers: layers)
        if audits, !files.isEmpty {
            for fault in ThemeAudit.faults(of: theme) {
                let rule = layers.first { $0.name(of: fault.role) != nil }
                let ink = rule?.name(of: fault.role).flatMap { rule?.inks[$0] }
                files[0].add(files[0].place(of: fault.role, ink: ink), fault.message, .warning)
            }
        }
        return Load(theme: theme, findings: files.flatMap(\.findings))
    }

    /// A file and those it inherits, the nearest first.
    private func chain(from first: Found) -> [ThemeFile] {
        var files: [ThemeFile] = []
        var trail = [first.path]
        var next: Found? = first
        while let current = next {
            next = nil
            var file = ThemeFile(path: current.path, text: current.text)
            if let parent = file.inherits, parent != "base" {
                // A user's file may inherit a shipped one of its own name.
                let start = parent == current.name ? current.folder + 1 : 0
                let found = find(parent, from: start)
                if found == nil, parent != current.name {
                    file.add(
                        file.inheritsAt, "inherits \"\(parent)\", which is not in \(folders.joined(separator: ", ")).")
                } else if found == nil || trail.contains(found?.path ?? "") {
                    let circle = (trail + [found?.path ?? current.path]).map { ThemeLibrary.name(of: $0) }
                    file.add(
                        file.inheritsAt,
                        "inherits \(circle.map { "\"\($0)\"" }.joined(separator: " → ")) is a circle.")
                } else if let found {
                    trail.append(found.path)
                    next = found
                }
            }
            files.append(file)
        }
        return files
    }

    private static func name(of path: String) -> String {
        (path.split(separator: "/").last.map(String.init) ?? path).replacing(".toml", with: "")
    }
}

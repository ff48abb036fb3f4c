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
        if name == "base" { return Load(theme: .base, findings: []) }
        guard let found = find(name, from: 0) else {
            let finding = ThemeFinding(
                file: name, line: 1, column: 1, severity: .error,
                message: "there is no theme \"\(name)\" in \(folders.joined(separator: ", ")).")
            return Load(theme: .base, findings: [finding])
        }
        return load(found)
    }

    /// The theme of a file, which may lie anywhere.
    public func theme(file path: String) -> Load {
        guard let text = read(path) else {
            let finding = ThemeFinding(
                file: path, line: 1, column: 1, severity: .error, message: "the file cannot be read.")
            return Load(theme: .base, findings: [finding])
        }
        return load(Found(name: "", path: path, folder: -1, text: text))
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

    private func load(_ first: Found) -> Load {
        var layers: [Theme.Layer] = []
        var findings: [ThemeFinding] = []
        var kind: Theme.Kind?
        var trail = [first.path]
        var title: String?
        var next: Found? = first
        while let current = next {
            next = nil
            var file = ThemeFile(path: current.path, text: current.text)
            title = title ?? file.title
            kind = kind ?? file.kind
            layers.append(file.layer)
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
            findings += file.findings
        }
        layers.append(Theme.baseLayer)
        return Load(theme: Theme(title: title ?? "", kind: kind ?? .dark, layers: layers), findings: findings)
    }

    private static func name(of path: String) -> String {
        (path.split(separator: "/").last.map(String.init) ?? path).replacing(".toml", with: "")
    }
}

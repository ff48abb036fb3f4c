/// Every setting with where it came from, and everything that is wrong: what `doctor` shows and `Settings` is made of.
struct SettingsReport: Equatable, Sendable {
    /// The settings in force, those that nobody set left out.
    private(set) var entries: [SettingName: Entry] = [:]
    /// What is wrong or odd, in the order in which it was found.
    private(set) var findings: [SettingsFinding] = []
    /// The settings file that was read, if there is one.
    private(set) var configPath: String?
    /// The secrets file that was read, if there is one.
    private(set) var secretsPath: String?
    /// Where a settings file would be looked for first.
    private(set) var usualConfigPath: String?
    /// Where the ledger lives when nobody says otherwise.
    private(set) var usualLedger: String?
    /// Where the key of the PINs lies: beside the settings that were read, or where they would be.
    private(set) var pinKeyPath: String?

    /// One setting.
    struct Entry: Equatable, Sendable {
        /// The value, in the one spelling.
        var value: SettingValue
        /// Who supplied it.
        var origin: Origin
    }

    /// Who supplied a value.
    enum Origin: Equatable, Sendable, CustomStringConvertible {
        case flag(SettingName)
        case variable(String)
        case file(String, line: Int)

        var description: String {
            switch self {
            case .flag(let name): "--\(name.rawValue.split(separator: "_").joined(separator: "-"))"
            case .variable(let name): name
            case .file(let path, let line): "\(path):\(line)"
            }
        }
    }

    /// Reads them all: flags over environment over secrets file over settings file.
    init(from sources: SettingsSources) {
        let files = readFiles(sources)
        usualConfigPath = sources.folders.first.map { $0 + "/config.toml" }
        usualLedger = sources.usualLedger
        let beside = secretsPath ?? configPath ?? usualConfigPath
        pinKeyPath = beside.map { $0[..<($0.lastIndex(of: "/").map($0.index(after:)) ?? $0.startIndex)] + "pin.key" }
        for name in SettingName.allCases {
            if let entry = flag(name, sources) ?? variable(name, sources) {
                entries[name] = entry
            } else if let entry = file(name, files.secrets, secretsPath) ?? file(name, files.config, configPath) {
                entries[name] = entry
            }
        }
    }

    /// The value of a setting, if it is set.
    subscript(name: SettingName) -> String? { entries[name]?.value.text }

    /// Where a setting came from, or the variable to set.
    func place(of name: SettingName) -> String { entries[name]?.origin.description ?? name.variable }

    private mutating func flag(_ name: SettingName, _ sources: SettingsSources) -> Entry? {
        guard let text = sources.flags[name] else { return nil }
        return entry(name, text, from: .flag(name))
    }

    private mutating func variable(_ name: SettingName, _ sources: SettingsSources) -> Entry? {
        var found: (variable: String, entry: Entry)?
        for variable in name.variables {
            // `export NAME=` is how people clear a variable.
            guard let text = sources.environment[variable], !text.allSatisfy(\.isWhitespace),
                let next = entry(name, text, from: .variable(variable), variable: variable)
            else { continue }
            if let first = found {
                if first.entry.value != next.value {
                    findings.append(
                        SettingsFinding(
                            what: "\(first.variable) and \(variable) say different things.",
                            place: "\(first.variable), \(variable)",
                            fix: "Keep one of them: unset \(variable)",
                            stops: name.isForGateway ? .gateway : .everything))
                }
            } else {
                found = (variable, next)
            }
        }
        return found?.entry
    }

    private mutating func file(_ name: SettingName, _ document: SettingsDocument?, _ path: String?) -> Entry? {
        guard let path, let value = document?.values[name] else { return nil }
        return entry(name, value.text, from: .file(path, line: value.line))
    }

    private mutating func entry(
        _ name: SettingName, _ text: String, from origin: Origin, variable: String? = nil
    ) -> Entry? {
        let trimmed = text.trimmingSpace
        guard !trimmed.isEmpty, let value = name.normal(trimmed, from: variable) else {
            let choices =
                name == .environment ? "sandbox or production" : "CustomerPayBillOnline or CustomerBuyGoodsOnline"
            findings.append(
                SettingsFinding(
                    what: trimmed.isEmpty ? "\(name.rawValue) is empty." : "“\(trimmed)” is no \(name.rawValue).",
                    place: origin.description,
                    fix: trimmed.isEmpty ? "Give it a value or take it out." : "Write \(choices).",
                    stops: name.isForGateway ? .gateway : .everything))
            return nil
        }
        return Entry(value: SettingValue(text: value, isSecret: name.isSecret), origin: origin)
    }
}

extension SettingsReport {
    private mutating func readFiles(
        _ sources: SettingsSources
    ) -> (config: SettingsDocument?, secrets: SettingsDocument?) {
        if let path = sources.configFlag {
            let folder = path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) : "."
            let config = readConfig(path, sources)
            if config == nil, findings.isEmpty {
                findings.append(
                    SettingsFinding(
                        what: "there is no such file.", place: path, fix: "Check the path after --config.",
                        stops: .everything))
            }
            return (config, readSecrets(folder + "/secrets.toml", sources))
        }
        for folder in sources.folders {
            let config = readConfig(folder + "/config.toml", sources)
            let secrets = readSecrets(folder + "/secrets.toml", sources)
            // The first folder that has anything: keys of one shop never meet the number of another.
            if config != nil || secrets != nil || !findings.isEmpty { return (config, secrets) }
        }
        return (nil, nil)
    }

    private mutating func readConfig(_ path: String, _ sources: SettingsSources) -> SettingsDocument? {
        guard let file = read(path, sources, stops: .everything) else { return nil }
        let document = SettingsDocument(file.text, at: path, kind: .config)
        configPath = path
        findings += document.findings
        return document
    }

    private mutating func readSecrets(_ path: String, _ sources: SettingsSources) -> SettingsDocument? {
        guard let file = read(path, sources, stops: .gateway) else { return nil }
        secretsPath = path
        if let finding = Self.exposure(of: file, at: path, user: sources.user) {
            findings.append(finding)
            return nil
        }
        let document = SettingsDocument(file.text, at: path, kind: .secrets)
        findings += document.findings
        return document
    }

    private mutating func read(
        _ path: String, _ sources: SettingsSources, stops: SettingsFinding.Reach
    ) -> SettingsSources.FoundFile? {
        do {
            return try sources.read(path)
        } catch {
            findings.append(
                SettingsFinding(
                    what: "it can't be read (\(error.reason)).", place: path,
                    fix: "Make it a plain text file of your own, or take it away.", stops: stops))
            return nil
        }
    }

    /// Why a secrets file is not safe to use; nil when it is.
    static func exposure(
        of file: SettingsSources.FoundFile, at path: String, user: UInt32
    ) -> SettingsFinding? {
        if file.isLink {
            return SettingsFinding(
                what: "the secrets file is a link.", place: path,
                fix: "Put the file itself there, then: chmod 600 \(path)", stops: .gateway)
        }
        if file.owner != user {
            return SettingsFinding(
                what: "the secrets file belongs to another user (number \(file.owner)).", place: path,
                fix: "chown \(user) \(path) && chmod 600 \(path)", stops: .gateway)
        }
        if file.mode & 0o077 != 0 {
            return SettingsFinding(
                what: "others on this machine can read the secrets file.", place: path,
                fix: "chmod 600 \(path) – and if others could log in here, have the keys replaced.", stops: .gateway)
        }
        return nil
    }
}

extension String {
    /// Without the white space at both ends.
    var trimmingSpace: String {
        var rest = self[...].drop(while: \.isWhitespace)
        while rest.last?.isWhitespace == true { rest = rest.dropLast() }
        return String(rest)
    }
}

import ArgumentParser
import Console
import Screen

/// What is done with themes outside the console.
struct ThemeVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "theme", abstract: "List themes, check theme files, bring in a base16 scheme.",
        subcommands: [ThemeListVerb.self, ThemeCheckVerb.self, ThemeImportVerb.self])
}

/// Says which themes there are.
struct ThemeListVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the themes that can be chosen by name.",
        discussion: "Your own lie in ~/.config/kaunta/themes; one of the same name goes before the one that came along."
    )

    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        let ink = try Workplace(common).ink
        for entry in ThemeFolders.entries {
            let theme = ThemeOutput(entry: entry, load: ThemeFolders.library.theme(named: entry.name))
            print(output.json ? theme.line : ink.fitted(theme.words))
        }
    }
}

/// Looks for faults in theme files.
struct ThemeCheckVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check theme files: what they say, and what it does to the eyes.",
        discussion: """
            Each finding names its file, line and column. An error is something that can't be used; a warning is a colour \
            that is hard to read, or to tell from another. 2: there are errors. Warnings alone exit 0.
            """)

    @Argument(help: "Files, or names of themes; without any, every theme there is.", completion: .file())
    var files: [String] = []

    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        let ink = try Workplace(common).ink
        let asked = files.isEmpty ? ThemeFolders.entries.map(\.name) : files
        let findings = asked.flatMap { ThemeCheckVerb.findings(in: $0) }
        for finding in findings {
            print(output.json ? finding.jsonLine : ink.fitted("\(finding)".fitForEyes))
        }
        if !output.json, findings.isEmpty { print("\(asked.count) checked, nothing to mend.") }
        if findings.contains(where: { $0.severity == .error }) { throw ShellStatus.usage }
    }

    /// What is found in a file, or in the theme of a name. A word with a dot or a slash is a file.
    static func findings(in word: String) -> [ThemeFinding] {
        let library = ThemeFolders.library
        return Settings.isThemeName(word) ? library.audited(named: word).findings : library.audited(file: word).findings
    }
}

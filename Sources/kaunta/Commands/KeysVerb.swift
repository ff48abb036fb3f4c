import ArgumentParser
import Console
import Glibc
import Payments

/// The keys: a table of them, and a look at a file of one's own.
struct KeysVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Print the keys of the console, or check a keys.toml.",
        discussion: """
            keys.toml lies beside config.toml and puts commands on other keys, place by place:

                [live]
                export = ["x", "Alt-X"]
                reveal = ["m"]

            The names of places and commands are those of kaunta keys list; [everywhere] stands for all places. A file \
            with anything wrong changes no key.
            """,
        subcommands: [ListKeys.self, CheckKeys.self], defaultSubcommand: ListKeys.self)

    /// Prints every key.
    struct ListKeys: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Print every key, where it works, and what it does.")

        @OptionGroup var keys: KeysOption
        @OptionGroup var output: JSONOption
        @OptionGroup var common: CommonOptions

        func run() throws {
            let ink = try Workplace(common).ink
            let (keymap, findings) = keys.source.read()
            for finding in findings { complain(ink.fitted("\(finding)")) }
            let table = KeyTable(keymap.lines)
            print(output.json ? table.json : ink.fitted(table.text(ink.language)))
            if !findings.isEmpty { throw ShellStatus.usage }
        }
    }

    /// Checks a file.
    struct CheckKeys: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Say what is wrong with a keys.toml; exits 2 when anything is.")

        @Argument(help: "The file.", completion: .file(extensions: ["toml"]))
        var file: String

        @OptionGroup var common: CommonOptions

        func run() throws {
            let ink = try Workplace(common).ink
            let findings = KeysSource(flag: file, environment: [:]).read().findings
            for finding in findings { print(ink.fitted("\(finding)")) }
            if !findings.isEmpty { throw ShellStatus.usage }
            print(ink.say(Phrase("\(file): nothing is wrong.", sw: "\(file): hakuna kosa.")))
        }
    }
}

/// `--keys`, where a verb shows or uses the keys.
struct KeysOption: ParsableArguments {
    @Option(
        help: ArgumentHelp("A file of your own keys; without it, keys.toml beside config.toml.", valueName: "file"),
        completion: .file(extensions: ["toml"]))
    var keys: String?

    /// Where the keys come from.
    var source: KeysSource { KeysSource(flag: keys, environment: Surroundings.ofThisProcess().environment) }
}

import ArgumentParser
import Glibc
import Payments

/// The options that every verb takes.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The file of the ledger.", valueName: "path"), completion: .file())
    var ledger: String?

    @Option(
        help: ArgumentHelp("The settings file; secrets.toml is looked for beside it.", valueName: "path"),
        completion: .file(extensions: ["toml"]))
    var config: String?

    @Option(
        help: ArgumentHelp("Colours: auto, on or off.", valueName: "when"), completion: .list(["auto", "on", "off"]))
    var color: String?

    @Option(help: ArgumentHelp("The language: en or sw.", valueName: "language"), completion: .list(["en", "sw"]))
    var lang: String?

    /// Everything that is set, with more flags of the verb's own.
    func report(
        _ surroundings: Surroundings, with more: [SettingName: String] = [:]
    ) -> SettingsReport {
        var flags = more
        flags[.ledger] = ledger
        flags[.color] = color
        flags[.lang] = lang
        return SettingsReport(
            from: .ofThisMachine(flags: flags, configFlag: config, environment: surroundings.environment))
    }
}

/// What a list is sorted by.
struct SortOption: ParsableArguments {
    @Option(
        help: ArgumentHelp("What stands first: newest or largest.", valueName: "order"),
        completion: .list(Sorting.allCases.map(\.rawValue)),
        transform: { text in
            guard let sorting = Sorting(rawValue: text) else { throw ValidationError("It takes newest or largest.") }
            return sorting
        })
    var sort = Sorting.newest
}

/// The payment that a verb is about.
struct PaymentArgument: ParsableArguments {
    @Argument(help: "The payment's tag, id, receipt or reference.")
    var id: String
}

/// `--json`, where a verb has it.
struct JSONOption: ParsableArguments {
    @Flag(help: "Print JSON instead of words.")
    var json = false
}

/// What a verb works with once its settings are read.
struct Workplace {
    /// Everything that is set.
    let report: SettingsReport
    /// The settings.
    let settings: Settings
    /// How words are put.
    let ink: Ink

    /// Reads the settings.
    init(
        _ options: CommonOptions, _ surroundings: Surroundings = .ofThisProcess(),
        with more: [SettingName: String] = [:]
    ) throws(SettingsError) {
        report = options.report(surroundings, with: more)
        settings = try Settings(from: report)
        ink = Ink(
            language: settings.language, color: settings.color, isTerminal: surroundings.writesToTerminal,
            environment: surroundings.environment)
    }
}

/// Writes a line to standard error, past the buffers of standard output.
func complain(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
        if count <= 0 { return }
        rest = rest.dropFirst(count)
    }
}

/// Hands on what was printed so far: whoever reads a pipe need not wait for the end.
func flush() { fflush(nil) }

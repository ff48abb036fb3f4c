import ArgumentParser
import Payments
import Sandbox
import Screen

/// What a full screen is opened for.
enum ConsoleKind: Sendable {
    /// To take payments through a gateway.
    case counter(GatewaySettings)
    /// To try everything against a sandbox inside this process, with a ledger that is thrown away unless one is named.
    case demo(ledger: String?)
    /// To look on while another process takes payments.
    case watch
}

/// The options of every full screen.
///
/// How it appears is settled in this order: `NO_COLOR` first, then flags (and settings, which stand for them), then the
/// accessible mode, then what the terminal is found to be. `Appearance` does it.
struct ScreenOptions: ParsableArguments {
    @Flag(
        help: ArgumentHelp(
            "Lines instead of a screen, for screen readers.",
            discussion: "Taken by itself where no screen can be shown: in a pipe, and with TERM=dumb."))
    var linear = false

    @Flag(help: "The screen for screen readers: the cursor stands where the focus is, and little moves.")
    var accessible = false

    @Flag(help: "Only characters of ASCII on the screen, where the terminal's font lacks others.")
    var ascii = false

    @Option(help: ArgumentHelp("The theme by its name; kaunta theme list names them.", valueName: "name"))
    var theme: String?

    @Option(
        help: ArgumentHelp("A theme file, wherever it lies.", valueName: "file"),
        completion: .file(extensions: ["toml"]))
    var themeFile: String?

    @Option(
        help: ArgumentHelp(
            "Play a file of keys and expectations instead of opening the screen. Steps: \(Script.help)",
            valueName: "file"), completion: .file())
    var script: String?

    @Option(help: ArgumentHelp("The size at which a script begins.", valueName: "columns x rows"))
    var size: String = "80x24"

    @OptionGroup var keys: KeysOption

    /// Opens the full screen with the settings found, and returns when it has been left.
    ///
    /// - Throws: what is wrong with the settings or the screen, or the status to leave with.
    func open(
        _ common: CommonOptions, with flags: [SettingName: String] = [:],
        as kind: (SettingsReport) throws -> ConsoleKind
    ) throws {
        let surroundings = Surroundings.ofThisProcess()
        var flags = flags
        flags[.theme] = theme
        if ascii { flags[.ascii] = "on" }
        if accessible { flags[.accessible] = "on" }
        let workplace = try Workplace(common, surroundings, with: flags)
        var settings = workplace.settings
        settings.themeFile = themeFile
        let kind = try kind(workplace.report)
        settings.keysFile = keys.keys
        let stage = try stage(settings.isASCII ? .ascii : .unicode)
        settings.appearance = Appearance(
            settings, asksForLines: linear && stage == nil,
            canShowScreen: stage != nil || surroundings.canShowScreen)
        let status = try Composition.runConsole(kind, settings, workplace.ink, on: stage)
        if status != .done { throw status }
    }

    /// Where a script is played; nil when a person sits there.
    private func stage(_ glyphs: GlyphTier) throws(VerbFailure) -> ScriptStage? {
        guard let script else { return nil }
        guard let size = Size(written: size) else {
            throw VerbFailure("“\(size)” is no size: write columns x rows, as in 80x24. Nothing was sent.", .usage)
        }
        return ScriptStage(script: try Script(file: script), size: size, glyphs: glyphs)
    }
}

/// The console: takes payments with the settings found.
struct ConsoleVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "console", abstract: "Open the console with the settings found (the default).")

    @Option(help: ArgumentHelp("The two characters that this till's tags begin with.", valueName: "name"))
    var till: String?

    @Option(help: ArgumentHelp("The port on this machine where callbacks are heard.", valueName: "port"))
    var listenPort: String?

    @OptionGroup var screen: ScreenOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        var flags: [SettingName: String] = [:]
        flags[.till] = till
        flags[.listenPort] = listenPort
        try screen.open(common, with: flags) { .counter(try GatewaySettings(from: $0)) }
    }
}

/// The console against a sandbox of its own.
struct DemoVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Try the console: a sandbox and a customer's phone inside, no real money.",
        discussion: """
            \(PracticeNumber.helpText)
            Any other number pays after six seconds. Help (F1) says how somebody pays straight to the shop, without a \
            prompt.

            \(PracticeFault.helpText)
            """)

    @OptionGroup var screen: ScreenOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try screen.open(common) { _ in .demo(ledger: common.ledger) }
    }
}

/// The console for somebody who only looks.
struct WatchVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Watch the payments of a running console; takes none.")

    @OptionGroup var screen: ScreenOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try screen.open(common) { _ in .watch }
    }
}

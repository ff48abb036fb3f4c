import ArgumentParser
import Payments

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
struct ScreenOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The theme: savanna-dark, mono, or a file of your own by name.", valueName: "name"))
    var theme: String?

    /// The flags it adds.
    var flags: [SettingName: String] { theme.map { [.theme: $0] } ?? [:] }
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
        let surroundings = Surroundings.ofThisProcess()
        var flags = screen.flags
        flags[.till] = till
        flags[.listenPort] = listenPort
        let workplace = try Workplace(common, surroundings, with: flags)
        let gateway = try GatewaySettings(from: workplace.report)
        try surroundings.requireScreen()
        let status = try Composition.runConsole(.counter(gateway), workplace.settings, workplace.ink)
        if status != .done { throw status }
    }
}

/// The console against a sandbox of its own.
struct DemoVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Try the console: a sandbox and a customer's phone inside, no real money.")

    @OptionGroup var screen: ScreenOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let surroundings = Surroundings.ofThisProcess()
        let workplace = try Workplace(common, surroundings, with: screen.flags)
        try surroundings.requireScreen()
        let status = try Composition.runConsole(.demo(ledger: common.ledger), workplace.settings, workplace.ink)
        if status != .done { throw status }
    }
}

/// The console for somebody who only looks.
struct WatchVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Watch the payments of a running console; takes none.")

    @OptionGroup var screen: ScreenOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let surroundings = Surroundings.ofThisProcess()
        let workplace = try Workplace(common, surroundings, with: screen.flags)
        try surroundings.requireScreen()
        let status = try Composition.runConsole(.watch, workplace.settings, workplace.ink)
        if status != .done { throw status }
    }
}

import ArgumentParser

/// Every set of figures: `kaunta-bench` alone measures them all, in this order.
let everything: [any FigureSet.Type] = [
    LedgerFigures.self
]

@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kaunta-bench",
        abstract: "Measures Kaunta on this machine: one JSON object a line and figure.",
        subcommands: [All.self, Fill.self] + everything.map { $0 as any ParsableCommand.Type },
        defaultSubcommand: All.self)
}

/// Figures that belong together: a verb of its own.
protocol FigureSet: AsyncParsableCommand {
    /// Measures them with what the command line says, and prints each as it comes.
    static func measure(_ options: FigureOptions) async throws
}

/// What every set of figures takes.
struct FigureOptions: ParsableArguments {
    @Option(help: "How many payments the ledger holds.")
    var payments = 1_000_000

    @Option(help: "A ledger to measure on, made with “fill”; else one is made in a temporary folder.")
    var ledger: String?
}

/// All figures.
struct All: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Measures everything.")

    @OptionGroup var options: FigureOptions

    func run() async throws {
        for set in everything { try await set.measure(options) }
    }
}

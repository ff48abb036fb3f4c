import ArgumentParser
import Console
import Ledger
import Payments

/// Prints payments as a table for other programs.
struct ExportVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print payments as CSV.",
        discussion: "The words are those of `kaunta list`: with none, every payment. Phones are masked.")

    @Argument(help: "Words and fields to look for.")
    var words: [String] = []

    @OptionGroup var order: SortOption

    @OptionGroup var common: CommonOptions

    func run() throws {
        let (filter, sort) = (try LedgerReader.filter(words), order.sort)
        let workplace = try Workplace(common)
        try waitFor { [settings = workplace.settings] in
            let ledger = try Ledger.open(
                at: settings.ledgerPath, as: .watcher, till: settings.till, timekeeper: .system)
            _ = try await PaymentCSV.lines(of: filter, by: sort, in: ledger) { print($0, terminator: "") }
        }
    }
}

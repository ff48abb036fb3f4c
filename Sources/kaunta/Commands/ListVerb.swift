import ArgumentParser
import Console
import Payments

/// Lists payments.
struct ListVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List payments.",
        discussion:
            "With words, only those that match all of them: digits match phones and amounts, words match references, tags, receipts, payers' names; a status as the list has it (paid, cancelled) asks for that one. status: phone: amount: (amount:>500) receipt: till: ref: day: (day:2026-11-06) ask for one field; today and yesterday for a day."
    )

    @Argument(help: "Words to look for.")
    var words: [String] = []

    @Option(help: ArgumentHelp("At most how many.", valueName: "number"))
    var limit: Int = 20

    @OptionGroup var order: SortOption

    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    /// That there are more than those shown. With words they are counted up to 10,000.
    static func more(_ shown: Int, of count: Int) -> Phrase {
        let isCut = count == 10_000
        return Phrase(
            "\(shown) of \(isCut ? "10000 or more" : "\(count)"); --limit shows more.",
            sw: "\(shown) kati ya \(isCut ? "10000 au zaidi" : "\(count)"); --limit huonyesha zaidi.")
    }

    func run() throws {
        guard (1...100_000).contains(limit) else {
            throw VerbFailure("--limit takes 1 to 100000.", .usage)
        }
        let filter = try LedgerReader.filter(words)
        let workplace = try Workplace(common)
        let (sort, limit, json, ink) = (order.sort, limit, output.json, workplace.ink)
        try waitFor { [settings = workplace.settings] in
            let reader = try LedgerReader(settings)
            let rows = try await reader.page(filter, by: sort, limit: limit)
            let text = PaymentText(ink: ink)
            let replaced = try await reader.replaced()
            let waiting = Set(try await reader.unplacedRows().map(\.told.receipt))
            for row in rows {
                switch row {
                case .prompt(let line):
                    print(
                        json
                            ? PaymentJSON(try await reader.record(of: line.id)).line
                            : text.line(line, isReplaced: replaced.contains(line.id)))
                case .direct(let payment):
                    print(
                        json
                            ? DirectJSON(payment, waits: waiting.contains(payment.id)).line
                            : text.line(payment, waits: waiting.contains(payment.id)))
                }
            }
            if rows.count == limit {
                let count = try await reader.count(filter)
                if count > rows.count { complain(ink.say(Self.more(rows.count, of: count))) }
            }
            if rows.isEmpty, !json {
                print(ink.say(Phrase("No payments.", sw: "Hakuna malipo.")))
            }
        }
    }
}

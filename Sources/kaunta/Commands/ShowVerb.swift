import ArgumentParser
import Payments

/// Shows all that is known of one payment.
struct ShowVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one payment: its verdict, and who said what and when.")

    @Argument(help: "The payment's tag, id, receipt or reference.")
    var id: String

    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        let workplace = try Workplace(common)
        let (id, json, ink) = (id, output.json, workplace.ink)
        try waitFor { [settings = workplace.settings] in
            let record = try await LedgerReader(settings).one(id)
            if json {
                print(PaymentJSON(record).lineWithEvidence)
            } else {
                print(PaymentText(ink: ink).detail(of: record, at: Timekeeper.system.now()))
            }
        }
    }
}

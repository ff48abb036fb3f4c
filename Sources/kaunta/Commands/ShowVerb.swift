import ArgumentParser
import Console
import Payments

/// Shows all that is known of one payment.
struct ShowVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one payment: its verdict, and who said what and when.")

    @OptionGroup var payment: PaymentArgument

    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        let workplace = try Workplace(common)
        let (id, json, ink) = (payment.id, output.json, workplace.ink)
        try waitFor { [settings = workplace.settings] in
            let reader = try LedgerReader(settings)
            let direct = try await reader.direct(id)
            if let direct, direct.isRow {
                print(json ? DirectJSON(direct).lineWithEvidence : PaymentText(ink: ink).detail(of: direct))
                if !json, let row = try await reader.unplacedRow(id) {
                    print(ink.fitted(ink.say(OperatorTexts.unplaced(row))))
                }
                return
            }
            if direct == nil, let row = try await reader.unplacedRow(id) {
                let item = CheckItem.unplaced(row)
                print(
                    json
                        ? item.line(at: Timekeeper.system.now())
                        : ink.fitted(
                            "\(row.told.receipt)  KES \(row.told.amount.grouped): \(ink.say(OperatorTexts.unplaced(row)))"
                        ))
                return
            }
            // What joined a prompt is told of as that prompt.
            let record = try await reader.one(direct?.prompt?.text ?? id)
            if json {
                print(PaymentJSON(record).lineWithEvidence)
            } else {
                let line = try await reader.line(of: record.attempt.id)
                print(
                    PaymentText(ink: ink).detail(
                        of: record, as: line, isFollowed: try await reader.isFollowed(line),
                        at: Timekeeper.system.now()))
                for row in try await reader.unplacedRows()
                where row.perhapsOf.contains(where: { $0.id == record.attempt.id }) {
                    print(ink.fitted(ink.say(OperatorTexts.mayBePaid(by: row))))
                }
            }
        }
    }
}

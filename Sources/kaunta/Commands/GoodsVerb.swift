import ArgumentParser
import Console
import Payments

/// Writes down that goods were let go although nothing proves that they are paid.
struct GoodsVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "goods",
        abstract: "Write down that goods were let go although nothing proves that they are paid.",
        discussion: """
            For a supervisor, who answers for it. The payment never reads as PAID for that: it stays watched, is told as \
            “Goods given”, and the day's figures name it until it is paid. No money moves. What is PAID, and what was never \
            sent, needs nobody's name.
            """)

    @OptionGroup var payment: PaymentArgument
    @OptionGroup var decision: ApprovalOptions
    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        let approval = try decision.approval()
        let workplace = try Workplace(common)
        let id = payment.id
        let record = try waitFor { [settings = workplace.settings] in
            try await LedgerDesk.open(settings).decide(.goodsGiven(approval), about: id)
        }
        if output.json {
            print(PaymentJSON(record).lineWithEvidence)
            return
        }
        let words = OperatorTexts.goodsGiven(approval, for: record)
        print(workplace.ink.fitted("\(record.attempt.tag): \(workplace.ink.say(words))"))
    }
}

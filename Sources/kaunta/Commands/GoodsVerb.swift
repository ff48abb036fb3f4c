import ArgumentParser
import Console
import Payments

/// Writes down that goods were let go although nothing proves that they are paid.
struct GoodsVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "goods",
        abstract: "Write down that goods were let go although nothing proves that they are paid.",
        discussion: """
            For a supervisor, who answers for it, and whose PIN is asked for. The payment never reads as PAID for that: it stays watched, is told as \
            “Goods given”, and the day's figures name it until it is paid. No money moves. What is PAID, and what was never \
            sent, needs nobody's name.
            """)

    @OptionGroup var payment: PaymentArgument
    @OptionGroup var decision: ApprovalOptions
    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        _ = try decision.approval()
        let workplace = try Workplace(common)
        let signed = try decision.signed(workplace.ink)
        let id = payment.id
        let (record, approval) = try waitFor { [settings = workplace.settings] in
            let desk = try await LedgerDesk.open(settings)
            let approval = try await desk.admit(signed, settings)
            return (try await desk.decide(.goodsGiven(approval), about: id), approval)
        }
        if output.json {
            print(PaymentJSON(record).lineWithEvidence)
            return
        }
        let words = OperatorTexts.goodsGiven(approval, for: record)
        print(workplace.ink.fitted("\(record.attempt.tag): \(workplace.ink.say(words))"))
    }
}

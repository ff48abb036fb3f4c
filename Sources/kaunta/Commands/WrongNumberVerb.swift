import ArgumentParser
import Console
import Ledger
import Payments

/// Notes that a prompt went to a stranger's phone.
struct WrongNumberVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wrong-number",
        abstract: "Note that a prompt went to a wrong number. If it is paid, a refund is owed.",
        discussion: """
            The prompt can't be called back: it stays watched, and keeps its phone. The right number gets a prompt of its \
            own: kaunta push.
            """)

    @OptionGroup var payment: PaymentArgument

    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        let workplace = try Workplace(common)
        let id = payment.id
        let record = try waitFor { [settings = workplace.settings] in
            try await LedgerDesk.open(settings).noteWrongNumber(id)
        }
        if output.json {
            print(PaymentJSON(record).lineWithEvidence)
            return
        }
        let words =
            record.state == .paid
            ? OperatorTexts.paidByStranger(receipt: record.receipt, isOwedBack: true) : OperatorTexts.wrongNumber
        print(workplace.ink.fitted("\(record.attempt.tag): \(workplace.ink.say(words))"))
    }
}

extension LedgerDesk {
    /// Notes it of the one payment that a text names.
    ///
    /// - Throws: `VerbFailure` when it reached no phone; nothing was changed.
    func noteWrongNumber(_ text: String) async throws -> AttemptRecord {
        let id = try onlyOne(try await ledger.find(text), for: text)
        if let record = try await ledger.record(of: id), !record.state.mayHaveReachedThePhone {
            throw VerbFailure(
                "\(record.attempt.tag) reached no phone: nothing was changed. Push to the right number.", .usage)
        }
        return try await decide(.wrongNumber, about: text)
    }
}

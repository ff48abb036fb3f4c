public import Payments
internal import Transport

/// What an answer to a question about a receipt says.
public enum StatusReading: Equatable, Sendable {
    /// It answers that.
    case told(StatusResult)
    /// It can't be read; where it broke, in words.
    case unreadable(reason: String)
}

/// The message that answers a question about a receipt. Its parameters come in any order, under names spelt with blanks and
/// without, and some of them twice.
public enum StatusMessage {
    /// Reads a body as it was posted, strictly in its JSON and leniently in its values.
    public static func decode(_ body: [UInt8]) -> StatusReading {
        do {
            return read(try JSON(strict: body, limits: .callback))
        } catch {
            return .unreadable(reason: error.description)
        }
    }

    static func read(_ json: JSON) -> StatusReading {
        guard let result = CallResult(json) else { return .unreadable(reason: CallResult.isNone) }
        guard result.code.isSuccess else {
            let reason = "Safaricom can't say (\(result.code): \(result.words))"
            return .told(StatusResult(result.conversation, told: .nothing(reason: reason)))
        }
        return .told(StatusResult(result.conversation, told: told(result)))
    }

    /// What stands in the parameters. Of what is not complete nothing is known: it may yet be. What is no customer's payment
    /// to a number of an organisation's is no money of a sale, and where a value is told twice and differently, none is.
    private static func told(_ parameters: CallResult) -> StatusResult.Told {
        let status = parameters.one("transactionstatus")?.shownText ?? ""
        guard status.lowercased() == "completed" else {
            return .nothing(reason: status.isEmpty ? "Safaricom names no status of it" : "Safaricom says: \(status)")
        }
        let type = parameters.one("reasontype")?.shownText ?? ""
        guard StatementKind(type) == .customer else {
            return .nothing(
                reason: "it is no payment by a customer that is known here (\(type.isEmpty ? "no type" : type))")
        }
        guard let receipt = parameters.one("receiptno")?.text.flatMap({ Receipt($0) }),
            let amount = parameters.one("amount")?.money, amount > .zero, amount <= C2BConfirmation.most
        else { return .nothing(reason: "Safaricom's answer has no receipt or no amount that can be read") }
        guard let (debit, credit) = parameters.parties, let payee = ShortCode(credit.number), let payer = debit.payer
        else { return .nothing(reason: "it is no money that a customer paid to the shop") }
        return .paid(
            C2BConfirmation(
                receipt: receipt, amount: amount, payee: payee, account: "", payer: payer, name: debit.name,
                paidAt: parameters.one("finalisedtime")?.moment ?? parameters.one("initiatedtime")?.moment))
    }
}

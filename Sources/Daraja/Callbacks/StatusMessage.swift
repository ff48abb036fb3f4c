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
        guard let result = json["Result"], let id = result["ConversationID"]?.text,
            let originator = result["OriginatorConversationID"]?.text, let code = result["ResultCode"]?.resultCode
        else { return .unreadable(reason: "it is no result of a question (Result, ConversationID, ResultCode)") }
        let conversation = Conversation(id: id, originator: originator)
        guard code.isSuccess else {
            let words = result["ResultDesc"]?.shownText ?? "no words"
            return .told(StatusResult(conversation, told: .nothing(reason: "Safaricom can't say (\(code): \(words))")))
        }
        return .told(StatusResult(conversation, told: told(Parameters(result))))
    }

    /// What stands in the parameters. Of what is not complete nothing is known: it may yet be. What is no customer's payment
    /// to a number of an organisation's is no money of a sale, and where a value is told twice and differently, none is.
    private static func told(_ parameters: Parameters) -> StatusResult.Told {
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

/// The parameters of a result, by their names in small letters and without blanks.
private struct Parameters {
    private let all: [(name: String, value: JSON)]

    init(_ result: JSON) {
        let list = result["ResultParameters"]?["ResultParameter"] ?? .null
        all = list.elements.compactMap { item in
            guard let key = item["Key"]?.text, let value = item["Value"] else { return nil }
            return (key.lowercased().filter { !$0.isWhitespace }, value)
        }
    }

    /// The value of that name; nil where there is none, or several that differ.
    func one(_ name: String) -> JSON? {
        let values = values(name)
        return values.allSatisfy { $0 == values.first } ? values.first : nil
    }

    private func values(_ name: String) -> [JSON] { all.filter { $0.name == name }.map(\.value) }

    /// Who paid and who was paid. Safaricom's own sample has both under the first name, the payer first.
    var parties: (debit: Party, credit: Party)? {
        let debits = values("debitpartyname")
        let credits = values("creditpartyname")
        guard debits.count + credits.count == 2, let debit = debits.first?.line, let credit = (debits + credits)[1].line
        else { return nil }
        return (Party(debit), Party(credit))
    }
}

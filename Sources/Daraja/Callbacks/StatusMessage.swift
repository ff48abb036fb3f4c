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

    /// What stands in the parameters. Of what is not complete nothing is known: it may yet be.
    private static func told(_ parameters: Parameters) -> StatusResult.Told {
        let status = parameters["transactionstatus"]?.shownText ?? ""
        guard status.lowercased() == "completed" else {
            return .nothing(reason: status.isEmpty ? "Safaricom names no status of it" : "Safaricom says: \(status)")
        }
        guard let receipt = parameters["receiptno"]?.text.flatMap({ Receipt($0) }),
            let amount = parameters["amount"]?.money, amount > .zero, amount <= C2BConfirmation.most
        else { return .nothing(reason: "Safaricom's answer has no receipt or no amount that can be read") }
        guard let payee = parameters.parties.credit.flatMap({ ShortCode($0.number) }) else {
            return .nothing(reason: "it is no money that came to the shop")
        }
        let payer = parameters.parties.debit
        return .paid(
            C2BConfirmation(
                receipt: receipt, amount: amount, payee: payee, account: "",
                payer: payer.flatMap { Payer(wire: $0.number) }, name: payer?.name ?? "",
                paidAt: (parameters["finalisedtime"] ?? parameters["initiatedtime"])?.moment))
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

    subscript(_ name: String) -> JSON? { values(name).first }

    private func values(_ name: String) -> [JSON] { all.filter { $0.name == name }.map(\.value) }

    /// Who paid and who was paid: Safaricom's own sample has both under the first name.
    var parties: (debit: Party?, credit: Party?) {
        let debits = values("debitpartyname").map(Party.init)
        let credit = self["creditpartyname"].map(Party.init)
        return (debits.first ?? nil, credit ?? (debits.count == 2 ? debits[1] : nil))
    }
}

/// `254708374149 - John Doe`: a number, clear or masked, and a name.
private struct Party {
    let number: String
    let name: String

    init?(_ value: JSON) {
        guard let text = value.line, !text.isEmpty else { return nil }
        let dash = text.firstRange(of: " - ")
        number = String(text[..<(dash?.lowerBound ?? text.endIndex)])
        name = dash.map { String(text[$0.upperBound...]) } ?? ""
    }
}

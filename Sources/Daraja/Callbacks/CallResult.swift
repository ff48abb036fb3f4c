internal import Payments
internal import Transport

/// What is posted as the result of a call that is answered later: one envelope, with parameters under names that are spelt
/// with blanks and without.
struct CallResult {
    /// Why a message is none.
    static let isNone = "it is no result of a call (Result, ConversationID, ResultCode)"

    let conversation: Conversation
    let code: ResultCode
    let words: String
    /// The transaction's own number, where the call made one; a made-up one where it did not.
    let transaction: Receipt?
    private let parameters: [(name: String, value: JSON)]

    init?(_ json: JSON) {
        guard let result = json["Result"], let id = result["ConversationID"]?.text,
            let originator = result["OriginatorConversationID"]?.text, let code = result["ResultCode"]?.resultCode
        else { return nil }
        conversation = Conversation(id: id, originator: originator)
        self.code = code
        words = result["ResultDesc"]?.shownText ?? "no words"
        transaction = result["TransactionID"]?.text.flatMap { Receipt($0) }
        let list = result["ResultParameters"]?["ResultParameter"] ?? .null
        parameters = list.elements.compactMap { item in
            guard let key = item["Key"]?.text, let value = item["Value"] else { return nil }
            return (key.lowercased().filter { !$0.isWhitespace }, value)
        }
    }

    /// The value of that name, in small letters and without blanks; nil where there is none, or several that differ.
    func one(_ name: String) -> JSON? {
        let values = values(name)
        return values.allSatisfy { $0 == values.first } ? values.first : nil
    }

    private func values(_ name: String) -> [JSON] { parameters.filter { $0.name == name }.map(\.value) }

    /// Who paid and who was paid. Safaricom's own sample has both under the first name, the payer first.
    var parties: (debit: Party, credit: Party)? {
        let debits = values("debitpartyname")
        let credits = values("creditpartyname")
        guard debits.count + credits.count == 2, let debit = debits.first?.line, let credit = (debits + credits)[1].line
        else { return nil }
        return (Party(debit), Party(credit))
    }
}

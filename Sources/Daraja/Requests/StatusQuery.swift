public import Payments
public import Transport

/// Asks what became of one transaction, by its receipt (Transaction Status). Changes nothing and may be repeated; the answer
/// is posted to an address (`StatusMessage`).
public struct StatusQuery: DarajaRequest {
    /// Who asks.
    public let initiator: Initiator
    /// Whose transaction it is.
    public let payee: CollectionPoint
    /// Which.
    public let receipt: Receipt
    /// Where the answer goes, and the news that there is none.
    public let answerAddress: String

    /// Takes the parts.
    public init(about receipt: Receipt, of payee: CollectionPoint, by initiator: Initiator, answeredAt address: String)
    {
        self.initiator = initiator
        self.payee = payee
        self.receipt = receipt
        answerAddress = address
    }

    public var path: String { "/mpesa/transactionstatus/v1/query" }

    public var body: JSON {
        let kind =
            switch payee {
            case .payBill: "4"
            case .till: "2"
            }
        return [
            "Initiator": .string(initiator.name), "SecurityCredential": .string(initiator.credential.text),
            "CommandID": "TransactionStatusQuery", "TransactionID": .string(receipt.text),
            "PartyA": .string(payee.payee.digits), "IdentifierType": .string(kind),
            "ResultURL": .string(answerAddress), "QueueTimeOutURL": .string(answerAddress), "Remarks": "Kaunta",
            "Occasion": "",
        ]
    }

    public func response(to reply: HTTPReply) -> StatusReply { Self.acknowledgement(in: reply) }

    /// Whether a call that is answered later was taken, and by which name.
    static func acknowledgement(in reply: HTTPReply) -> StatusReply {
        switch DarajaReply(reply) {
        case .fault(let fault) where fault.shape == .envelope && (400..<500).contains(fault.status):
            return .notTaken(reason: "Safaricom did not take it (\(fault))")
        case .fault(let fault): return .unclear(reason: "Safaricom may have taken it or not (\(fault))")
        case .answer(let json):
            guard let code = json["ResponseCode"]?.resultCode else {
                return .unclear(reason: "Safaricom's answer does not say whether it took it")
            }
            guard code.isSuccess else {
                let words = json["ResponseDescription"]?.shownText ?? "no words"
                return .notTaken(reason: "Safaricom did not take it: \(words)")
            }
            guard let id = json["ConversationID"]?.text, let originator = json["OriginatorConversationID"]?.text,
                !id.isEmpty, !originator.isEmpty
            else { return .unclear(reason: "Safaricom took it without a name: its answer can't be known") }
            return .taken(Conversation(id: id, originator: originator))
        }
    }
}

public import Payments
public import Transport

/// Has a payment given back to who made it, by its receipt (Reversal): all of it, once for each receipt.
public struct ReversalRequest: DarajaRequest {
    /// Who orders it at Safaricom.
    public let initiator: Initiator
    /// Whose money it is.
    public let payee: CollectionPoint
    /// What is given back.
    public let order: ReversalOrder
    /// Where the result goes, and the news that there is none.
    public let resultAddress: String

    /// Takes the parts.
    public init(
        _ order: ReversalOrder, of payee: CollectionPoint, by initiator: Initiator, resultAddress: String
    ) {
        self.order = order
        self.payee = payee
        self.initiator = initiator
        self.resultAddress = resultAddress
    }

    public var path: String { "/mpesa/reversal/v1/request" }

    public var body: JSON {
        let cents = order.amount.cents
        return [
            "Initiator": .string(initiator.name), "SecurityCredential": .string(initiator.credential.text),
            "CommandID": "TransactionReversal", "TransactionID": .string(order.receipt.text),
            "Amount": .string(cents % 100 == 0 ? String(cents / 100) : order.amount.decimal),
            "ReceiverParty": .string(payee.payee.digits),
            // Misspelt by the gateway, which refuses the right spelling.
            "RecieverIdentifierType": "11", "ResultURL": .string(resultAddress),
            "QueueTimeOutURL": .string(resultAddress), "Remarks": "Kaunta", "Occasion": "",
        ]
    }

    public func response(to reply: HTTPReply) -> ReversalAnswer {
        switch StatusQuery.acknowledgement(in: reply) {
        case .taken(let names): .taken(names)
        case .notTaken(let reason): .refused(reason: reason)
        case .unclear(let reason): .lost(reason: reason)
        }
    }
}

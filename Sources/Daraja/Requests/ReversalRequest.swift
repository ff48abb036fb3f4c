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
        case .notTaken(let reason): Self.isRefusal(reply) ? .refused(reason: reason) : .lost(reason: reason)
        case .unclear(let reason): .lost(reason: reason)
        }
    }

    /// A closed list: only these answers prove that nothing was taken. What is not on it is unknown, never refused.
    private static func isRefusal(_ reply: HTTPReply) -> Bool {
        guard case .fault(let fault) = DarajaReply(reply) else { return false }
        return switch fault.meaning {
        case .tokenRefused, .productMissing, .wrongMethod, .authorizationMissing: true
        case .invalidField: fault.code == "400.002.02"
        case .noSuchPath: fault.code == "404.001.01"
        case .wrongCredentials, .merchantUnknown, .subscriberLocked, .busy, .rateLimited, .quota, .unreadablePayload,
            .oauthMisuse, .beingProcessed, .doesNotExist, .withoutWords, .maintenance, .alreadyRegistered,
            .registeredElsewhere, .internalError, .unlisted:
            false
        }
    }
}

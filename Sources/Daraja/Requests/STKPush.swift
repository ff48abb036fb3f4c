public import Payments
public import Transport

/// Puts a payment prompt on a customer's phone. There is no way to recall it, and sending it again is a second prompt.
public struct STKPush: DarajaRequest {
    public var path: String { "/mpesa/stkpush/v1/processrequest" }

    /// Who signs, and with what.
    public let signature: Signature
    /// What the customer pays to.
    public let payee: CollectionPoint
    /// The amount in whole shillings.
    public let shillings: Int64
    /// Who pays and gets the prompt.
    public let phone: MSISDN
    /// Where Safaricom posts the outcome.
    public let callbackAddress: String
    /// The reference on the prompt.
    public let reference: AccountReference
    /// The description on the prompt.
    public let purpose: PromptDescription

    /// Makes the request of a frozen attempt; nil when its amount has cents or is beyond what M-PESA moves.
    public init?(_ attempt: Attempt, signature: Signature, callbackAddress: String) {
        guard let shillings = attempt.amount.wholeShillings, PromptOrder.shillings.contains(shillings) else {
            return nil
        }
        self.signature = signature
        self.shillings = shillings
        self.callbackAddress = callbackAddress
        payee = attempt.payee
        phone = attempt.phone
        reference = attempt.reference
        purpose = attempt.purpose
    }

    public var body: JSON {
        [
            "BusinessShortCode": .string(payee.signer.digits),
            "Password": .string(signature.password),
            "Timestamp": .string(signature.timestamp),
            "TransactionType": .string(transactionType),
            "Amount": .number(String(shillings)),
            "PartyA": .number(phone.digits),
            "PartyB": .string(payee.payee.digits),
            "PhoneNumber": .number(phone.digits),
            "CallBackURL": .string(callbackAddress),
            // Never null and never empty, both of them: production answers that with "Invalid Remarks".
            "AccountReference": .string(reference.text),
            "TransactionDesc": .string(purpose.text),
        ]
    }

    private var transactionType: String {
        switch payee {
        case .payBill: "CustomerPayBillOnline"
        case .till: "CustomerBuyGoodsOnline"
        }
    }

    /// Accepted, refused by a listed answer, or lost: everything that is not one of the first two may have taken effect.
    public func response(to reply: HTTPReply) -> PushAnswer.Outcome {
        switch DarajaReply(reply) {
        case .answer(let json): Self.outcome(json)
        case .fault(let fault):
            if let refusal = fault.pushRefusal {
                .refused(refusal)
            } else {
                .lost(reason: "Safaricom's answer does not say whether it took the prompt (\(fault))")
            }
        }
    }

    private static func outcome(_ json: JSON) -> PushAnswer.Outcome {
        guard let id = json["CheckoutRequestID"]?.shownText, !id.isEmpty else {
            return .lost(reason: "Safaricom's answer names no prompt")
        }
        guard json["ResponseCode"]?.integer == 0 else {
            let code = json["ResponseCode"]?.shownText ?? "none"
            let words = json["ResponseDescription"]?.shownText ?? ""
            return .lost(reason: "Safaricom named the prompt, but with ResponseCode \(code) \(words)")
        }
        let merchant = json["MerchantRequestID"]?.shownText.map { MerchantRequestID($0) }
        return .accepted(merchant: merchant, checkout: CheckoutRequestID(id))
    }
}

extension STKPush: CustomStringConvertible {
    public var description: String { "prompt for KES \(shillings) to \(phone), reference \(reference)" }
}

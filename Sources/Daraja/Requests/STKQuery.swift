public import Payments
public import Transport

/// Asks what became of a prompt. Changes nothing and may be repeated.
public struct STKQuery: DarajaRequest {
    public var path: String { "/mpesa/stkpushquery/v1/query" }

    /// Who signs, and with what: a fresh pair of the number that signed the prompt.
    public let signature: Signature
    /// Which prompt.
    public let prompt: CheckoutRequestID

    /// Takes the parts.
    public init(_ prompt: CheckoutRequestID, signature: Signature) {
        self.prompt = prompt
        self.signature = signature
    }

    public var body: JSON {
        [
            "BusinessShortCode": .string(signature.signer.digits),
            "Password": .string(signature.password),
            "Timestamp": .string(signature.timestamp),
            "CheckoutRequestID": .string(prompt.text),
        ]
    }

    /// Paid by exactly 0, failed by the closed list, and open by everything else.
    public func response(to reply: HTTPReply) -> QueryAnswer.Outcome {
        switch DarajaReply(reply) {
        case .answer(let json): outcome(json)
        case .fault(let fault): outcome(fault, retryAfter: reply.retryAfter)
        }
    }

    private func outcome(_ json: JSON) -> QueryAnswer.Outcome {
        if let named = json["CheckoutRequestID"]?.text, named != prompt.text {
            return .open(reason: "Safaricom answered about another prompt")
        }
        if let accepted = json["ResponseCode"]?.integer, accepted != 0 {
            return .open(reason: "Safaricom did not take the question (ResponseCode \(accepted))")
        }
        guard let code = json["ResultCode"]?.resultCode else {
            return .open(reason: "Safaricom's answer has no result yet")
        }
        let words = json["ResultDesc"]?.shownText ?? ""
        // PAID and NOT PAID rest on this line alone: an answer that does not say about what proves nothing.
        if code.isSuccess || code.isTerminalFailure, json["CheckoutRequestID"]?.text != prompt.text {
            return .open(reason: "Safaricom's answer does not name the prompt")
        }
        if code.isSuccess { return .paid(text: words) }
        if code.isTerminalFailure { return .failed(code, text: words) }
        return .open(reason: code.text.isEmpty ? "not finished yet (\(words))" : "not finished yet (\(code): \(words))")
    }

    private func outcome(_ fault: DarajaFault, retryAfter: String?) -> QueryAnswer.Outcome {
        switch fault.meaning {
        case .wrongCredentials, .merchantUnknown, .productMissing:
            .ourFault(reason: "Safaricom refuses our question (\(fault)): passkey, shortcode or product is wrong")
        case .invalidField(let field) where ["BusinessShortCode", "Password", "Timestamp"].contains(field):
            .ourFault(reason: "Safaricom refuses our question (\(fault)): shortcode, passkey or clock is wrong")
        case .rateLimited, .quota, .busy:
            .rateLimited(retryAfter: Self.wait(retryAfter))
        case .beingProcessed, .withoutWords:
            .open(reason: "still being processed")
        case .invalidField, .doesNotExist:
            .open(reason: "Safaricom does not know it yet (\(fault)), which proves nothing")
        case .unreadablePayload, .tokenRefused, .oauthMisuse, .authorizationMissing, .noSuchPath, .wrongMethod,
            .subscriberLocked, .maintenance, .alreadyRegistered, .registeredElsewhere, .internalError, .unlisted:
            .open(reason: "no usable answer (\(fault))")
        }
    }

    /// Seconds, as the header has them in practice; at most an hour.
    private static func wait(_ retryAfter: String?) -> Duration? {
        guard let seconds = retryAfter.flatMap({ Int64($0) }), seconds >= 0 else { return nil }
        return .seconds(min(seconds, 3600))
    }
}

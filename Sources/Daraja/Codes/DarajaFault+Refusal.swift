internal import Payments

extension DarajaFault {
    /// The refusal it is when it answers a push, or nil when the prompt may have been sent all the same.
    ///
    /// A closed list: only these answers prove that no prompt went out. What is not on it is unknown, never refused.
    var pushRefusal: Refusal? {
        // A success status, or a redirect, contradicts an error in the body.
        guard status >= 400, let kind = pushRefusalKind else { return nil }
        return Refusal(code: code.isEmpty ? "HTTP \(status)" : code, message: message, kind: kind)
    }

    /// The codes under which "too many" is on the list.
    private static let tooManyCodes = ["500.003.02", "500.003.03"]

    private var pushRefusalKind: Refusal.Kind? {
        switch meaning {
        // The same words from another family of calls are not on the list.
        case .invalidField(let field) where code == "400.002.02":
            switch field {
            case "Amount", "PartyA", "PhoneNumber", "AccountReference", "TransactionDesc", "Remarks": .invalidField
            case "BusinessShortCode", "Password", "Timestamp", "TransactionType", "PartyB", "CallBackURL":
                .configuration
            default: nil
            }
        case .tokenRefused: .token
        case .productMissing, .merchantUnknown, .wrongCredentials, .wrongMethod: .configuration
        case .noSuchPath: code == "404.001.01" ? .configuration : nil
        case .subscriberLocked: .phoneBusy
        // The same words in the API gateway's own shape, or under another code, are not on the list.
        case .busy, .rateLimited, .quota: shape == .envelope && Self.tooManyCodes.contains(code) ? .busy : nil
        case .invalidField, .unreadablePayload, .oauthMisuse, .authorizationMissing, .beingProcessed, .doesNotExist,
            .withoutWords, .maintenance, .alreadyRegistered, .registeredElsewhere, .internalError, .unlisted:
            nil
        }
    }
}

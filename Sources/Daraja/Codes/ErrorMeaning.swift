/// What an error code means. The code alone does not say it: `500.001.1001` has six meanings, told apart by a
/// fragment of the message.
public enum ErrorMeaning: Equatable, Sendable {
    /// That field failed validation.
    case invalidField(String)
    /// The body was not readable: our own bug.
    case unreadablePayload
    /// The token is expired or wrong. Three codes, and HTTP 401.
    case tokenRefused
    /// The product is not on this app, or the path is of another version. No new token helps.
    case productMissing
    /// The call for a token was wrong.
    case oauthMisuse
    /// No token in the header: our own bug.
    case authorizationMissing
    /// No such path.
    case noSuchPath
    /// GET instead of POST.
    case wrongMethod
    /// The shortcode is not known for this product.
    case merchantUnknown
    /// The password does not fit shortcode, passkey and timestamp.
    case wrongCredentials
    /// Another prompt or menu is open on the phone.
    case subscriberLocked
    /// Still pending.
    case beingProcessed
    /// Unknown, or not known yet: also said of prompts that exist.
    case doesNotExist
    /// `500.001.1001` without a word: pending, or a hiccup.
    case withoutWords
    /// Busy.
    case busy
    /// Too many calls.
    case rateLimited
    /// Too many calls for a long time.
    case quota
    /// Closed for maintenance.
    case maintenance
    /// The addresses for direct payments are registered already: in production that is done once.
    case alreadyRegistered
    /// They are registered by somebody else for this number, such as an aggregator.
    case registeredElsewhere
    /// Broken.
    case internalError
    /// Not on any list.
    case unlisted

    /// Reads it off code, message and HTTP status.
    public init(code: String, message: String, status: Int = 0) {
        let words = message.lowercased()
        self =
            switch code {
            case "400.002.02", "400.003.02": Self.field(in: message).map { .invalidField($0) } ?? .unlisted
            case "400.002.05": .unreadablePayload
            case "404.001.03", "401.002.01", "400.003.01": .tokenRefused
            case "401.003.01": .productMissing
            case "400.008.01", "400.008.02": .oauthMisuse
            case "404.001.04": .authorizationMissing
            case "404.001.01", "404.002.01", "404.003.01": .noSuchPath
            case "405.001": .wrongMethod
            case "500.001.1001": Self.overloaded(words)
            case "500.003.02": words.contains("spike") ? .rateLimited : .busy
            case "500.003.03": .quota
            case "500.003.1001", "500.002.1001", "00.002.1001": Self.broken(words)
            case _ where code.lowercased().contains("quota"): .quota
            case _ where code.lowercased().contains("spikearrest") || status == 429: .rateLimited
            case _ where status == 401: .tokenRefused
            default: .unlisted
            }
    }

    private static func overloaded(_ words: String) -> Self {
        if words.allSatisfy(\.isWhitespace) { return .withoutWords }
        if words.contains("merchant does not exist") { return .merchantUnknown }
        if words.contains("wrong credentials") { return .wrongCredentials }
        if words.contains("lock subscriber") { return .subscriberLocked }
        if words.contains("being processed") { return .beingProcessed }
        if words.contains("does not exist") { return .doesNotExist }
        return words.contains("internal server error") ? .internalError : .unlisted
    }

    private static func broken(_ words: String) -> Self {
        if words.contains("already registered") { return .alreadyRegistered }
        if words.contains("duplicate notification info") { return .registeredElsewhere }
        return words.contains("maintenance") ? .maintenance : .internalError
    }

    /// The field in `Bad Request - Invalid CallBackURL`.
    private static func field(in message: String) -> String? {
        let words = message.split(separator: " ")
        guard let place = words.lastIndex(where: { $0.lowercased() == "invalid" }), place + 1 < words.count else {
            return nil
        }
        return String(words[place + 1])
    }
}

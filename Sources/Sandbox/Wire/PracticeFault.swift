/// A reference that makes a prompt to the sandbox go wrong on purpose, as help texts name it.
public struct PracticeFault: Equatable, Sendable {
    /// What stands on the prompt: `SIM-RESET`.
    public let reference: String
    /// What goes wrong.
    public let meaning: String

    /// Every one there is.
    public static let all = EdgeFault.allCases.map { PracticeFault(reference: $0.rawValue, meaning: $0.meaning) }
}

extension EdgeFault {
    /// What goes wrong, for whoever practises.
    fileprivate var meaning: String {
        switch self {
        case .rateLimited: "HTTP 429, too many requests: whether it went is not known"
        case .busy: "refused: the system is busy"
        case .spike: "refused: too many requests, told as a fault"
        case .quota: "refused: the quota is used up"
        case .internalError: "the prompt is made, and the answer is a fault"
        case .soap: "a fault from behind the gateway"
        case .forbidden: "the firewall's page, 403"
        case .unavailable: "a page instead of an answer, 503"
        case .reset: "the prompt is made, and the answer is lost"
        case .slow: "the prompt is made, and the answer is late"
        case .truncated: "the prompt is made, and half the answer comes"
        case .token404: "the access token is not found, once"
        case .token401: "the access token is refused, once"
        case .token400: "the access token is malformed, once"
        case .noProduct: "refused: the app has no such product"
        case .locked: "refused: another prompt is on that phone"
        case .conflict: "two different answers"
        case .lateConflict: "two different answers, the second one late"
        }
    }
}

/// A payment gateway: the port that Daraja fills, and scripts in tests.
public protocol Gateway: Sendable {
    /// Gets ready to send (a valid token), before the send mark is made.
    ///
    /// - Throws: `GatewayUnready`; nothing was sent.
    func makeReady() async throws(GatewayUnready)

    /// Sends one prompt, once. The permit is spent whatever comes back, and there is no way to send without one.
    func push(_ permit: consuming SendPermit) async -> PushAnswer

    /// Asks what became of a prompt. Changes nothing and may be repeated.
    func query(_ prompt: CheckoutRequestID) async -> QueryAnswer
}

/// Why the gateway cannot be sent anything now. No money moved.
public enum GatewayUnready: Error, Equatable, Sendable {
    /// It can't be reached, or answers nonsense.
    case unavailable(reason: String)
    /// It refuses our keys.
    case credentials(reason: String)
    /// Our clock is off by more than five minutes: signatures would be refused.
    case clock(skew: Duration)
}

extension GatewayUnready: CustomStringConvertible {
    /// What it is, in words for the middle of a sentence.
    public var reason: String {
        switch self {
        case .unavailable(let reason), .credentials(let reason): reason
        case .clock(let skew):
            "this machine's clock is \(abs(skew.wholeSeconds)) s \(skew > .zero ? "ahead of" : "behind") the gateway's"
        }
    }

    /// What happened, whether money moved, and what to do next.
    public var description: String {
        switch self {
        case .unavailable(let reason): "Nothing was sent and no money moved: \(reason). Try again."
        case .credentials(let reason):
            "Nothing was sent and no money moved: \(reason). Mend the keys in secrets.toml, then start Kaunta again."
        case .clock: "Nothing was sent and no money moved: \(reason). Set the clock right, then try again."
        }
    }
}

/// The right to send one attempt once: made by the journal with the send mark, used up by the gateway.
///
/// It can't be copied, so a second request would not compile.
public struct SendPermit: ~Copyable, Sendable {
    /// What is sent, frozen.
    public let attempt: Attempt
    /// The secret part of the attempt's callback address.
    public let token: CallbackToken

    /// Made only where the send mark was read back from disk.
    package init(markedFor attempt: Attempt, token: CallbackToken) {
        self.attempt = attempt
        self.token = token
    }
}

/// What came back from a push, and the message it was read from.
public struct PushAnswer: Equatable, Sendable {
    /// What it amounts to.
    public let outcome: Outcome
    /// The answer's body as it came, if one did.
    public let raw: String?

    /// Takes the parts.
    public init(_ outcome: Outcome, raw: String? = nil) {
        self.outcome = outcome
        self.raw = raw
    }

    /// What it amounts to.
    public enum Outcome: Equatable, Sendable {
        /// The gateway took it and named it.
        case accepted(merchant: MerchantRequestID?, checkout: CheckoutRequestID)
        /// Refused by a listed answer: no prompt.
        case refused(Refusal)
        /// It failed before the first byte of the request: no prompt.
        case neverLeft(reason: String)
        /// Anything else: the phone may be ringing.
        case lost(reason: String)
    }
}

/// What came back from a question, and the message it was read from.
public struct QueryAnswer: Equatable, Sendable {
    /// What it amounts to.
    public let outcome: Outcome
    /// The answer's body as it came, if one did.
    public let raw: String?

    /// Takes the parts.
    public init(_ outcome: Outcome, raw: String? = nil) {
        self.outcome = outcome
        self.raw = raw
    }

    /// What it amounts to.
    public enum Outcome: Equatable, Sendable {
        /// ResultCode exactly 0.
        case paid(text: String)
        /// A ResultCode of the closed list.
        case failed(ResultCode, text: String)
        /// Not known yet, or an answer that proves nothing.
        case open(reason: String)
        /// Too many questions; nil when it does not say how long to wait.
        case rateLimited(retryAfter: Duration?)
        /// Our own signature or keys are refused: asking on would only burn the budget.
        case ourFault(reason: String)
    }
}

/// Whom questions about receipts are put to: the port that Daraja fills, and scripts in tests.
public protocol StatusGateway: Sendable {
    /// Asks about a receipt. Changes nothing and may be repeated; the answer comes as a message to the address of that token.
    func ask(about receipt: Receipt, answeredAt token: CallbackToken) async -> StatusReply
}

/// What Safaricom says to a question about a receipt at once.
public enum StatusReply: Equatable, Sendable {
    /// It was taken, and is named so.
    case taken(Conversation)
    /// It was refused: why, in words.
    case notTaken(reason: String)
    /// Nobody knows whether it was taken: why, in words. An answer that comes all the same can't be told from a forged one.
    case unclear(reason: String)
}

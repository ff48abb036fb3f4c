public import Payments
internal import Transport

/// A message of the API taken apart for people: what it is, what it says, what it proves, and what looks odd.
public struct Decoded: Equatable, Sendable {
    /// What it is.
    public var kind: Kind
    /// What the screen might say on its word alone; nil for a message that is not about a payment.
    ///
    /// A callback is unsigned, so no callback proves anything: its verdict is DON'T KNOW, and `meaning` tells its claim.
    public var verdict: Verdict?
    /// The code it carries.
    public var resultCode: ResultCode?
    /// Its words.
    public var theirWords = ""
    /// What it means.
    public var meaning: Phrase
    /// What the cashier does now.
    public var doNow = Phrase("", sw: "")
    /// Its values by our names, phones masked and secrets hidden.
    public var fields: [Field] = []
    /// What looks odd.
    public var warnings: [String] = []

    /// One value.
    public struct Field: Equatable, Sendable {
        /// Our name for it.
        public let name: String
        /// The value.
        public let value: String

        /// Takes the parts.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What a message can be.
    public enum Kind: String, Equatable, Sendable, CaseIterable {
        /// The answer to the call for a token.
        case oauth
        /// A push on its way to the gateway.
        case pushRequest = "stkpush-request"
        /// The gateway's answer to a push.
        case push = "stkpush"
        /// A question on its way to the gateway.
        case queryRequest = "stkquery-request"
        /// The gateway's answer to a question.
        case query = "stkquery"
        /// A callback.
        case callback = "stkcb"
        /// Money paid straight to the shop: news of it, or the question before it.
        case direct = "c2b"
        /// Addresses for direct payments on their way to the gateway.
        case registerRequest = "c2b-register-request"
        /// A made-up direct payment on its way to a sandbox.
        case simulateRequest = "c2b-simulate-request"
        /// The gateway's answer to either.
        case directAnswer = "c2b-answer"
        /// A call for the gateway's own list on its way.
        case pullRequest = "pull-request"
        /// The list, or the answer to its registration.
        case pull
        /// A question about one transaction on its way to the gateway.
        case statusRequest = "status-request"
        /// What such a question is answered with, later.
        case result
        /// What a callback is answered with.
        case acknowledgement = "ack"
        /// Daraja's own error.
        case error
        /// The API gateway's error.
        case fault
        /// A SOAP fault as JSON.
        case soap
        /// A web page.
        case html
        /// Nothing: what wrong keys get when they ask for a token.
        case empty
    }

    init(_ kind: Kind, meaning: Phrase) {
        self.kind = kind
        self.meaning = meaning
    }

    mutating func add(_ name: String, _ value: String?) {
        if let value, !value.isEmpty { fields.append(Field(name, value)) }
    }
}

/// Why a message can't be taken apart.
public struct DecodeFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// How many bytes of it are in order.
    public let offset: Int
    /// What is wrong there.
    public let reason: String

    init(at offset: Int, _ reason: String) {
        self.offset = offset
        self.reason = reason
    }

    public var description: String { "It can't be decoded: at byte \(offset), \(reason)." }
}

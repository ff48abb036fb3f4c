/// A gateway's code in people's words: why it is not paid, and what helps.
public struct Decline: Equatable, Sendable {
    /// The code.
    public let code: ResultCode
    /// The gateway's own words, where they are known.
    public let theirWords: String
    /// What it means.
    public let meaning: Phrase
    /// What the cashier does now.
    public let doNow: Phrase
    /// One sentence for the customer; empty when there is nothing to say to them.
    public let say: Phrase
    /// Whose side it lies on.
    public let side: Side

    /// Takes the parts.
    public init(code: ResultCode, theirWords: String, meaning: Phrase, doNow: Phrase, say: Phrase, side: Side) {
        self.code = code
        self.theirWords = theirWords
        self.meaning = meaning
        self.doNow = doNow
        self.say = say
        self.side = side
    }

    /// Whose side it lies on.
    public enum Side: String, Equatable, Sendable {
        /// The customer: cancelled, wrong PIN, no money.
        case customer
        /// The way to the phone: off, busy, expired.
        case phone
        /// Us: numbers, keys, products.
        case setup
        /// The gateway: busy, broken.
        case gateway
        /// Not a decline: paid, or pending.
        case none
    }
}

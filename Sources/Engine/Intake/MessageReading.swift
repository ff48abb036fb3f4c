public import Payments

/// How messages are read: what the intake has of whoever knows a gateway's formats. The same message reads the same each
/// time, and nobody is asked for it.
public struct MessageReading: Sendable {
    /// What a message of a listed peer amounts to. With it comes what it was answered, when it was a question and that is
    /// still known.
    public var outcome: @Sendable (InboundMessage, String?) -> InboxOutcome
    /// The prompt that a message names, whoever posted it; nil where it names none, or can't be read.
    public var namedPrompt: @Sendable (InboundMessage) -> CheckoutRequestID?

    /// Takes the two.
    public init(
        outcome: @escaping @Sendable (InboundMessage, String?) -> InboxOutcome,
        namedPrompt: @escaping @Sendable (InboundMessage) -> CheckoutRequestID?
    ) {
        self.outcome = outcome
        self.namedPrompt = namedPrompt
    }
}

public import Payments

/// What the listener has from the program that keeps the books. It may stand in a process of its own, where this, and
/// whether an account is awaited, is all that it reaches.
public protocol BackOffice: Sendable {
    /// The address, of a prompt, of a question's answer or of an order's result, whose token has that hash; nil when it
    /// is none's.
    ///
    /// - Throws: when that can't be looked up now.
    func address(of hash: TokenHash) async throws -> InboundAddress?

    /// C3: keeps a message. It is on disk when this returns, and is read after that.
    ///
    /// - Parameter answer: what was answered already, when it was a question.
    /// - Throws: `JournalRefusal.noSuchAttempt` for a payment that is not in the ledger; anything else when it is not kept.
    func keep(_ message: InboundMessage, answered answer: String?) async throws

    /// Has a prompt asked about because of a message that was not kept, once in a while.
    func hint(about id: AttemptID) async

    /// Is told of everything, for logs and alarms.
    func tell(_ event: ListenerEvent)
}

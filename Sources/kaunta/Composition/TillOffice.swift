import Engine
import Listener
import Payments

/// The books of a till at work, as the listener reaches them: all that it hears goes into the intake.
struct TillOffice: BackOffice {
    /// Keeps and reads what is heard.
    let intake: Intake
    /// Told of what the listener tells of itself.
    let onEvent: @Sendable (ListenerEvent) -> Void

    func address(of hash: TokenHash) async throws -> InboundAddress? { try await intake.address(of: hash) }

    func keep(_ message: InboundMessage, answered answer: String?) async throws {
        try await intake.keep(message, answered: answer)
    }

    func hint(about id: AttemptID) async { await intake.hint(about: id) }

    func tell(_ event: ListenerEvent) { onEvent(event) }
}

extension MessageReading {
    /// How what Safaricom posts to a shop with those numbers is read. News of a till's money names the till or the store
    /// that signs for it.
    static func daraja(_ payee: CollectionPoint) -> MessageReading {
        let reader = MessageReader(numbers: [payee.payee, payee.signer])
        return MessageReading(
            outcome: { reader.outcome(of: $0, answered: $1) }, namedPrompt: { reader.prompt(namedIn: $0) })
    }
}

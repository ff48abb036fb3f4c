import Engine
import Listener
import Payments

/// The intake behind a listener, as a till has it.
struct ReadingOffice: BackOffice {
    let intake: Intake
    var ears = Ears()

    func address(of hash: TokenHash) async throws -> InboundAddress? { try await intake.address(of: hash) }

    func keep(_ message: InboundMessage, answered answer: String?) async throws {
        try await intake.keep(message, answered: answer)
    }

    func hint(about id: AttemptID) async { await intake.hint(about: id) }

    func tell(_ event: ListenerEvent) { ears.note(event) }
}

extension MessageReading {
    /// How messages to a shop with those numbers are read.
    static func shop(_ numbers: Set<ShortCode>) -> MessageReading {
        let reader = MessageReader(numbers: numbers)
        return MessageReading(
            outcome: { reader.outcome(of: $0, answered: $1) }, namedPrompt: { reader.prompt(namedIn: $0) })
    }
}

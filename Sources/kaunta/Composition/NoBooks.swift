import Listener
import Payments

/// Books that take nothing, for a listener that only shows that it is reached: it tells everybody else to come again.
struct NoBooks: BackOffice {
    /// Told of what the listener tells of itself.
    let onEvent: @Sendable (ListenerEvent) -> Void

    private struct Closed: Error {}

    func address(of hash: TokenHash) async throws -> InboundAddress? { throw Closed() }

    func keep(_ message: InboundMessage, answered answer: String?) async throws { throw Closed() }

    func hint(about id: AttemptID) async {}

    func tell(_ event: ListenerEvent) { onEvent(event) }
}

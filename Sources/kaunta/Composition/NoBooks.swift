import Payments

/// Books that take nothing, for a listener that only shows that it is reached: it tells everybody else to come again.
struct NoBooks: Journal, Inbox {
    private struct Closed: Error {}

    func prepare(
        _ order: PromptOrder, payee: CollectionPoint, token: CallbackToken, at now: Timestamp
    ) async throws -> AttemptRecord { throw Closed() }

    func markSending(
        _ id: AttemptID, token: CallbackToken, boot: BootID, at now: Timestamp
    ) async throws -> SendPermit { throw Closed() }

    func add(_ evidence: Evidence, to id: AttemptID) async throws -> AttemptRecord { throw Closed() }

    func record(of id: AttemptID) async throws -> AttemptRecord? { throw Closed() }

    func attempt(heardAt token: CallbackToken) async throws -> AttemptID? { throw Closed() }

    func attemptsToWatch() async throws -> [AttemptRecord] { throw Closed() }

    func keep(_ message: InboundMessage) async throws -> InboxID { throw Closed() }

    func settle(_ id: InboxID, as outcome: InboxOutcome) async throws -> AttemptID? { throw Closed() }

    func unsettled() async throws -> [KeptMessage] { [] }
}

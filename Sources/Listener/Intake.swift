import Daraja
import Logging
import Payments

/// Reads kept messages, one after the other, and ends each as evidence or with the reason why it is none.
final class Intake: Sendable {
    private let inbox: any Inbox
    private let logger: Logger
    private let onHeard: @Sendable (AttemptID) async -> Void
    private let messages: AsyncStream<KeptMessage>
    private let line: AsyncStream<KeptMessage>.Continuation

    init(inbox: any Inbox, logger: Logger, onHeard: @escaping @Sendable (AttemptID) async -> Void) {
        self.inbox = inbox
        self.logger = logger
        self.onHeard = onHeard
        (messages, line) = AsyncStream.makeStream()
    }

    /// Puts a message in line.
    func take(_ message: KeptMessage) { line.yield(message) }

    /// Reads until the task is cancelled. What is left in line then is read at the next start.
    func run() async {
        for await message in messages { await read(message) }
    }

    /// Reads what an earlier run left.
    func replay() async throws {
        for message in try await inbox.unsettled() { await read(message) }
    }

    private func read(_ kept: KeptMessage) async {
        let reading = STKCallback.decode(kept.message.body)
        let outcome: InboxOutcome =
            switch reading {
            case .unreadable(let reason): .rejected(reason)
            case .paid, .failed:
                reading.evidence(from: kept.message.body, at: kept.message.at).map(InboxOutcome.applied)
                    ?? .rejected("it says nothing")
            }
        do {
            try await inbox.settle(kept.id, as: outcome)
        } catch {
            // It stays unsettled, and is read again at the next start; the questions do not wait for it.
            logger.error("A kept callback could not be ended", metadata: ["message": "\(kept.id.number)"])
        }
        if case .applied = outcome { await onHeard(kept.message.attempt) }
    }
}

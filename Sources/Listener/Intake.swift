import Daraja
import Logging
import Payments

/// Reads kept messages, one after the other, and ends each as evidence or with the reason why it is none.
final class Intake: Sendable {
    private let inbox: any Inbox
    private let timekeeper: Timekeeper
    private let logger: Logger
    private let onHeard: @Sendable (AttemptID) async -> Void
    private let messages: AsyncStream<KeptMessage>
    private let line: AsyncStream<KeptMessage>.Continuation
    private let lapses: AsyncStream<Void>
    private let behind: AsyncStream<Void>.Continuation

    init(
        inbox: any Inbox, timekeeper: Timekeeper, logger: Logger,
        onHeard: @escaping @Sendable (AttemptID) async -> Void
    ) {
        self.inbox = inbox
        self.timekeeper = timekeeper
        self.logger = logger
        self.onHeard = onHeard
        (messages, line) = AsyncStream.makeStream()
        (lapses, behind) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Puts a message in line.
    func take(_ message: KeptMessage) { line.yield(message) }

    /// Reads until the task is cancelled. What is left in line then is read at the next start.
    func run() async {
        for await message in messages where await !read(message) { behind.yield() }
    }

    /// Makes good what the disk did not take, until the task is cancelled. A message ends once, however often it is read.
    func catchUp() async {
        for await _ in lapses {
            while !Task.isCancelled {
                guard (try? await timekeeper.sleep(Self.pause)) != nil else { return }
                if (try? await replay()) == true { break }
            }
        }
    }

    /// How long a disk that refused is left alone.
    private static let pause = Duration.seconds(5)

    /// Reads what is kept and has not ended; whether all of it has then.
    @discardableResult
    func replay() async throws -> Bool {
        var hasAll = true
        for message in try await inbox.unsettled() where await !read(message) { hasAll = false }
        return hasAll
    }

    /// Ends a message; whether that was written down.
    private func read(_ kept: KeptMessage) async -> Bool {
        let reading = STKCallback.decode(kept.message.body)
        let outcome: InboxOutcome =
            switch reading {
            case .unreadable(let reason): .rejected(reason)
            case .paid, .failed:
                reading.evidence(from: kept.message.body, at: kept.message.at).map(InboxOutcome.applied)
                    ?? .rejected("it says nothing")
            }
        var isEnded = true
        do {
            try await inbox.settle(kept.id, as: outcome)
        } catch {
            // It stays in the inbox and is read again.
            logger.error("A kept callback could not be ended", metadata: ["message": "\(kept.id.number)"])
            isEnded = false
        }
        if isEnded, case .applied = outcome, case .prompt(let id) = kept.message.address { await onHeard(id) }
        return isEnded
    }
}

public import Logging
public import Payments
import Synchronization

/// Keeps messages in the inbox, reads them one after the other, and ends each as what it tells or with the reason why it
/// tells nothing (C1, C3 and C5 of Payment truth).
///
/// It knows no gateway's formats: how a message reads is handed in.
public final class Intake: Sendable {
    private struct Item: Sendable {
        let kept: KeptMessage
        /// What a validation was answered.
        var answer: String?
    }

    private let journal: any Journal
    private let inbox: any Inbox
    private let reading: MessageReading
    private let timekeeper: Timekeeper
    private let logger: Logger
    private let bells: IntakeBells
    private let hints: Mutex<HintGate>
    private let messages: AsyncStream<Item>
    private let line: AsyncStream<Item>.Continuation
    private let lapses: AsyncStream<Void>
    private let behind: AsyncStream<Void>.Continuation

    /// Takes what it works with.
    ///
    /// - Parameters:
    ///   - hintEvery: how often a stranger's message may have one prompt asked about.
    public init(
        journal: any Journal, inbox: any Inbox, reading: MessageReading, hintEvery: Duration = .seconds(60),
        timekeeper: Timekeeper, logger: Logger, bells: IntakeBells
    ) {
        self.journal = journal
        self.inbox = inbox
        self.reading = reading
        self.timekeeper = timekeeper
        self.logger = logger
        self.bells = bells
        hints = Mutex(HintGate(every: hintEvery))
        (messages, line) = AsyncStream.makeStream()
        (lapses, behind) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// C1: the address whose token has that hash; nil when it is none's.
    ///
    /// - Throws: when that can't be looked up now.
    public func address(of hash: TokenHash) async throws -> InboundAddress? { try await inbox.address(of: hash) }

    /// C3: keeps a message. It is on disk when this returns, so that it may be acknowledged, and is read after that.
    ///
    /// - Parameter answer: what was answered already, when it was a question.
    /// - Throws: `JournalRefusal.noSuchAttempt` for a payment that is not in the books; anything else when it is not
    ///   known to be kept.
    public func keep(_ message: InboundMessage, answered answer: String?) async throws {
        // Who hears it may be in strangers' hands: its clock is not let into the books.
        let message = InboundMessage(
            body: message.body, address: message.address, peer: message.peer, isListed: message.isListed,
            at: min(max(message.at, Self.earliest), timekeeper.now()))
        let id: InboxID
        do {
            id = try await inbox.keep(message)
        } catch {
            // It may be on disk all the same, because a commit that failed took effect: then it is read like any other.
            behind.yield()
            throw error
        }
        bells.note(.kept(message.address, from: message.peer, isListed: message.isListed))
        line.yield(Item(kept: KeptMessage(id: id, message: message), answer: answer))
    }

    /// Before this nothing was heard: 2020.
    private static let earliest = Timestamp(milliseconds: 1_577_836_800_000)

    /// Has a prompt asked about because of a message that proves nothing, once in a while.
    public func hint(about id: AttemptID) async {
        let now = timekeeper.uptime()
        if hints.withLock({ $0.mayAsk(about: id, at: now) }) { await bells.onHint(id) }
    }

    /// Reads until the task is cancelled. What is left in line then is read at the next start.
    public func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask { await self.catchUp() }
            for await item in messages where await !read(item) { behind.yield() }
            group.cancelAll()
        }
    }

    /// Makes good what the disk did not take, until the task is cancelled. A message ends once, however often it is read.
    private func catchUp() async {
        for await _ in lapses {
            while !Task.isCancelled {
                guard (try? await timekeeper.sleep(Self.pause)) != nil else { return }
                if (try? await readAll()) == true { break }
            }
        }
    }

    /// How long a disk that refused is left alone.
    private static let pause = Duration.seconds(5)

    /// Reads what an earlier run kept and did not end. Call it before `run`.
    public func replay() async throws {
        // A disk that is full at the start may take entries a minute later.
        if try await !readAll() { behind.yield() }
    }

    /// Reads what is kept and has not ended; whether all of it has then.
    private func readAll() async throws -> Bool {
        var hasAll = true
        for message in try await inbox.unsettled() where await !read(Item(kept: message)) { hasAll = false }
        return hasAll
    }

    /// Ends a message; whether that was written down.
    private func read(_ item: Item) async -> Bool {
        let (kept, message) = (item.kept, item.kept.message)
        let outcome =
            message.isListed ? reading.outcome(message, item.answer) : InboxOutcome.quarantined(Self.unlisted)
        let taught: AttemptID?
        do {
            taught = try await inbox.settle(kept.id, as: outcome)
        } catch {
            // It stays in the inbox and is read again.
            logger.error("A kept callback could not be ended", metadata: ["message": "\(kept.id.number)"])
            return false
        }
        bells.note(.ended(message.address, outcome))
        await ring(for: message, as: outcome, taught: taught)
        return true
    }

    private func ring(for message: InboundMessage, as outcome: InboxOutcome, taught: AttemptID?) async {
        // News of money paid to the shop is posted to no prompt's address, and may be a prompt's money all the same.
        if let taught { return await bells.onHeard(taught) }
        guard case .prompt(let id) = message.address else { return }
        switch outcome {
        // Known already, or written by a commit that seemed to fail: one look more costs nothing.
        case .applied: await bells.onHeard(id)
        case .quarantined: await takeHint(from: message, about: id)
        case .confirmed, .answered, .told, .reversed, .rejected: break
        }
    }

    private static let unlisted = "it came from an address that is not in callback_peers"

    /// A message that changes nothing may still be worth one question, when it knows the prompt's name.
    private func takeHint(from message: InboundMessage, about id: AttemptID) async {
        guard let named = reading.namedPrompt(message), let record = try? await journal.record(of: id),
            record.checkout == named
        else { return }
        await hint(about: id)
    }
}

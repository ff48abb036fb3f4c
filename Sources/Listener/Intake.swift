import Daraja
import Logging
import Payments
import Synchronization

/// Reads kept messages, one after the other, and ends each as what it tells or with the reason why it tells nothing.
final class Intake: Sendable {
    private struct Item: Sendable {
        let kept: KeptMessage
        /// What a validation was answered.
        var answer: String?
    }

    private let journal: any Journal
    private let inbox: any Inbox
    private let keeper: Keeper
    private let timekeeper: Timekeeper
    private let logger: Logger
    private let bells: ListenerBells
    private let hints: Mutex<HintGate>
    private let numbers: Set<ShortCode>
    private let messages: AsyncStream<Item>
    private let line: AsyncStream<Item>.Continuation
    private let lapses: AsyncStream<Void>
    private let behind: AsyncStream<Void>.Continuation

    init(
        journal: any Journal, inbox: any Inbox, keeper: Keeper, timekeeper: Timekeeper, logger: Logger,
        hintEvery: Duration, numbers: Set<ShortCode>, bells: ListenerBells
    ) {
        self.journal = journal
        self.inbox = inbox
        self.keeper = keeper
        self.timekeeper = timekeeper
        self.logger = logger
        self.numbers = numbers
        self.bells = bells
        hints = Mutex(HintGate(every: hintEvery))
        (messages, line) = AsyncStream.makeStream()
        (lapses, behind) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Puts a message in line.
    ///
    /// - Parameter answer: what was answered already, when it was a question.
    func take(_ message: KeptMessage, answered answer: String? = nil) {
        line.yield(Item(kept: message, answer: answer))
    }

    /// The disk did not take something: it is made good as soon as it takes entries again. What is on disk all the same,
    /// because a commit that failed took effect, is read then like any other.
    func fallBehind() { behind.yield() }

    /// Reads until the task is cancelled. What is left in line then is read at the next start.
    func run() async {
        for await item in messages where await !read(item) { fallBehind() }
    }

    /// Makes good what the disk did not take, until the task is cancelled. A message ends once, however often it is read.
    func catchUp() async {
        for await _ in lapses {
            while !Task.isCancelled {
                guard (try? await timekeeper.sleep(Self.pause)) != nil else { return }
                if await keeper.restore(), (try? await replay()) == true { break }
            }
        }
    }

    /// How long a disk that refused is left alone.
    private static let pause = Duration.seconds(5)

    /// Reads what is kept and has not ended; whether all of it has then.
    @discardableResult
    func replay() async throws -> Bool {
        var hasAll = true
        for message in try await inbox.unsettled() where await !read(Item(kept: message)) { hasAll = false }
        return hasAll
    }

    /// Ends a message; whether that was written down.
    private func read(_ item: Item) async -> Bool {
        let (kept, message) = (item.kept, item.kept.message)
        let outcome = message.isListed ? outcome(of: item) : .quarantined(Self.unlisted)
        let taught: AttemptID?
        do {
            taught = try await inbox.settle(kept.id, as: outcome)
        } catch {
            // It stays in the inbox and is read again.
            logger.error("A kept callback could not be ended", metadata: ["message": "\(kept.id.number)"])
            return false
        }
        bells.tell(.ended(message.address, outcome))
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
        case .confirmed, .answered, .rejected: break
        }
    }

    private static let unlisted = "it came from an address that is not in callback_peers"

    private func outcome(of item: Item) -> InboxOutcome {
        let message = item.kept.message
        switch message.address {
        case .prompt:
            let reading = STKCallback.decode(message.body)
            switch reading {
            case .unreadable(let reason): return .rejected(reason)
            case .paid, .failed:
                return reading.evidence(from: message.body, at: message.at).map(InboxOutcome.applied)
                    ?? .rejected("it says nothing")
            }
        case .confirmation:
            switch C2BMessage.decode(message.body) {
            case .paid(let told):
                // Whoever made one registration with two shops' numbers sends us the other's money too.
                guard numbers.contains(told.payee) else {
                    return .quarantined("it tells of money paid to \(told.payee), which is no number of ours")
                }
                return .confirmed(told)
            case .unreadable(let reason): return .rejected(reason)
            }
        case .validation:
            return .answered(item.answer ?? "not known: the program ended before that was written down")
        }
    }

    /// A message that changes nothing may still be worth one question, when it knows the prompt's name.
    private func takeHint(from message: InboundMessage, about id: AttemptID) async {
        let named: CheckoutRequestID? =
            switch STKCallback.decode(message.body) {
            case .paid(let claim): claim.checkout
            case .failed(let denial): denial.checkout
            case .unreadable: nil
            }
        guard let named, let record = try? await journal.record(of: id), record.checkout == named else { return }
        await hint(about: id)
    }

    /// Has a prompt asked about because of a message that was not taken up, once in a while.
    func hint(about id: AttemptID) async {
        let now = timekeeper.uptime()
        if hints.withLock({ $0.mayAsk(about: id, at: now) }) { await bells.onHint(id) }
    }
}

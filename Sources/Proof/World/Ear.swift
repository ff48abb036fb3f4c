import Payments

/// The listener, as far as money is concerned: a message is on disk before it is answered, ends once, and is read again
/// after a crash.
final class Ear: Sendable {
    private let books: RunBooks
    private let post: Post
    private let run: Run
    private let clock: @Sendable () -> Timestamp
    private let onHeard: @Sendable (AttemptID) async -> Void

    init(
        _ books: RunBooks, post: Post, run: Run, clock: @escaping @Sendable () -> Timestamp,
        onHeard: @escaping @Sendable (AttemptID) async -> Void
    ) {
        self.books = books
        self.post = post
        self.run = run
        self.clock = clock
        self.onHeard = onHeard
    }

    /// C1 to C5 for one message; whether it was answered with 200.
    func hear(_ mail: Post.Mail) async -> Bool {
        let address: InboundAddress
        if let token = mail.token {
            guard let id = try? await books.attempt(heardAt: token) else { return false }
            address = .prompt(id)
        } else {
            address = .confirmation
        }
        let message = InboundMessage(
            body: Array("\(mail.number)".utf8), address: address, peer: "196.201.214.200", isListed: mail.isListed,
            at: clock())
        guard let id = try? await books.keep(message) else {
            // A commit that failed may have taken effect: then it is on disk, and is read like any other.
            Task { await catchUp() }
            return false
        }
        await books.answering(id)
        if await !end(KeptMessage(id: id, message: message)) { Task { await catchUp() } }
        return true
    }

    /// Reads what was kept and never ended; whether all of it has ended now.
    @discardableResult
    func replay() async throws -> Bool {
        var hasAll = true
        for message in try await books.unsettled() where await !end(message) { hasAll = false }
        return hasAll
    }

    /// Reads again and again what could not be ended, until it has.
    func catchUp() async {
        while !run.isDead {
            await run.sleep(5_000)
            if (try? await replay()) == true { return }
        }
    }

    private func end(_ kept: KeptMessage) async -> Bool {
        let mail = post.read(kept.message.body)
        do {
            try await books.settle(kept.id, as: outcome(of: kept.message, mail?.reading ?? .junk), about: mail?.about)
        } catch {
            books.tellTrouble(kept.id, error)
            return false
        }
        if let id = mail?.about { await onHeard(id) }
        return true
    }

    private func outcome(of message: InboundMessage, _ reading: Post.Reading) -> InboxOutcome {
        if !message.isListed { return .quarantined("posted by a stranger") }
        return switch reading {
        case .paid(let claim): .applied(Evidence(source: .callback, fact: .callbackPaid(claim), at: message.at))
        case .failed(let denial): .applied(Evidence(source: .callback, fact: .callbackFailed(denial), at: message.at))
        case .confirmed(let told): .confirmed(told)
        case .junk: .rejected("it can't be read")
        }
    }
}

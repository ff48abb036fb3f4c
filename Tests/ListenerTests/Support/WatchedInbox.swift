import Payments
import Synchronization
import TestSupport

/// An inbox that says what is done to it and when, and can be held or made to fail.
actor WatchedInbox: Inbox {
    enum Event: Equatable { case keeping, kept, settling, settled(InboxOutcome) }

    struct DiskFull: Error {}

    private let journal: MemoryJournal
    private(set) var events: [Event] = []
    private(set) var bodies: [[UInt8]] = []
    private(set) var peers: [String] = []
    private var keepsFail = false
    private var failingSettles = 0
    private var held: [CheckedContinuation<Void, Never>] = []
    private var holds: Event?

    init(_ journal: MemoryJournal) { self.journal = journal }

    /// Makes every message be refused from now on.
    func failKeeping() { keepsFail = true }

    /// Makes the next endings fail.
    func failSettling(times: Int) { failingSettles = times }

    /// Stops whoever comes to that step until `release`.
    func hold(at step: Event) { holds = step }

    func release() {
        holds = nil
        for continuation in held { continuation.resume() }
        held = []
    }

    func keep(_ message: InboundMessage) async throws -> InboxID {
        await note(.keeping)
        if keepsFail { throw DiskFull() }
        let id = try await journal.keep(message)
        bodies.append(message.body)
        peers.append(message.peer)
        await note(.kept)
        return id
    }

    func settle(_ id: InboxID, as outcome: InboxOutcome) async throws {
        await note(.settling)
        if failingSettles > 0 {
            failingSettles -= 1
            throw DiskFull()
        }
        try await journal.settle(id, as: outcome)
        await note(.settled(outcome))
    }

    func unsettled() async throws -> [KeptMessage] { try await journal.unsettled() }

    private func note(_ event: Event) async {
        events.append(event)
        if holds == event { await withCheckedContinuation { held.append($0) } }
    }
}

/// Who was told of what was heard.
final class Ears: Sendable {
    private let names = Mutex<[AttemptID]>([])

    var heard: [AttemptID] { names.withLock { $0 } }

    func hear(_ id: AttemptID) { names.withLock { $0.append(id) } }
}

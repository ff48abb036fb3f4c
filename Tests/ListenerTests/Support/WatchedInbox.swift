import Crypto
import Listener
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
    private(set) var messages: [InboundMessage] = []
    private var keepsFail = false
    private var failsYetKeeps = false
    private var failingSettles = 0
    private var addresses: [TokenHash: InboundAddress] = [:]
    private var lookupsFail = false
    private var held: [CheckedContinuation<Void, Never>] = []
    private var holds: Event?

    init(_ journal: MemoryJournal) { self.journal = journal }

    /// Makes every message be refused from now on, or taken again.
    func failKeeping(_ fails: Bool = true) { keepsFail = fails }

    /// Makes the next message be kept with an error, as a commit may.
    func failYetKeep() { failsYetKeeps = true }

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
        if failsYetKeeps {
            failsYetKeeps = false
            throw DiskFull()
        }
        bodies.append(message.body)
        peers.append(message.peer)
        messages.append(message)
        await note(.kept)
        return id
    }

    func settle(_ id: InboxID, as outcome: InboxOutcome) async throws -> AttemptID? {
        await note(.settling)
        if failingSettles > 0 {
            failingSettles -= 1
            throw DiskFull()
        }
        let taught = try await journal.settle(id, as: outcome)
        await note(.settled(outcome))
        return taught
    }

    func unsettled() async throws -> [KeptMessage] { try await journal.unsettled() }

    func address(of hash: TokenHash) async throws -> InboundAddress? {
        if lookupsFail { throw DiskFull() }
        return addresses[hash]
    }

    /// Makes an address ours.
    func await(_ address: InboundAddress, at token: CallbackToken) {
        addresses[token.hash { SHA256.hash(data: $0) }] = address
    }

    /// Makes nobody's address be found from now on, or again.
    func failLookups(_ fails: Bool = true) { lookupsFail = fails }

    private func note(_ event: Event) async {
        events.append(event)
        if holds == event { await withCheckedContinuation { held.append($0) } }
    }
}

/// Who was told of what was heard.
final class Ears: Sendable {
    private struct State {
        var heard: [AttemptID] = []
        var hints: [AttemptID] = []
        var events: [ListenerEvent] = []
    }

    private let state = Mutex(State())

    var heard: [AttemptID] { state.withLock(\.heard) }
    var hints: [AttemptID] { state.withLock(\.hints) }
    var events: [ListenerEvent] { state.withLock(\.events) }

    func hear(_ id: AttemptID) { state.withLock { $0.heard.append(id) } }
    func hint(_ id: AttemptID) { state.withLock { $0.hints.append(id) } }
    func note(_ event: ListenerEvent) { state.withLock { $0.events.append(event) } }

    /// Waits for an event.
    func waitFor(_ isMeant: @Sendable (ListenerEvent) -> Bool) async throws {
        while !events.contains(where: isMeant) { try await Task.sleep(for: .milliseconds(1)) }
    }
}

import Payments
import Synchronization

/// A journal that counts the permits it hands out.
final class PermitCount: Journal {
    private let journal: any Journal
    private let permits = Mutex(0)

    init(_ journal: any Journal) { self.journal = journal }

    /// How many permits were handed out.
    var soFar: Int { permits.withLock { $0 } }

    func prepare(
        _ order: PromptOrder, payee: CollectionPoint, token: CallbackToken, at now: Timestamp
    ) async throws -> AttemptRecord {
        try await journal.prepare(order, payee: payee, token: token, at: now)
    }

    func markSending(
        _ id: AttemptID, token: CallbackToken, boot: BootID, at now: Timestamp, drift: Duration
    ) async throws -> SendPermit {
        let permit = try await journal.markSending(id, token: token, boot: boot, at: now, drift: drift)
        permits.withLock { $0 += 1 }
        return permit
    }

    func add(_ evidence: Evidence, to id: AttemptID) async throws -> AttemptRecord {
        try await journal.add(evidence, to: id)
    }

    func record(of id: AttemptID) async throws -> AttemptRecord? { try await journal.record(of: id) }

    func attempt(heardAt token: CallbackToken) async throws -> AttemptID? {
        try await journal.attempt(heardAt: token)
    }

    func attemptsToWatch() async throws -> [AttemptRecord] { try await journal.attemptsToWatch() }
}

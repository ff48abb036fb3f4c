import GRDB
public import Payments
import Synchronization

/// That something in the ledger changed.
public enum LedgerChange: Equatable, Sendable {
    /// This attempt, by this process; the entry is on disk.
    case attempt(AttemptID)
    /// Money paid straight to the shop, by this process.
    case directPayment
    /// Anything, by another process.
    case elsewhere
}

extension Ledger {
    /// What changes from now on.
    ///
    /// The owner hears of its own entries, each once. A watcher looks when the log was written to.
    public func changes() -> AsyncStream<LedgerChange> {
        let (stream, continuation) = AsyncStream.makeStream(of: LedgerChange.self)
        switch role {
        case .owner:
            let number = listeners.withLock { $0.add(continuation) }
            continuation.onTermination = { [weak self] _ in self?.listeners.withLock { $0.remove(number) } }
        case .watcher:
            let glances = Task { [path, timekeeper] in await Self.glance(at: path, timekeeper, telling: continuation) }
            continuation.onTermination = { _ in glances.cancel() }
        }
        return stream
    }

    func announce(_ attempt: AttemptID) {
        listeners.withLock { $0.tell(.attempt(attempt)) }
    }

    func announceDirect() {
        listeners.withLock { $0.tell(.directPayment) }
    }

    private static func glance(
        at path: String, _ timekeeper: Timekeeper, telling listener: AsyncStream<LedgerChange>.Continuation
    ) async {
        defer { listener.finish() }
        // One connection of its own: the number counts what other connections than this one wrote.
        guard let connection = try? DatabaseQueue(path: path, configuration: watching) else { return }
        var seen: Int?
        // SQLite keeps the log where the file really is.
        let log = LedgerFile.resolved(path) + "-wal"
        await Lookout(file: log, timekeeper: timekeeper).run {
            guard let version = try? await connection.read({ try Int.fetchOne($0, sql: "PRAGMA data_version") }),
                version != seen
            else { return false }
            // The first look speaks too: what was written before it may be newer than what the screen shows.
            seen = version
            listener.yield(.elsewhere)
            return true
        }
    }
}

/// Who wants to hear of changes.
struct Listeners {
    private var continuations: [Int: AsyncStream<LedgerChange>.Continuation] = [:]
    private var next = 0

    mutating func add(_ continuation: AsyncStream<LedgerChange>.Continuation) -> Int {
        next += 1
        continuations[next] = continuation
        return next
    }

    mutating func remove(_ number: Int) { continuations[number] = nil }

    func tell(_ change: LedgerChange) {
        for continuation in continuations.values { continuation.yield(change) }
    }

    func end() {
        for continuation in continuations.values { continuation.finish() }
    }
}

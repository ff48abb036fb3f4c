import Payments

/// Waits at a counter until a payment is settled, the time is up, or somebody interrupts.
struct PromptWait: Sendable {
    let counter: any Counter
    let timekeeper: Timekeeper
    let interruption: Interruption

    /// How a wait ended.
    enum Ending: Equatable, Sendable {
        /// Safaricom confirmed it, or confirmed that no money moved.
        case settled
        /// The time is up.
        case timeUp
        /// Somebody wants to end the program.
        case interrupted(ShellStatus)
    }

    /// Follows an attempt until the verdict stands.
    ///
    /// - Parameters:
    ///   - limit: how long; nil until it is settled.
    ///   - isSettled: what ends the wait.
    ///   - onChange: told about each new state.
    func follow(
        _ id: AttemptID, for limit: Duration?,
        until isSettled: @escaping @Sendable (AttemptRecord) -> Bool = { $0.verdict != .dontKnow },
        onChange: @escaping @Sendable (AttemptRecord) -> Void
    ) async throws -> Ending {
        try await withThrowingTaskGroup(of: Ending?.self) { group in
            defer { group.cancelAll() }
            // Listening begins before the first look: a change in between is not missed.
            let changes = await counter.changes()
            group.addTask {
                var seen: AttemptState?
                func look() async throws -> Bool {
                    guard let record = try await counter.record(of: id) else { return false }
                    if let seen, seen != record.state { onChange(record) }
                    seen = record.state
                    return isSettled(record)
                }
                if try await look() { return .settled }
                for await changed in changes where changed == id {
                    if try await look() { return .settled }
                }
                return nil
            }
            group.addTask { await interruption.next().map(Ending.interrupted) }
            if let limit {
                group.addTask {
                    do { try await timekeeper.sleep(limit) } catch { return nil }
                    return .timeUp
                }
            }
            for try await ending in group {
                if let ending { return ending }
            }
            return .timeUp
        }
    }
}

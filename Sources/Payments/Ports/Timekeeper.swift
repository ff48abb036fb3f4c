/// Where time comes from: the clocks of the machine in the shop, a hand-wound one in a test.
public struct Timekeeper: Sendable {
    /// The wall clock. It may jump; it dates records and signs requests, and decides nothing.
    public let now: @Sendable () -> Timestamp
    /// Time since some fixed moment, never going back, counting suspended time: deadlines inside a process use it.
    public let uptime: @Sendable () -> Duration
    /// Waits; throws `CancellationError` when the task is cancelled.
    public let sleep: @Sendable (Duration) async throws -> Void

    /// Takes the three.
    public init(
        now: @escaping @Sendable () -> Timestamp,
        uptime: @escaping @Sendable () -> Duration,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.now = now
        self.uptime = uptime
        self.sleep = sleep
    }
}

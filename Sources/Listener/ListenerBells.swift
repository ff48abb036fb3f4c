public import Payments

/// Who is told of what is heard.
public struct ListenerBells: Sendable {
    /// Told of each attempt that a message taught something about, so that the question which checks it jumps the queue.
    public var onHeard: @Sendable (AttemptID) async -> Void
    /// Told of an attempt that a message named which was set aside: at most once a minute each, for one question.
    public var onHint: @Sendable (AttemptID) async -> Void
    /// Told of everything that the listener tells of itself, for logs and alarms.
    public var tell: @Sendable (ListenerEvent) -> Void
    /// Told of what becomes of each message, for logs.
    public var note: @Sendable (IntakeEvent) -> Void

    /// Takes the four.
    public init(
        onHeard: @escaping @Sendable (AttemptID) async -> Void,
        onHint: @escaping @Sendable (AttemptID) async -> Void = { _ in },
        tell: @escaping @Sendable (ListenerEvent) -> Void = { _ in },
        note: @escaping @Sendable (IntakeEvent) -> Void = { _ in }
    ) {
        self.onHeard = onHeard
        self.onHint = onHint
        self.tell = tell
        self.note = note
    }
}

public import Payments

/// Who is told of what is read.
public struct IntakeBells: Sendable {
    /// Told of each attempt that a message taught something about, so that the question which checks it jumps the queue.
    public var onHeard: @Sendable (AttemptID) async -> Void
    /// Told of an attempt that a message named which was set aside: at most once a minute each, for one question.
    public var onHint: @Sendable (AttemptID) async -> Void
    /// Told of what becomes of each message, for logs.
    public var note: @Sendable (IntakeEvent) -> Void

    /// Takes the three.
    public init(
        onHeard: @escaping @Sendable (AttemptID) async -> Void,
        onHint: @escaping @Sendable (AttemptID) async -> Void = { _ in },
        note: @escaping @Sendable (IntakeEvent) -> Void = { _ in }
    ) {
        self.onHeard = onHeard
        self.onHint = onHint
        self.note = note
    }
}

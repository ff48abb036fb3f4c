import Payments

/// How long keys that do something weighty are dead after what they answer has opened: no finger that was already on its
/// way answers it, and no burst of keys does.
struct DeadTime: Equatable, Sendable {
    private let length: Duration

    /// When the keys come alive.
    private(set) var end: Timestamp

    init(_ length: Duration, from now: Timestamp) {
        self.length = length
        end = now + length
    }

    func isOver(at now: Timestamp) -> Bool { now >= end }

    /// A key came too early: the wait begins again, so that a key held down never gets through.
    mutating func restart(at now: Timestamp) { end = now + length }

    /// The clock went back: the wait is no longer than it ever was.
    mutating func notice(_ now: Timestamp) {
        if end - now > length { restart(at: now) }
    }
}

import Synchronization

/// What one script's calls brought to the wire.
final class WireCount: Sendable {
    /// The numbers so far.
    struct Seen: Equatable, Sendable {
        var connections = 0
        var bytes = 0
        var pushes = 0
    }

    private let seen = Mutex(Seen())
    private let names = Mutex(0)

    var soFar: Seen { seen.withLock { $0 } }

    func note(_ change: (inout Seen) -> Void) { seen.withLock { change(&$0) } }

    /// The next number for a prompt's name.
    func next() -> Int {
        names.withLock { names in
            names += 1
            return names
        }
    }
}

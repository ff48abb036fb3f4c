import Synchronization

/// The requests to end that this process got, in the order in which they came: each Ctrl-C counts here.
struct SignalBox: Sendable {
    private let box: Box
    /// Held, because the sources stop when nobody holds them.
    private let sources: SignalSources

    /// Listens from here on.
    ///
    /// - Parameter notice: called after each, on another thread.
    init(notice: @escaping @Sendable () -> Void) {
        let box = Box()
        self.box = box
        sources = SignalSources { status in
            box.statuses.withLock { $0.append(status) }
            notice()
        }
    }

    /// Takes them out, oldest first.
    func takeAll() -> [ShellStatus] {
        box.statuses.withLock { statuses in
            defer { statuses = [] }
            return statuses
        }
    }

    private final class Box: Sendable {
        let statuses = Mutex<[ShellStatus]>([])
    }
}

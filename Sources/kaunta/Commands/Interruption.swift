import Dispatch
import Glibc
import Synchronization

/// Ctrl-C and the system's request to end, heard instead of died of: what is on the wire is written down first.
///
/// The first request stays: whoever looks later finds it, and a wait that begins later ends at once.
struct Interruption: Sendable {
    private let desk = RequestDesk()
    /// Held, because the sources stop when nobody holds them.
    private var sources: SignalSources?

    /// Hears of requests by `ask` alone.
    init() {}

    /// Listens for this process' signals from here on.
    ///
    /// - Parameter notice: called at once for each, on another thread.
    static func ofThisProcess(notice: @escaping @Sendable () -> Void) -> Interruption {
        var interruption = Interruption()
        interruption.sources = SignalSources { [desk = interruption.desk] status in
            notice()
            desk.take(status)
        }
        return interruption
    }

    /// Asks the program to end.
    func ask(toEndWith status: ShellStatus) { desk.take(status) }

    /// The request to end, if there was one.
    var request: ShellStatus? { desk.request }

    /// The request to end, as soon as there is one; nil when the task that waits is cancelled.
    func next() async -> ShellStatus? {
        for await status in desk.requests() { return status }
        return nil
    }
}

/// Keeps the first request to end, and tells those who wait for one.
private final class RequestDesk: Sendable {
    private let heard = Mutex(Heard())

    private struct Heard {
        var request: ShellStatus?
        var waiting: [AsyncStream<ShellStatus>.Continuation] = []
    }

    var request: ShellStatus? { heard.withLock { $0.request } }

    func take(_ status: ShellStatus) {
        let waiting = heard.withLock { heard in
            if heard.request == nil { heard.request = status }
            defer { heard.waiting = [] }
            return heard.waiting
        }
        for listener in waiting { listener.yield(status) }
    }

    /// A stream for each wait: one whose task is cancelled is over, for those who come later, too.
    func requests() -> AsyncStream<ShellStatus> {
        let (requests, continuation) = AsyncStream.makeStream(of: ShellStatus.self)
        heard.withLock { heard in
            heard.waiting.append(continuation)
            if let request = heard.request { continuation.yield(request) }
        }
        return requests
    }
}

/// The sources of the signals that ask to end; a class because they stop when nobody holds them.
final class SignalSources: Sendable {
    private let sources: Mutex<[any DispatchSourceSignal]>

    init(heard: @escaping @Sendable (ShellStatus) -> Void) {
        var sources: [any DispatchSourceSignal] = []
        for (number, status) in [(SIGINT, ShellStatus.interrupted), (SIGTERM, .terminated), (SIGHUP, .terminated)] {
            // Else the signal's own action ends the process before the source hears of it.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { heard(status) }
            source.resume()
            sources.append(source)
        }
        self.sources = Mutex(sources)
    }

    deinit {
        sources.withLock { for source in $0 { source.cancel() } }
    }
}

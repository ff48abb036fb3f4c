import Dispatch
import Glibc
import Synchronization

/// Ctrl-C and the system's request to end, heard instead of died of: what is on the wire is written down first.
struct Interruption: Sendable {
    /// Each request to end, as the status to end with. For one listener.
    let requests: AsyncStream<ShellStatus>

    /// Takes the stream.
    init(_ requests: AsyncStream<ShellStatus>) { self.requests = requests }

    /// Listens for this process' signals from here on.
    ///
    /// - Parameter notice: called at once for each, on another thread.
    static func ofThisProcess(notice: @escaping @Sendable () -> Void) -> Interruption {
        let (stream, continuation) = AsyncStream.makeStream(of: ShellStatus.self)
        let sources = SignalSources { status in
            notice()
            continuation.yield(status)
        }
        continuation.onTermination = { _ in sources.cancel() }
        return Interruption(stream)
    }

    /// The next request to end; nil when the task that waits is cancelled.
    func next() async -> ShellStatus? {
        for await status in requests { return status }
        return nil
    }
}

/// The sources of the signals that ask to end; a class because they stop when nobody holds them.
private final class SignalSources: Sendable {
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

    func cancel() {
        sources.withLock { for source in $0 { source.cancel() } }
    }
}

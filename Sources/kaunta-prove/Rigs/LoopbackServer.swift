import Foundation
import Synchronization

/// A server on 127.0.0.1 with a thread for each connection, so that a part can be played as a plain sequence of calls.
final class LoopbackServer: Sendable {
    let port: Int
    private let socket: RawSocket
    private let open = Mutex<Set<Int32>>([])

    /// Starts it.
    ///
    /// - Parameter play: plays one connection to its end, on a thread of its own; the connection is closed after it.
    init(play: @escaping @Sendable (RawSocket) -> Void) throws {
        let (socket, port) = try RawSocket.listening()
        (self.socket, self.port) = (socket, port)
        Thread.detachNewThread { [self] in
            while let other = socket.accepted() {
                open.withLock { _ = $0.insert(other.descriptor) }
                Thread.detachNewThread { [self] in
                    play(other)
                    open.withLock { open in
                        open.remove(other.descriptor)
                        other.close()
                    }
                }
            }
            socket.close()
        }
    }

    /// Whether a connection is still being played.
    var isBusy: Bool { open.withLock { !$0.isEmpty } }

    /// Takes no more connections, and shuts those there are.
    func stop() {
        socket.shut()
        open.withLock { for descriptor in $0 { RawSocket(descriptor: descriptor).shut() } }
    }
}

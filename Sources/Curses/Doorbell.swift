import CNcurses
import Glibc

/// A bell that one thread sleeps at and any thread, or a signal handler, may ring.
public final class Doorbell: Sendable {
    /// The descriptor that becomes readable when the bell was rung.
    let descriptor: Int32

    /// Makes a bell; throws when the process has no descriptor left.
    public init() throws {
        descriptor = kt_bell_new()
        if descriptor < 0 { throw TerminalRefusal.noDescriptor }
    }

    deinit { close(descriptor) }

    /// Wakes who sleeps at it.
    public func ring() { kt_bell_ring(descriptor) }

    /// Makes it ready for the next ring.
    func silence() { kt_bell_silence(descriptor) }
}

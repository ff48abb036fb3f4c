import CApart
import Foundation
import Glibc
import Listener

/// The listener, which strangers talk to, in a process of its own: this program once more, without its surroundings and in a
/// session where no key of the terminal reaches it. It ends with this one, however this one ends.
struct ListenerProcess: Sendable {
    private let process: pid_t
    private let line: PacketSocket

    /// How it ended.
    enum Ending: Equatable, Sendable, CustomStringConvertible {
        /// By itself, when it had said why, or at our wish.
        case exited(Int32)
        /// A signal ended it.
        case killed(signal: Int32)

        var description: String {
            switch self {
            case .exited(let status): "status \(status)"
            case .killed(let signal): "signal \(signal)"
            }
        }
    }

    /// Starts one and tells it what it has to know.
    ///
    /// - Throws: why the system does not start it, or that it could not be told.
    private init(_ brief: ListenerBrief) throws {
        let packet = try JSONEncoder().encode(brief)
        let (near, far) = try PacketSocket.pair()
        defer { Glibc.close(far) }
        var process: pid_t = 0
        // Else it could look into this one, whose user it is too.
        kt_keep_to_itself()
        let failure = kt_start_apart("hear", far, &process)
        guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EAGAIN) }
        self.process = process
        line = near
        if !line.send(Array(packet)) {
            // It would wait for ever to be told.
            Self.kill(process)
            var status: Int32 = 0
            waitpid(process, &status, 0)
            throw Untold()
        }
    }

    /// It runs, and does not know for what.
    private struct Untold: LocalizedError {
        var errorDescription: String? { "it could not be told where to listen" }
    }

    /// Ends one with all that it may have started: it leads a session of its own, and so a group.
    private static func kill(_ process: pid_t) { Glibc.kill(-process, SIGKILL) }

    /// Has one listen for as long as this task is not cancelled: when it ends, another is started in its place.
    static func keepUp(
        _ brief: @Sendable () -> ListenerBrief, at window: OfficeWindow,
        tell: @escaping @Sendable (ListenerEvent) -> Void
    ) async {
        while !Task.isCancelled {
            do {
                let ending = try await ListenerProcess(brief()).serve(at: window)
                if Task.isCancelled { return }
                // With that one it has said why.
                if ending != .exited(ShellStatus.unavailable.rawValue) {
                    tell(.lost(reason: "the listener ended with \(ending)"))
                }
            } catch {
                tell(.lost(reason: "the listener can't be started: \(error.localizedDescription)"))
            }
            try? await Task.sleep(for: pause)
        }
    }

    /// How long is waited before another is started.
    private static let pause = Duration.seconds(2)

    /// Serves it until it ends, or this task is cancelled, which ends it.
    private func serve(at window: OfficeWindow) async -> Ending {
        await withTaskCancellationHandler {
            await window.serve(line)
        } onCancel: {
            line.shut()
        }
        // Cancelled or not, it is waited for: nobody else will.
        return await Task.detached { await end() }.value
    }

    /// Waits for its end, and not for ever.
    private func end() async -> Ending {
        var patience = 400
        var status: Int32 = 0
        while waitpid(process, &status, WNOHANG) == 0 {
            if patience == 0 { Self.kill(process) }
            patience -= 1
            try? await Task.sleep(for: .milliseconds(5))
        }
        let signal = status & 0x7F
        return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
    }
}

public import Foundation
import Glibc
import Synchronization

/// A program that a test runs. Foundation's `Process` now and then ended all tests by reading past the end of some memory in
/// `run`, and it waits for whatever a program leaves behind.
public final class ChildProcess: Sendable {
    /// Its id; ended processes keep theirs until they are asked about.
    public let processIdentifier: pid_t
    /// How it ended, as the system tells it; nil while that is not known.
    private let ending = Mutex<Int32?>(nil)

    /// Starts it. What is not given reads, or writes, nothing.
    ///
    /// - Parameter environment: nil for this process's own.
    public init(
        _ program: String, _ arguments: [String], environment: [String: String]? = nil, input: FileHandle? = nil,
        output: FileHandle? = nil, errors: FileHandle? = nil
    ) throws {
        processIdentifier = try spawn(
            program, arguments, environment: environment ?? ProcessInfo.processInfo.environment
        ) { files in
            for (number, handle) in zip(Int32(0)..., [input, output, errors]) {
                if let handle {
                    posix_spawn_file_actions_adddup2(&files, handle.fileDescriptor, number)
                } else {
                    posix_spawn_file_actions_addopen(&files, number, "/dev/null", number == 0 ? O_RDONLY : O_WRONLY, 0)
                }
            }
        }
    }

    /// Whether it has not ended.
    public var isRunning: Bool { status(WNOHANG) == nil }

    /// The status that it left with, or 128 and the signal that ended it, as a shell has it. Waits for its end.
    public var terminationStatus: Int32 {
        while true {
            if let status = status(0) { return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F }
            if errno != EINTR { return -1 }
        }
    }

    /// The same without holding up a thread.
    public func ended() async throws -> Int32 {
        while isRunning { try await Task.sleep(for: .milliseconds(20)) }
        return terminationStatus
    }

    private func status(_ options: Int32) -> Int32? {
        ending.withLock { ending in
            var status: Int32 = 0
            if ending == nil, waitpid(processIdentifier, &status, options) == processIdentifier { ending = status }
            return ending
        }
    }
}

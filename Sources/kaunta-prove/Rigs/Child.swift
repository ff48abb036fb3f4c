import Glibc

/// A program that was started, ended by its process number and no other way.
struct Child: Sendable {
    let process: pid_t

    struct Failed: Error { let program: String }

    /// How a program ended.
    enum Ending: Equatable, Sendable {
        case exited(Int32)
        case killed(signal: Int32)
    }

    /// Starts it, with what it prints in a file.
    init(_ program: String, _ arguments: [String], environment: [String: String], output: String) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var words = ([program] + arguments).map { strdup($0) }
        var settings = environment.map { strdup("\($0.key)=\($0.value)") }
        defer { for text in words + settings { free(text) } }
        words.append(nil)
        settings.append(nil)
        var process: pid_t = 0
        guard posix_spawn(&process, program, &actions, nil, words, settings) == 0 else {
            throw Failed(program: program)
        }
        self.process = process
    }

    /// Ends it as a power cut, or an operator at the end of patience, would.
    func kill() { Glibc.kill(process, SIGKILL) }

    /// Waits for its end; nil when it goes on longer than that.
    func end(within limit: Duration) async -> Ending? {
        let deadline = ContinuousClock.now + limit
        repeat {
            var status: Int32 = 0
            let result = waitpid(process, &status, WNOHANG)
            if result == process {
                let signal = status & 0x7F
                return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
            }
            if result < 0 { return nil }
            try? await ContinuousClock().sleep(for: .milliseconds(2))
        } while ContinuousClock.now < deadline
        return nil
    }
}

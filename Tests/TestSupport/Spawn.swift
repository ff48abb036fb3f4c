package import Glibc

/// Starts a program in a session of its own, in which the first terminal that it opens becomes the controlling one. It
/// gets what `prepare` opens below 3 and nothing else: what tests have open beside it, a server's connections among them,
/// would stay open as long as it or whatever it leaves behind.
///
/// - Throws: `Pseudoterminal.Failure`.
package func spawn(
    _ program: String, _ arguments: [String], environment: [String: String],
    prepare: (inout posix_spawn_file_actions_t) -> Void
) throws -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // POSIX_SPAWN_SETSID, and POSIX_SPAWN_SETSIGMASK: the threads that run tests block signals, and children inherit that.
    posix_spawnattr_setflags(&attributes, 0x80 | 0x08)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    prepare(&actions)
    // All of them, and not those of now alone: another test may open one in between, and whoever keeps the end of a pipe
    // keeps its reader waiting.
    guard let closeFrom, closeFrom(&actions, 3) == 0 else { throw Pseudoterminal.Failure(reason: "closefrom") }
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var child: pid_t = 0
    guard posix_spawn(&child, program, &actions, &attributes, words, variables) == 0 else {
        throw Pseudoterminal.Failure(reason: "posix_spawn \(program)")
    }
    return child
}

/// `posix_spawn_file_actions_addclosefrom_np`, which glibc has since 2.34 and Swift's Glibc does not name.
private let closeFrom = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np").map {
    unsafeBitCast(
        $0, to: (@convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32).self)
}

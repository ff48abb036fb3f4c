import Glibc
import TestSupport
import Testing

/// Programs that tests run get no descriptor of theirs: one that outlives a test would keep the end of a pipe, and its reader
/// waiting.
@Suite struct SpawnTests {
    private static let numbers: [Int32] = [100, 5000]

    @Test(.enabled(if: sysconf(Int32(_SC_OPEN_MAX)) > 6000), arguments: numbers)
    func aProgramInheritsNoDescriptorHoweverHighItsNumber(number: Int32) throws {
        let own = fcntl(STDERR_FILENO, F_DUPFD, number)
        try #require(own >= number)
        defer { close(own) }
        let look = { (name: Int32) in try ChildProcess("/bin/sh", ["-c", "[ -e /proc/self/fd/\(name) ]"]) }
        #expect(try look(own).terminationStatus == 1)
        #expect(try look(1).terminationStatus == 0)
    }
}

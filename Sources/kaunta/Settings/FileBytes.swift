import Glibc

/// A file, or standard input, that is there and can't be read.
struct UnreadableFile: Error, Equatable {
    /// The system's reason.
    var reason: String

    /// Takes a reason.
    init(_ reason: String) { self.reason = reason }

    /// The reason for the system call that just failed.
    static var lastFault: UnreadableFile { UnreadableFile(String(cString: strerror(errno))) }
}

/// Reads all that an open descriptor gives.
///
/// - Throws: `UnreadableFile`, also for more than `limit` bytes.
func allBytes(of descriptor: Int32, limit: Int) throws(UnreadableFile) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while true {
        let count = read(descriptor, &chunk, chunk.count)
        if count < 0 {
            if errno == EINTR { continue }
            throw .lastFault
        }
        if count == 0 { return bytes }
        bytes += chunk[..<count]
        if bytes.count > limit { throw UnreadableFile("It is longer than \(limit) bytes") }
    }
}

import Dispatch
import Glibc

/// Hears from the kernel that a file was written to, or let go by who wrote to it.
///
/// Its folder is watched and not the file, which may be made anew.
final class FileWatch {
    private let source: any DispatchSourceRead

    /// Hears from now on; nil where the kernel does not tell.
    init?(_ file: String, onWrite: @escaping @Sendable () -> Void) {
        let start = file.lastIndex(of: "/").map { file.index(after: $0) } ?? file.startIndex
        let name = String(file[start...])
        let folder = start == file.startIndex ? "." : String(file[..<start])
        let descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard descriptor >= 0 else { return nil }
        guard inotify_add_watch(descriptor, folder, UInt32(IN_MODIFY | IN_CLOSE_WRITE)) >= 0 else {
            close(descriptor)
            return nil
        }
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .global(qos: .utility))
        source.setEventHandler { if Self.isNamed(name, in: descriptor) { onWrite() } }
        source.setCancelHandler { close(descriptor) }
        source.activate()
    }

    deinit { source.cancel() }

    /// Takes out what the kernel has told: whether it named that file, or lost count.
    private static func isNamed(_ file: String, in descriptor: Int32) -> Bool {
        var isNamed = false
        var buffer = [UInt8](repeating: 0, count: 4096)
        while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
            var events = buffer[..<count]
            // What is watched (4 bytes), what happened (4), a number (4), the length of the name (4), the name.
            while events.count >= 16 {
                func number(at offset: Int) -> Int {
                    events.dropFirst(offset).prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
                }
                let length = number(at: 12)
                let name = events.dropFirst(16).prefix(length).prefix { $0 != 0 }
                if name.elementsEqual(file.utf8) || number(at: 4) & Int(IN_Q_OVERFLOW) != 0 { isNamed = true }
                events = events.dropFirst(16 + length)
            }
        }
        return isNamed
    }
}

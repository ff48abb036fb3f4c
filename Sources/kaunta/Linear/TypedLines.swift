import Glibc

/// Bytes as they come, cut into whole lines. What was not ended by a line end is no line: half a word is not acted on.
struct TypedLines: Equatable, Sendable {
    private var rest: [UInt8] = []
    private var isOverlong = false

    /// The longest line; of a longer one nothing is taken.
    static let longest = 4096

    /// Takes bytes in and returns the lines that they end.
    mutating func take(_ bytes: some Sequence<UInt8>) -> [String] {
        var lines: [String] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                // Never the beginning of what was typed: that could mean something else.
                lines.append(isOverlong ? "?" : String(decoding: rest, as: UTF8.self))
                (rest, isOverlong) = ([], false)
            } else if rest.count < Self.longest {
                rest.append(byte)
            } else {
                isOverlong = true
            }
        }
        return lines
    }

    /// Reads what is there; nil at the end of the input.
    mutating func read(from descriptor: Int32) -> [String]? {
        var buffer = [UInt8](repeating: 0, count: Self.longest)
        let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR || errno == EAGAIN { return [] }
        return count > 0 ? take(buffer.prefix(count)) : nil
    }
}

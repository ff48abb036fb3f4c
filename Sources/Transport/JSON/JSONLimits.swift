/// How large a JSON text may be before it is refused.
public struct JSONLimits: Equatable, Sendable {
    /// The longest text, in bytes.
    public var bytes: Int
    /// How many lists and objects may lie inside one another.
    public var depth: Int
    /// How many members and elements there may be, all levels together.
    public var members: Int
    /// The longest string or name, in bytes of UTF-8.
    public var stringBytes: Int
    /// The longest number, in characters.
    public var numberCharacters: Int
    /// Whether a byte order mark in front is passed over; else it is refused.
    public var allowsByteOrderMark: Bool

    /// Takes the limits.
    public init(
        bytes: Int, depth: Int, members: Int, stringBytes: Int, numberCharacters: Int, allowsByteOrderMark: Bool
    ) {
        self.bytes = bytes
        self.depth = depth
        self.members = members
        self.stringBytes = stringBytes
        self.numberCharacters = numberCharacters
        self.allowsByteOrderMark = allowsByteOrderMark
    }

    /// For what strangers post to us. Real callbacks are below 1 KiB.
    public static let callback = JSONLimits(
        bytes: 16_384, depth: 8, members: 128, stringBytes: 1024, numberCharacters: 32, allowsByteOrderMark: false)

    /// For what a gateway answers on a connection that we opened.
    public static let answer = JSONLimits(
        bytes: 262_144, depth: 32, members: 4096, stringBytes: 16_384, numberCharacters: 64,
        allowsByteOrderMark: true)
}

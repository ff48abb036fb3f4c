/// Why a request that may be repeated got no answer.
public struct TransportFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// In words, for the middle of a sentence.
    public let reason: String

    /// Takes the words.
    public init(_ reason: String) { self.reason = reason }

    public var description: String { reason }
}

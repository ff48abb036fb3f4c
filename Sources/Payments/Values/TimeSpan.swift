/// The time from one moment to another, as a list of Safaricom's covers it.
public struct TimeSpan: Equatable, Hashable, Sendable {
    /// Its first moment.
    public let start: Timestamp
    /// Its end; later than the start.
    public let end: Timestamp

    /// Takes both; nil when the end is not later.
    public init?(from start: Timestamp, to end: Timestamp) {
        guard start < end else { return nil }
        self.start = start
        self.end = end
    }

    /// Whether all of another span lies in it.
    public func covers(_ other: TimeSpan) -> Bool { start <= other.start && other.end <= end }

    /// The smallest span of whole minutes that covers it.
    public var inMinutes: TimeSpan {
        let minute: Int64 = 60_000
        let first = start.milliseconds / minute * minute
        let last = (end.milliseconds + minute - 1) / minute * minute
        return TimeSpan(from: Timestamp(milliseconds: first), to: Timestamp(milliseconds: last)) ?? self
    }

    /// `2026-11-06 10:00 to 12:30`; the day is said again when it ends on another one.
    public var words: Phrase {
        let first = "\(start.day) \(start.hourAndMinute)"
        let last = (end.day == start.day ? "" : "\(end.day) ") + end.hourAndMinute
        return Phrase("\(first) to \(last)", sw: "\(first) hadi \(last)")
    }
}

extension TimeSpan: CustomStringConvertible {
    public var description: String { words.english }
}

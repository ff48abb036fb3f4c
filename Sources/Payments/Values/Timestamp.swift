/// A moment. Kept in UTC; the wire and the screen are East Africa Time, UTC+3 with no summer time.
public struct Timestamp: Equatable, Hashable, Comparable, Sendable, Codable {
    /// Milliseconds since 1 January 1970, UTC.
    public let milliseconds: Int64

    /// Takes milliseconds since 1 January 1970, UTC.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Nairobi is three hours ahead, all year: a fixed offset works without a zone database.
    static let eastAfricaOffsetMilliseconds: Int64 = 3 * 3_600_000

    /// Takes a date and time of Nairobi; nil when it does not exist.
    public init?(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
        guard let date = BusinessDay(year: year, month: month, day: day), (0...23).contains(hour),
            (0...59).contains(minute), (0...59).contains(second)
        else { return nil }
        let seconds = Int64((hour * 60 + minute) * 60 + second)
        milliseconds = date.start.milliseconds + seconds * 1000
    }

    /// Reads 14 digits `yyyyMMddHHmmss` of East Africa Time; nil for anything else.
    public init?(wire text: String) {
        let digits = Array(text.utf8)
        guard digits.count == 14, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        func number(_ from: Int, _ count: Int) -> Int {
            digits[from..<(from + count)].reduce(0) { $0 * 10 + Int($1 - 48) }
        }
        self.init(
            year: number(0, 4), month: number(4, 2), day: number(6, 2),
            hour: number(8, 2), minute: number(10, 2), second: number(12, 2))
    }

    /// The day in Nairobi.
    public var day: BusinessDay {
        BusinessDay(number: Int(floorDivide(local, 86_400_000)))
    }

    /// 14 digits `yyyyMMddHHmmss` of East Africa Time, as the gateway wants them.
    public var wire: String {
        let (year, month, day) = day.civil
        let (hour, minute, second) = clock
        return padded(year, 4) + [month, day, hour, minute, second].map { padded($0, 2) }.joined()
    }

    /// `2026-11-06T14:03:22+03:00` (RFC 3339).
    public var rfc3339: String { "\(day)T\(time)+03:00" }

    /// `14:03:22` in Nairobi.
    public var time: String {
        let (hour, minute, second) = clock
        return [hour, minute, second].map { padded($0, 2) }.joined(separator: ":")
    }

    /// `14:03` in Nairobi.
    public var hourAndMinute: String { String(time.prefix(5)) }

    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

    public static func + (moment: Timestamp, wait: Duration) -> Timestamp {
        Timestamp(milliseconds: moment.milliseconds + wait.milliseconds)
    }

    /// How long it is from the right moment to the left one; negative when the left one is earlier.
    public static func - (later: Timestamp, earlier: Timestamp) -> Duration {
        .milliseconds(later.milliseconds - earlier.milliseconds)
    }

    private var local: Int64 { milliseconds + Self.eastAfricaOffsetMilliseconds }

    private var clock: (hour: Int, minute: Int, second: Int) {
        let seconds = Int(floorModulo(local, 86_400_000) / 1000)
        return (seconds / 3600, seconds / 60 % 60, seconds % 60)
    }
}

extension Timestamp: CustomStringConvertible {
    public var description: String { rfc3339 }
}

extension Duration {
    /// Whole milliseconds.
    public var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }

    /// Whole seconds.
    public var wholeSeconds: Int64 { components.seconds }
}

private func floorDivide(_ value: Int64, _ by: Int64) -> Int64 {
    value >= 0 ? value / by : (value - by + 1) / by
}

private func floorModulo(_ value: Int64, _ by: Int64) -> Int64 { value - floorDivide(value, by) * by }

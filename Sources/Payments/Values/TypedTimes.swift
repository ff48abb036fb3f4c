/// Times as a person types them, `10:00 to 12:30`: with a day before either, or without.
public struct TypedTimes: Equatable, Sendable {
    private let from: Point
    private let to: Point

    private struct Point: Equatable, Sendable {
        var day: BusinessDay?
        var minutes: Int64
    }

    /// Reads a text; nil when it is not two times with a word or a dash between them.
    public init?(_ text: String) {
        let pattern =
            /(?:([0-9]{4})-([0-9]{2})-([0-9]{2}) +)?([0-9]{1,2})(?:[:.]([0-9]{2}))? *(?:to|until|hadi|mpaka|-|–) *(?:([0-9]{4})-([0-9]{2})-([0-9]{2}) +)?([0-9]{1,2})(?:[:.]([0-9]{2}))?/
        guard let found = Substring(text).trimmed.lowercased().wholeMatch(of: pattern)?.output,
            let from = Self.point(found.1, found.2, found.3, found.4, found.5),
            let to = Self.point(found.6, found.7, found.8, found.9, found.10)
        else { return nil }
        self.from = from
        self.to = to
    }

    private static func point(
        _ year: Substring?, _ month: Substring?, _ day: Substring?, _ hour: Substring, _ minute: Substring?
    ) -> Point? {
        guard let hour = Int64(hour), let minute = Int64(minute ?? "0"), (0...59).contains(minute),
            (0...23).contains(hour) || (hour, minute) == (24, 0)
        else { return nil }
        var point = Point(minutes: hour * 60 + minute)
        if let year, let month, let day {
            guard let year = Int(year), let month = Int(month), let day = Int(day),
                let date = BusinessDay(year: year, month: month, day: day)
            else { return nil }
            point.day = date
        }
        return point
    }

    /// Which times they are for a list that has to cover something; the day is that one's, where none is typed.
    ///
    /// - Throws: `TypedTimesError` when they do not cover it all, or are not over.
    public func span(covering needed: TimeSpan, at now: Timestamp) throws(TypedTimesError) -> TimeSpan {
        let day = from.day ?? needed.start.day
        let spans = [day, BusinessDay(number: day.number - 1)].compactMap(span(on:))
        // Typed without a day, a time over midnight began on the day, or on the one before.
        let mayBeEarlier = from.day == nil && to.day == nil
        guard let span = spans.prefix(mayBeEarlier ? 2 : 1).first(where: { $0.covers(needed) }) else {
            throw .misses(needed.inMinutes)
        }
        if span.end > now { throw .notOver(now) }
        return span
    }

    private func span(on day: BusinessDay) -> TimeSpan? {
        let last = to.day ?? (to.minutes < from.minutes ? day.next : day)
        return TimeSpan(
            from: day.start + .seconds(from.minutes * 60), to: last.start + .seconds(to.minutes * 60))
    }
}

/// Why typed times don't do.
public enum TypedTimesError: Error, Equatable, Sendable {
    /// They do not cover all of what has to be covered.
    case misses(TimeSpan)
    /// They go on after this moment: no list covers what is to come.
    case notOver(Timestamp)
}

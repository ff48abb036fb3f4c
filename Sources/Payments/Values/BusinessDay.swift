/// A day in Nairobi.
public struct BusinessDay: Equatable, Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// Days since 1 January 1970.
    public let number: Int

    /// Takes the number of days since 1 January 1970.
    public init(number: Int) { self.number = number }

    /// The day of the calendar; nil for a date that does not exist.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), (1...31).contains(day), (1...9999).contains(year) else { return nil }
        let found = Self(number: daysFromCivil(year: year, month: month, day: day))
        // 31 April would come back as 1 May.
        guard found.civil == (year, month, day) else { return nil }
        self = found
    }

    /// Year, month and day of the calendar.
    public var civil: (year: Int, month: Int, day: Int) { civilFromDays(number) }

    /// The moment it begins in Nairobi.
    public var start: Timestamp {
        Timestamp(milliseconds: Int64(number) * 86_400_000 - Timestamp.eastAfricaOffsetMilliseconds)
    }

    /// The day after.
    public var next: BusinessDay { BusinessDay(number: number + 1) }

    public static func < (left: BusinessDay, right: BusinessDay) -> Bool { left.number < right.number }

    /// `2026-11-06`.
    public var description: String {
        let (year, month, day) = civil
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

/// Days since 1970 of a date of the Gregorian calendar (Howard Hinnant, "chrono-compatible low-level date algorithms").
func daysFromCivil(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
}

/// The date of the Gregorian calendar, from days since 1970 (same source).
func civilFromDays(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let month = monthIndex + (monthIndex < 10 ? 3 : -9)
    let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
}

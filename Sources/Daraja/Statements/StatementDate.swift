internal import Payments

/// A moment as a statement writes it: three numbers of a day, whose order the whole file tells, and a time.
struct StatementDate: Equatable, Sendable {
    private let first: Int
    private let second: Int
    private let third: Int
    private let time: (hour: Int, minute: Int, second: Int)
    /// Whether the year stands first, so that there is nothing to settle.
    let isYearFirst: Bool

    /// Reads `2026-09-21 10:32:00`, `05-09-2026 10:00:00`, `26/09/2026 10:15`, `01/11/24 10:30 AM`; nil for others.
    init?(_ text: String) {
        let words = text.split(whereSeparator: { $0 == " " || $0 == "T" })
        guard (2...3).contains(words.count) else { return nil }
        let days = words[0].split(omittingEmptySubsequences: false) { "-/.".contains($0) }
        let parts = days.compactMap { Self.number($0, most: 4) }
        guard days.count == 3, parts.count == 3 else { return nil }
        isYearFirst = days[0].count == 4
        let year = isYearFirst ? days[0].count : days[2].count
        guard year == 4 || year == 2, (isYearFirst ? days[2] : days[0]).count <= 2, days[1].count <= 2 else {
            return nil
        }
        (first, second, third) = (parts[0], parts[1], year == 2 ? parts[2] + 2000 : parts[2])
        guard let time = Self.time(words[1], half: words.count == 3 ? words[2].uppercased() : nil) else { return nil }
        self.time = time
        let orders: [PortalStatement.DateOrder] = [.dayFirst, .monthFirst]
        if !orders.contains(where: { moment(in: $0) != nil }) { return nil }
    }

    /// The moment, where the days of the file are written in that order; nil when that is not settled or does not exist.
    func moment(in order: PortalStatement.DateOrder) -> Timestamp? {
        if isYearFirst { return moment(year: first, month: second, day: third) }
        return switch order {
        case .dayFirst: moment(year: third, month: second, day: first)
        case .monthFirst: moment(year: third, month: first, day: second)
        case .needless, .unsettled: nil
        }
    }

    /// The only order that the numbers allow; nil where both do.
    var onlyOrder: PortalStatement.DateOrder? {
        switch (moment(in: .dayFirst) == nil, moment(in: .monthFirst) == nil) {
        case (false, true): .dayFirst
        case (true, false): .monthFirst
        case (true, true), (false, false): nil
        }
    }

    private func moment(year: Int, month: Int, day: Int) -> Timestamp? {
        Timestamp(year: year, month: month, day: day, hour: time.hour, minute: time.minute, second: time.second)
    }

    private static func time(_ text: Substring, half: String?) -> (hour: Int, minute: Int, second: Int)? {
        let pieces = text.split(separator: ":", omittingEmptySubsequences: false)
        let parts = pieces.compactMap { number($0, most: 2) }
        guard (2...3).contains(pieces.count), parts.count == pieces.count else { return nil }
        var hour = parts[0]
        if let half {
            guard half == "AM" || half == "PM", (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (half == "PM" ? 12 : 0)
        }
        return (hour, parts[1], parts.count == 3 ? parts[2] : 0)
    }

    private static func number(_ text: Substring, most: Int) -> Int? {
        guard (1...most).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }

    static func == (left: StatementDate, right: StatementDate) -> Bool {
        left.first == right.first && left.second == right.second && left.third == right.third
            && left.time == right.time && left.isYearFirst == right.isYearFirst
    }
}

extension PortalStatement.DateOrder {
    /// Settles it from all rows: a number above 12 decides; else the days that the receipts themselves name, when they
    /// all say the same. What contradicts itself is not settled.
    init(of rows: [StatementRow]) {
        let dated = rows.filter { $0.date.map { !$0.isYearFirst } ?? false }
        if dated.isEmpty {
            self = .needless
            return
        }
        let forced = Set(dated.compactMap { $0.date?.onlyOrder })
        let hinted = forced.isEmpty ? Set(dated.compactMap(\.hintedOrder)) : forced
        self = hinted.count == 1 ? hinted.first ?? .unsettled : .unsettled
    }
}

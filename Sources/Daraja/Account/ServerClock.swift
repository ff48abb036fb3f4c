package import Payments
internal import Transport

/// How far our clock is off, measured at the `Date` header of what the gateway answers.
///
/// It remembers the server's time and our uptime then, not the difference: once somebody sets the clock right, it is
/// right.
package actor ServerClock {
    private let timekeeper: Timekeeper
    private var heard: (time: Timestamp, uptime: Duration)?

    /// Takes our clocks.
    package init(timekeeper: Timekeeper) { self.timekeeper = timekeeper }

    /// Ours minus theirs; positive when ours is ahead. Nil before the first answer.
    package var skew: Duration? {
        heard.map { timekeeper.now() - ($0.time + (timekeeper.uptime() - $0.uptime)) }
    }

    func note(_ reply: HTTPReply) {
        guard let time = reply.date.flatMap(Timestamp.init(httpDate:)) else { return }
        heard = (time, timekeeper.uptime())
    }
}

extension Timestamp {
    /// Reads the date of an HTTP header, `Fri, 06 Nov 2026 11:03:22 GMT`; nil for anything else.
    init?(httpDate text: String) {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", let day = Int(words[1]),
            let month = months.firstIndex(of: String(words[2])), let year = Int(words[3])
        else { return nil }
        let clock = words[4].split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3,
            let nairobi = Timestamp(
                year: year, month: month + 1, day: day, hour: clock[0], minute: clock[1], second: min(clock[2], 59))
        else { return nil }
        // The parts were read as Nairobi's; Greenwich is at the same clock face three hours later.
        self = nairobi + .seconds(3 * 3600)
    }
}

import Payments

/// One reading of both clocks: the wall's, which dates things, and the one that never jumps, which times them.
struct Moment: Equatable, Sendable {
    var now: Timestamp
    var uptime: Duration

    init(now: Timestamp, uptime: Duration) {
        self.now = now
        self.uptime = uptime
    }

    init(_ timekeeper: Timekeeper) {
        self.init(now: timekeeper.now(), uptime: timekeeper.uptime())
    }

    /// The moment that will be, or was, when the second clock shows that.
    func at(uptime other: Duration) -> Moment {
        Moment(now: now + (other - uptime), uptime: other)
    }
}

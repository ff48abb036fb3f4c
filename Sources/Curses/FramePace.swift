/// When a frame of messages may be drawn: one an interval, and a few at once after a rest.
///
/// What a key asked for comes in parts, each a message: held to the interval, the second part would wait for nothing. While
/// a key is held its frames take the whole pace, and what is read for each row that is passed comes with the next.
struct FramePace: Equatable {
    typealias Moment = ContinuousClock.Instant

    /// How many frames may follow each other at once.
    static let burst = 3

    private let interval: Duration
    /// Until when the frames drawn so far are paid for by time.
    private var spentUntil: Moment

    /// A pace whose rest is over.
    init(every interval: Duration, from moment: Moment) {
        self.interval = interval
        spentUntil = moment
    }

    /// From when on the next frame may be drawn.
    var next: Moment { spentUntil - interval * (Self.burst - 1) }

    /// A frame was drawn. Keys draw theirs at any time, but never make a message wait for more than an interval.
    mutating func drew(at moment: Moment) {
        spentUntil = min(max(spentUntil, moment) + interval, moment + interval * Self.burst)
    }
}

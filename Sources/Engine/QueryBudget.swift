public import Payments

/// How many questions the gateway takes: one bucket for the whole app, with a burst of one.
///
/// Safaricom's sandbox takes 5 a minute (HTTP 429 after that); production's figure is not published.
public struct QueryBudget: Equatable, Sendable {
    /// The shortest time between two questions.
    private let gap: Duration
    /// When the rate allows the next question, by uptime.
    private var free: Duration = .zero
    /// Until when "too many" keeps it from asking, by uptime, and whether the gateway named that moment.
    private var pause: Duration = .zero
    private var isPauseNamed = false
    private var backOff: Duration = .zero

    /// The longest it backs off.
    private static let longest: Duration = .seconds(300)

    /// Takes the rate; at least one a minute.
    public init(perMinute: Int) {
        gap = .milliseconds(60_000 / max(1, perMinute))
    }

    /// How long to wait, at that uptime, before the next question.
    public func wait(at uptime: Duration) -> Duration { max(.zero, max(free, pause) - uptime) }

    /// How many minutes so many questions take; nil where one is enough.
    public func minutes(for count: Int) -> Int? {
        let span = (gap * count).milliseconds
        return span > 60_000 ? Int((span + 59_999) / 60_000) : nil
    }

    /// Counts a question asked at that uptime.
    public mutating func spend(at uptime: Duration) { free = max(free, uptime) + gap }

    /// The gateway answered something else than "too many": the rate is right again.
    public mutating func ease() { backOff = .zero }

    /// A person asks: a pause of our own making is tried out, within the rate; one that the gateway named is kept. Returns
    /// whether it is over.
    public mutating func tryOut(at uptime: Duration) -> Bool {
        if !isPauseNamed { pause = .zero }
        return pause <= uptime
    }

    /// The gateway said "too many": waits as long as it says, else twice as long as before, up to 5 min, ±20 %.
    public mutating func slowDown(at uptime: Duration, retryAfter: Duration?, chance: Chance) {
        backOff = min(Self.longest, max(gap, backOff * 2))
        let percent = 80 + Int(chance.bytes(1).first ?? 0) * 40 / 255
        pause = uptime + (retryAfter ?? backOff * percent / 100)
        isPauseNamed = retryAfter != nil
    }
}

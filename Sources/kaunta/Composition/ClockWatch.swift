import Payments

/// Watches whether this machine's clock is right: by Safaricom's answers, and by whether it was set while we ran.
struct ClockWatch: Sendable {
    /// How far our clock is ahead of Safaricom's; nil before its first answer.
    let skew: @Sendable () async -> Duration?
    /// How far the wall clock was set on, or back, since the start.
    let drift: @Sendable () -> Duration

    /// How far from Safaricom's a clock may be for nothing to be said: its answers name whole seconds, and are under way
    /// for some.
    static let skewNotice = Duration.seconds(60)
    /// The same for a clock that was set: nothing else moves it as far as that.
    static let driftNotice = Duration.seconds(5)
    /// How often it looks: a console at rest is woken for little else.
    static let pause = Duration.seconds(60)

    /// Looks now and every minute, until its task is cancelled.
    func run(telling pulse: Pulse, timekeeper: Timekeeper) async {
        while !Task.isCancelled {
            pulse.note(clockAhead: await look())
            guard (try? await timekeeper.sleep(Self.pause)) != nil else { return }
        }
    }

    /// How far the clock is ahead, whichever of the two says more; nil when that is not worth saying.
    func look() async -> Duration? {
        let found = [
            await skew().flatMap { $0.magnitude > Self.skewNotice ? $0 : nil },
            drift().magnitude > Self.driftNotice ? drift() : nil,
        ]
        return found.compactMap { $0 }.max { $0.magnitude < $1.magnitude }
    }
}

extension Duration {
    fileprivate var magnitude: Duration { self < .zero ? .zero - self : self }
}

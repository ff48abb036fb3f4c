extension Evidence {
    /// How far the machine's clock may be from the moments that are written down, so that those are worth something
    /// beside a list's.
    private static let largestDrift = Duration.seconds(60)

    /// The send mark, with a word about the clock where its moment is not to be trusted.
    package static func sendMark(_ boot: BootID, at now: Timestamp, drift: Duration) -> Evidence {
        let isOff = abs(drift.milliseconds) > largestDrift.milliseconds
        return Evidence(
            source: .console, fact: .sendMarked(boot: boot), at: now,
            raw: isOff ? "The machine's clock was \(drift.wholeSeconds) s ahead of the books." : nil)
    }
}

extension AttemptRecord {
    /// Whether the moment of its send mark is one of the machine's clock, which the gateway's was compared with.
    var isTimed: Bool { evidence.contains { $0.fact.part == .mark && $0.raw == nil } }
}

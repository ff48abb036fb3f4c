/// How many prompts may go out, so that nobody's phone is flooded from a counter. Refused ones do not count, and neither
/// does what never left.
public struct PromptLimits: Equatable, Sendable {
    /// To one phone within ten minutes.
    public var perPhone: Int
    /// To one phone within a day.
    public var perPhoneDay: Int
    /// From one till within an hour.
    public var perTill: Int

    /// The usual limits, unless others are given.
    public init(perPhone: Int = 3, perPhoneDay: Int = 10, perTill: Int = 30) {
        self.perPhone = perPhone
        self.perPhoneDay = perPhoneDay
        self.perTill = perTill
    }

    /// Over what time those to one phone are counted.
    public static let phoneSpan = Duration.seconds(600)
    /// Over what time those to one phone in a day are counted.
    public static let daySpan = Duration.seconds(86_400)
    /// Over what time those of one till are counted.
    public static let tillSpan = Duration.seconds(3600)

    /// Whether one more may go.
    ///
    /// - Parameters:
    ///   - phone: when the earlier ones to that phone were sent, in any order.
    ///   - till: the same, of that till.
    public func gate(phone: [Timestamp], till: [Timestamp], at now: Timestamp) -> ResendGate {
        let ends: [(Timestamp, ResendGate.Reason)] = [
            (Self.end(of: phone, most: perPhone, in: Self.phoneSpan, at: now), .phoneHadEnough),
            (Self.end(of: phone, most: perPhoneDay, in: Self.daySpan, at: now), .phoneHadEnough),
            (Self.end(of: till, most: perTill, in: Self.tillSpan, at: now), .tillSentEnough),
        ].compactMap { end, reason in end.map { ($0, reason) } }
        guard let (until, reason) = ends.max(by: { $0.0 < $1.0 }) else { return .open }
        return .waits(until: until, because: reason)
    }

    /// When there are fewer again than that many within the time; nil when there are now.
    private static func end(
        of sent: [Timestamp], most: Int, in span: Duration, at now: Timestamp
    ) -> Timestamp? {
        let within = sent.filter { $0 + span > now }.sorted()
        guard within.count >= most, most > 0 else { return nil }
        return within[within.count - most] + span
    }
}

/// When to ask Safaricom about an open prompt (Payment truth: When it asks).
public struct QuerySchedule: Equatable, Sendable {
    /// From acceptance to the first question: a quick payer is seen at 10 to 17 s, and earlier questions prove nothing.
    public var firstAfter: Duration = .seconds(10)
    /// From acceptance to giving up the customer's wait: EXPIRED, still asked about.
    public var softDeadline: Duration = .seconds(180)

    /// The gaps between questions, by age.
    private static let brisk = (until: Duration.seconds(120), gap: Duration.seconds(15))
    private static let steady = (until: Duration.seconds(300), gap: Duration.seconds(30))
    /// The ages of the slow lane's questions: 5, 10, 20 and 40 min, then hourly to 24 h. After that only a statement helps.
    private static let slowLane: [Duration] =
        [5, 10, 20, 40].map { .seconds($0 * 60) } + (1...24).map { .seconds($0 * 3600) }
    /// The codes after which customers have been charged all the same: the prompt ran out, was cancelled or not seen.
    private static let lateCodes: Set<String> = ["1019", "1032", "1037"]
    /// The ages of the questions after such a verdict: once before another prompt may go, then slowly.
    private static let lateWatch: [Duration] = [.seconds(45)] + slowLane + (25...48).map { .seconds($0 * 3600) }
    /// How long a prompt that failed may be paid after all.
    package static let lateFor = Duration.seconds(48 * 3600)
    /// The fewest questions of the slow lane and of that watch, and the gap between those that are made up for. A machine
    /// that was switched off, or whose clock was set on, makes a prompt old that hardly anybody has asked about.
    private static let leastWatch = (count: 24, gap: Duration.seconds(3600))

    /// The schedule as that page has it.
    public init() {}

    /// When the next question about this attempt is due; nil when none is: settled, nothing to ask by, or too old.
    ///
    /// A callback that no verdict has checked is asked about at once, and starts the questions anew: one question without
    /// an answer must not leave the customer who stands there to the slow lane.
    public func nextQuestion(about record: AttemptRecord) -> Timestamp? {
        guard record.checkout != nil, record.isAnswered else { return nil }
        if record.state == .failed { return nextLateQuestion(about: record) }
        guard record.state.asksOn else { return nil }
        let sent = record.acceptedAt ?? record.sendMarkedAt
        let regular = sent.flatMap { nextQuestion(about: record, since: $0, first: firstAfter) }
        guard let heard = record.uncheckedCallbackAt else { return regular }
        // A message may be dated ahead of our clock: it puts nothing off.
        let anew = record.hasNewCallback ? heard : nextQuestion(about: record, since: heard, first: .zero)
        return [regular, anew].compactMap(\.self).min()
    }

    private func nextLateQuestion(about record: AttemptRecord) -> Timestamp? {
        // What a person closed, or a list's silence ended, is watched, too: no answer about the prompt itself did.
        let isEndedElse = record.evidence.contains { $0.fact.closes || $0.fact == .rowMissing }
        guard isEndedElse || record.resultCode.map({ Self.lateCodes.contains($0.text) }) ?? false else { return nil }
        let base = record.settledAt
        let last = max(record.lastAskedAt ?? base, base)
        if let age = Self.lateWatch.first(where: { $0 > last - base }) { return base + age }
        return isWatchedEnough(record, since: base) ? nil : last + Self.leastWatch.gap
    }

    private func nextQuestion(about record: AttemptRecord, since base: Timestamp, first: Duration) -> Timestamp? {
        guard let last = record.lastAskedAt, last >= base else { return base + first }
        let age = last - base
        if age + Self.brisk.gap <= Self.brisk.until { return max(last + Self.brisk.gap, base + first) }
        if age < Self.steady.until { return last + Self.steady.gap }
        if let next = Self.slowLane.first(where: { $0 > age }) { return base + next }
        return isWatchedEnough(record, since: base + Self.steady.until) ? nil : last + Self.leastWatch.gap
    }

    private func isWatchedEnough(_ record: AttemptRecord, since base: Timestamp) -> Bool {
        record.evidence.count { $0.source == .query && $0.at > base } >= Self.leastWatch.count
    }

    /// When the customer's wait ends for this attempt; nil when it has ended or never began.
    public func deadline(of record: AttemptRecord) -> Timestamp? {
        switch record.state {
        case .sending, .pending, .unknown: (record.acceptedAt ?? record.sendMarkedAt).map { $0 + softDeadline }
        // Written down and forgotten: whoever wrote it is gone, and it must not keep the phone.
        case .prepared: record.attempt.createdAt + softDeadline
        case .claimed, .paid, .refused, .failedUnverified, .failed, .expired, .conflict, .void: nil
        }
    }

    /// Who is asked about first when questions are scarce; lower comes first.
    public func priority(of record: AttemptRecord) -> Priority {
        switch record.state {
        case .claimed, .conflict: record.hasNewCallback ? .callback : .watched
        case .failedUnverified: record.hasNewCallback ? .denial : .watched
        case .sending, .pending, .unknown: .watched
        case .prepared, .expired, .paid, .refused, .failed, .void: .slow
        }
    }

    /// Who is asked about first.
    public enum Priority: Int, Comparable, Sendable {
        /// A callback that says paid waits to be checked: a customer stands there.
        case callback
        /// A person asked.
        case asked
        /// A callback that says not paid waits to be checked.
        case denial
        /// A cashier waits.
        case watched
        /// Nobody waits.
        case slow

        public static func < (left: Priority, right: Priority) -> Bool { left.rawValue < right.rawValue }
    }
}

extension AttemptState {
    /// Whether questions can still change it.
    fileprivate var asksOn: Bool {
        switch self {
        case .pending, .unknown, .claimed, .failedUnverified, .expired, .conflict: true
        case .prepared, .sending, .paid, .refused, .failed, .void: false
        }
    }
}

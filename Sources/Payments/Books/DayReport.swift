/// One day at the shop, for whoever looks after it.
public struct DayReport: Equatable, Sendable {
    /// The day in Nairobi.
    public let day: BusinessDay
    /// The tills that asked for money on it, by name.
    public let tills: [Till]
    /// How many payments of each quarter of an hour were paid, from midnight on: 96 of them.
    public let quarters: [Int]
    /// How long customers took to answer; nil while nobody has.
    public let answers: Answers?
    /// How many of the prompts that were answered were paid, the day before up to the same time of day.
    public let successBefore: Success

    /// Takes the parts.
    public init(
        day: BusinessDay, tills: [Till], quarters: [Int], answers: Answers?,
        successBefore: Success
    ) {
        self.day = day
        self.tills = tills
        self.quarters = quarters
        self.answers = answers
        self.successBefore = successBefore
    }

    /// The quarters of an hour of a day.
    public static let quarterCount = 96

    /// How many of the prompts of all tills that were answered were paid.
    public var success: Success {
        Success(paid: tills.reduce(0) { $0 + $1.success.paid }, failed: tills.reduce(0) { $0 + $1.success.failed })
    }

    /// What one till did on the day.
    public struct Till: Equatable, Sendable {
        /// The two characters that its tags begin with.
        public let name: String
        /// Its paid prompts whose money it keeps.
        public let paid: DayTotals.Bucket
        /// How many prompts wait for an answer.
        public let waiting: Int
        /// How many of which nobody knows what became of them.
        public let doubtful: Int
        /// How many of those that were answered were paid.
        public let success: Success
        /// How many were paid in each eighth of the last hour, oldest first.
        public let lastHour: [Int]

        /// Takes the parts.
        public init(
            name: String, paid: DayTotals.Bucket, waiting: Int, doubtful: Int, success: Success, lastHour: [Int]
        ) {
            self.name = name
            self.paid = paid
            self.waiting = waiting
            self.doubtful = doubtful
            self.success = success
            self.lastHour = lastHour
        }
    }

    /// How many prompts were paid among those that reached a phone and were answered. What was refused, or is open,
    /// is neither.
    public struct Success: Equatable, Sendable {
        /// How many were paid.
        public let paid: Int
        /// How many were declined, or not answered in time.
        public let failed: Int

        /// Takes both.
        public init(paid: Int, failed: Int) {
            self.paid = paid
            self.failed = failed
        }

        /// The share that was paid, in tenths of a percent; nil when nothing was answered.
        public var permille: Int? {
            let all = paid + failed
            return all == 0 ? nil : (paid * 2000 + all) / (2 * all)
        }
    }

    /// How long it took from the sending of a prompt to its outcome.
    public struct Answers: Equatable, Sendable {
        /// Half of them took no longer.
        public let median: Duration
        /// Nineteen of twenty took no longer.
        public let slow: Duration

        /// Of these times, in any order; nil of none.
        public init?(of times: [Duration]) {
            let sorted = times.sorted()
            guard let last = sorted.last else { return nil }
            median = sorted[(sorted.count - 1) / 2]
            let rank = (sorted.count * 95 + 99) / 100
            slow = rank > 0 ? sorted[rank - 1] : last
        }
    }
}

/// One prompt of a day, as far as its report counts it.
public struct DayEntry: Equatable, Sendable {
    /// Our short name for it.
    public let tag: Tag
    /// What the evidence amounts to.
    public let state: AttemptState
    /// What was asked for.
    public let amount: Money
    /// Whether the till keeps the money: it is paid, by no stranger, and is not owed back.
    public let isKept: Bool
    /// When it was written down.
    public let createdAt: Timestamp
    /// When it was sent.
    public let sentAt: Timestamp?
    /// When it was first settled.
    public let settledAt: Timestamp?

    /// Takes the parts.
    public init(
        tag: Tag, state: AttemptState, amount: Money, isKept: Bool, createdAt: Timestamp, sentAt: Timestamp?,
        settledAt: Timestamp?
    ) {
        self.tag = tag
        self.state = state
        self.amount = amount
        self.isKept = isKept
        self.createdAt = createdAt
        self.sentAt = sentAt
        self.settledAt = settledAt
    }

    /// How long the answer took; nil when it is open, or was none of a customer's.
    var answer: Duration? {
        guard state == .paid || state == .failed, let sentAt, let settledAt, settledAt > sentAt else { return nil }
        return settledAt - sentAt
    }
}

extension DayReport {
    /// Counts the prompts of a day, and of the day before up to the same time.
    ///
    /// - Parameter direct: the moments at which money was paid straight to the shop that day.
    public init(of entries: [DayEntry], before: [DayEntry], direct: [Timestamp], on day: BusinessDay, at now: Timestamp)
    {
        let sameTime = now + .seconds(-86_400)
        let earlier = before.filter { $0.createdAt <= sameTime }
        let paidAt = entries.compactMap { $0.state == .paid ? $0.settledAt ?? $0.createdAt : nil }
        self.init(
            day: day,
            tills: Dictionary(grouping: entries) { String($0.tag.text.prefix(2)) }
                .map { Till($0.key, $0.value, at: now) }.sorted { $0.name < $1.name },
            quarters: Self.counts(of: paidAt + direct, from: day.start, in: Self.quarterCount, each: .seconds(900)),
            answers: Answers(of: entries.compactMap(\.answer)),
            successBefore: Success(of: earlier))
    }

    /// How many moments lie in each of so many spans, the first from `start` on.
    fileprivate static func counts(
        of moments: [Timestamp], from start: Timestamp, in count: Int, each span: Duration
    ) -> [Int] {
        var counts = Array(repeating: 0, count: count)
        for moment in moments where moment >= start {
            let place = Int((moment - start).milliseconds / span.milliseconds)
            if counts.indices.contains(place) { counts[place] += 1 }
        }
        return counts
    }
}

extension DayReport.Till {
    fileprivate init(_ name: String, _ entries: [DayEntry], at now: Timestamp) {
        let paid = entries.filter { $0.state == .paid }
        let kept = paid.filter(\.isKept)
        self.init(
            name: name,
            paid: DayTotals.Bucket(
                count: kept.count, sum: Money(cents: kept.reduce(0) { $0 + $1.amount.cents })),
            waiting: entries.count {
                [.prepared, .sending, .pending, .claimed, .failedUnverified].contains($0.state)
            },
            doubtful: entries.count { [.unknown, .expired, .conflict].contains($0.state) },
            success: DayReport.Success(of: entries),
            lastHour: DayReport.counts(
                of: paid.map { $0.settledAt ?? $0.createdAt }, from: now + .seconds(-3600), in: 8, each: .seconds(450)))
    }
}

extension DayReport.Success {
    fileprivate init(of entries: [DayEntry]) {
        self.init(paid: entries.count { $0.state == .paid }, failed: entries.count { $0.state == .failed })
    }
}

extension AttemptRecord {
    /// What a list has to cover before its silence says anything: from the send mark to the end of the customer's wait,
    /// or to the newest message about it, if that came later.
    public var timeToCover: TimeSpan {
        let heard = evidence.lazy.filter { $0.fact.part == .claim || $0.fact.part == .denial }.map(\.at).max()
        return TimeSpan(afterSending: sendMarkedAt ?? attempt.createdAt, until: heard)
    }
}

extension PaymentLine {
    /// What a list has to cover at least before its silence says anything.
    public var timeToCover: TimeSpan { TimeSpan(afterSending: sentAt ?? createdAt, until: nil) }
}

extension TimeSpan {
    fileprivate init(afterSending start: Timestamp, until heard: Timestamp?) {
        let waited = start + QuerySchedule().softDeadline
        self.start = start
        end = max(waited, heard ?? waited)
    }
}

extension AttemptRecord {
    /// Whether a list that has all of a time has no row of it: the time covers the prompt, and none of the rows can be its own.
    ///
    /// Only of a pay bill's prompts whose reference nobody else's carries, so that their rows are known by it. Whether a list
    /// has all of a till is not known (Payment truth: open points).
    package func isMissing(
        from rows: [C2BConfirmation], of time: TimeSpan, heldBy holding: (C2BConfirmation) throws -> Holding
    ) rethrows -> Bool {
        guard state.mayEndBySilence, attempt.isKnownByReference, isTimed, time.covers(timeToMiss),
            rows.allSatisfy({ attempt.payee.takes($0.payee) })
        else { return false }
        return try !rows.contains { row in
            if row.isNamed(after: attempt) || evidence.contains(where: { $0.fact.namedReceipt == row.receipt }) {
                return true
            }
            // Under whatever account: that rows have the reference as it was sent is not proven.
            guard row.amount == attempt.amount, row.mayFollow(self) else { return false }
            return try holding(row) != .no
        }
    }
}

extension AttemptRecord {
    /// Whether a list's silence says that it was not paid. Where Safaricom named it, it can be asked about: the answer says
    /// more than a file that somebody calls complete, so that it is asked about first, once the customer's wait is over. A
    /// question that nothing came back to is none.
    package var maySilenceCount: Bool {
        checkout == nil || evidence.contains { $0.source == .query && $0.raw != nil && $0.at >= timeToCover.end }
    }

    /// What a list has to cover before its silence ends it: more than a person has to look at, by as much as two clocks may
    /// differ, and the wait by the gateway's own clock.
    private var timeToMiss: TimeSpan {
        let (wide, ours) = (C2BConfirmation.promptWindow.before, timeToCover)
        let theirs = moment.map { [$0, $0 + QuerySchedule().softDeadline] } ?? []
        let moments = [ours.start, ours.end] + theirs
        return TimeSpan(
            from: (moments.min() ?? ours.start) + (.zero - wide), to: (moments.max() ?? ours.end) + wide) ?? ours
    }
}

extension AttemptState {
    /// Whether a list's silence may end it, or contradict it: its outcome is open, and its request is over.
    package var mayEndBySilence: Bool {
        switch self {
        case .pending, .unknown, .claimed, .failedUnverified, .expired: true
        case .prepared, .sending, .paid, .refused, .failed, .conflict, .void: false
        }
    }
}

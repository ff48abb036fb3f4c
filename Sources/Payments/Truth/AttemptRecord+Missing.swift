/// What it says that a list of Safaricom's own has no row of a prompt (`gone`).
extension StatementList {
    /// The time of which it lacks nothing: from its oldest row, before which it may not have been set up, to ten minutes
    /// before its newest, since rows come in late. Nil where it may lack some, or is too short.
    ///
    /// - Parameter now: when it was read. It may tell times three hours late (`C2BConfirmation.mislabelled`).
    public func complete(readAt now: Timestamp) -> TimeSpan? {
        let times = rows.compactMap(\.paidAt)
        guard isComplete, let first = times.min(), let last = times.max() else { return nil }
        return TimeSpan(from: first, to: min(last, now) + (.zero - ClosingGate.settling))
    }

    /// Its rows of payments, those beside reversals among them.
    package var rows: [C2BConfirmation] { lines.map(\.told) + reversals.compactMap(\.payment) }
}

extension AttemptRecord {
    /// Whether it was not paid, by the silence of a list that has all of a time: the time covers the prompt, and none of the
    /// rows can be its own.
    ///
    /// Only of a pay bill's prompts whose reference nobody else's carries, so that their rows are known by it. Whether a list
    /// has all of a till is not known (Payment truth: open points).
    package func isMissing(
        from rows: [C2BConfirmation], of time: TimeSpan, heldBy holding: (C2BConfirmation) throws -> Holding
    ) rethrows -> Bool {
        guard state.mayEndBySilence, case .payBill(_, account: nil) = attempt.payee,
            attempt.reference == attempt.tag.reference, time.covers(timeToCover),
            rows.allSatisfy({ attempt.payee.takes($0.payee) })
        else { return false }
        return try !rows.contains { row in
            if row.isNamed(after: attempt) || evidence.contains(where: { $0.fact.namedReceipt == row.receipt }) {
                return true
            }
            // Under whatever account: that rows have the reference as it was sent is not proven.
            guard row.amount == attempt.amount, row.mayFollow(attempt.createdAt) else { return false }
            return try holding(row) != .no
        }
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

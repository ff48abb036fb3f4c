extension AttemptRecord {
    /// Why a person may not say that of this payment; nil when it may be written down.
    package func refusal(of evidence: Evidence) -> JournalRefusal? {
        switch evidence.fact {
        case .released:
            let gate = ReleaseGate(for: self, at: evidence.at)
            return gate == .open ? nil : .notReleased(gate)
        case .resolved(.restOwed, _):
            // What the sale owes is in the books; that a part of it is paid is all that this record can tell.
            return state == .paid && !isRestGivenUp ? nil : .notResolvable(.restOwed)
        case .resolved(let kind, _):
            return kind.endsByWord && doubts.contains(kind) ? nil : .notResolvable(kind)
        case .closedUnpaid:
            let gate = ClosingGate(for: self, at: evidence.at)
            return gate == .open ? nil : .notClosed(gate)
        case .sendMarked, .accepted, .refused, .neverLeft, .answerLost, .callbackPaid, .callbackFailed, .queryPaid,
            .queryFailed, .queryOpen, .receiptFound, .rowMissing, .deadlinePassed, .stoppedWaiting, .restarted,
            .withdrawn, .wrongNumber, .doubled, .takenElsewhere:
            return nil
        }
    }
}

extension PromptOrder {
    /// Why a sale that was opened before takes no prompt for this amount; nil when it does.
    package func refusal(owing due: Money, paid: some Sequence<Money>) -> JournalRefusal? {
        let remaining = paid.reduce(due.cents) { $0 - $1.cents }
        return amount.cents > remaining ? .overDue(remaining: Money(cents: max(0, remaining))) : nil
    }
}

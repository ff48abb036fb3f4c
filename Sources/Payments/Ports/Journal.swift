/// Where payments are written down before anything happens: the port that Ledger fills, and memory in tests.
///
/// Every implementation passes the same suite of tests. Records are only ever added to.
public protocol Journal: Sendable {
    /// S1: writes an attempt down, with its sale, and binds its callback token.
    ///
    /// - Throws: `JournalRefusal` when the gate is shut (Payment truth: When another prompt may go).
    func prepare(_ order: PromptOrder, payee: CollectionPoint, token: CallbackToken, at now: Timestamp) async throws
        -> AttemptRecord

    /// S3: makes the send mark, by compare-and-set from PREPARED, reads it back, and hands out the one permit.
    ///
    /// - Parameter drift: how far the machine's clock is ahead of the moments that are written down.
    /// - Throws: `JournalRefusal.notPrepared` when somebody else made the mark, or the attempt was withdrawn; `.gate`,
    ///   `.overDue` or `.restGivenUp` when an earlier prompt was answered since this one was written down.
    func markSending(
        _ id: AttemptID, token: CallbackToken, boot: BootID, at now: Timestamp, drift: Duration
    ) async throws -> SendPermit

    /// Adds what was learnt and returns all that is known now. The same fact from the same source again adds nothing
    /// (but a question's answer always does).
    @discardableResult
    func add(_ evidence: Evidence, to id: AttemptID) async throws -> AttemptRecord

    /// All that is known of one attempt.
    func record(of id: AttemptID) async throws -> AttemptRecord?

    /// The attempt whose callback address ends in this token.
    func attempt(heardAt token: CallbackToken) async throws -> AttemptID?

    /// The attempts to watch, oldest first: those whose outcome is open, and those that failed so recently that they
    /// are still asked about.
    func attemptsToWatch() async throws -> [AttemptRecord]
}

extension Journal {
    /// S3 by a clock that is right.
    package func markSending(
        _ id: AttemptID, token: CallbackToken, boot: BootID, at now: Timestamp
    ) async throws -> SendPermit {
        try await markSending(id, token: token, boot: boot, at: now, drift: .zero)
    }
}

/// Why the journal does not take an order or a mark. No money moved.
public enum JournalRefusal: Error, Equatable, Sendable {
    /// Another prompt to this phone is open, or failed a moment ago.
    case gate(ResendGate)
    /// The attempt is not PREPARED any more.
    case notPrepared(AttemptState)
    /// There is no such attempt.
    case noSuchAttempt
    /// The message names the prompt of that other attempt, so it says nothing about this one.
    case belongsElsewhere(AttemptID)
    /// The sale owes less than the prompt asks for.
    case overDue(remaining: Money)
    /// A person has said what became of the rest of the sale, so nobody is asked for it.
    case restGivenUp
    /// What is paid takes a name and a reason.
    case unsigned
    /// Goods need nobody's word on it: it is PAID, or was never sent.
    case needsNoName(AttemptState)
    /// It is for a supervisor to say, with their PIN.
    case needsPIN
    /// The earlier prompt may not be released now.
    case notReleased(ReleaseGate)
    /// The payment may not be closed as not paid now.
    case notClosed(ClosingGate)
    /// That doubt is not ended by a person's word.
    case notResolvable(Doubt.Kind)
}

public import Payments

/// What the query loop is doing, for the status line.
public struct QueryLoopStatus: Equatable, Sendable {
    /// Whom it asks about at this moment.
    public var asking: AttemptID?
    /// How many questions wait for the budget.
    public var queue = 0
    /// How many minutes those take, where it is more than one.
    public var queueMinutes: Int?
    /// Until when nothing is asked, because Safaricom had enough of our questions; nil where it takes them.
    public var turnedAwayUntil: Timestamp?
    /// Why it stopped asking: our own keys or signature are refused. One question now and then tries them again, and asking
    /// by hand does at once.
    public var stoppedBecause: String?
    /// Why answers cannot be stored.
    public var journalFault: String?

    /// Nothing to tell.
    public init() {}
}

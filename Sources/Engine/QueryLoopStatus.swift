public import Payments

/// What the query loop is doing, for the status line.
public struct QueryLoopStatus: Equatable, Sendable {
    /// Whom it asks about at this moment.
    public var asking: AttemptID?
    /// How many questions wait for the budget.
    public var queue = 0
    /// Why it stopped asking: our own keys or signature are refused. Asking by hand starts it again.
    public var stoppedBecause: String?
    /// Why answers cannot be stored.
    public var journalFault: String?

    /// Nothing to tell.
    public init() {}
}

import Payments

/// A question that only `y` answers with yes.
enum Question: Equatable, Sendable {
    /// Leave, though payments are open?
    case leave
    /// Empty a form that has something in it?
    case clearForm
    /// Stop waiting for this one?
    case stopWaiting(AttemptID)
}

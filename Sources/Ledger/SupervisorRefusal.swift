public import Payments

/// Why a PIN lets nothing go. Nothing was changed.
public enum SupervisorRefusal: Error, Equatable, Sendable {
    /// Nobody has a PIN yet.
    case noneSet
    /// That is not the PIN of a supervisor of that name; and how many tries are left, once they are few.
    case wrong(name: String, left: Int?)
    /// There were too many wrong ones.
    case waits(until: Timestamp)
    /// What PINs are mixed with is not there.
    case noPepper
    /// What PINs are mixed with is another one's.
    case otherPepper
    /// Only a supervisor may give a PIN, or take one away.
    case needsLeave
    /// There is no such supervisor.
    case unknown(String)
    /// The last supervisor's PIN can't be taken away.
    case lastOne
}

import Payments

/// Digits typed in a list, one after the other, to go to the row that starts with them.
struct Jump: Equatable, Sendable {
    /// Without a digit for this long the next one begins anew.
    static let pause = Duration.milliseconds(1500)

    var digits: String
    var until: Timestamp
    var outcome = Outcome.found

    /// What looking for a row came to.
    enum Outcome: Equatable, Sendable {
        case found
        /// The whole list is read, and has none.
        case nowhere
        /// None of so many rows: the list is longer, and its other rows were not looked at.
        case notAmong(Int)
    }

    init(digits: String, at now: Timestamp) {
        self.digits = digits
        until = now + Jump.pause
    }
}

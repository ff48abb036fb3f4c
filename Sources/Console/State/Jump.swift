import Payments

/// Digits typed in a list, one after the other, to go to the row that starts with them.
struct Jump: Equatable, Sendable {
    /// Without a digit for this long the next one begins anew.
    static let pause = Duration.seconds(2)

    var digits: String
    var until: Timestamp
    /// Whether a row was found.
    var isFound = true

    init(digits: String, at now: Timestamp) {
        self.digits = digits
        until = now + Jump.pause
    }
}

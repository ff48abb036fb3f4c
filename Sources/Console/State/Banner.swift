import Payments

/// The last outcome, in the line above the footer until the next one, or until another prompt is sent.
struct Banner: Equatable, Sendable {
    /// The payment it is about, as it stands.
    let line: PaymentLine
    /// Whether it was paid after it had been given up.
    let isLate: Bool
}

import Payments

/// What the counter usually takes, by its newest payments: far above it, a finger may have typed a zero too many.
struct UsualAmounts: Equatable, Sendable {
    /// Fewer payments say nothing about what is usual.
    static let fewest = 10

    /// How many times the middle amount is far above it.
    private static let far: Int64 = 5

    /// Half of the payments were for less.
    let middle: Money
    let largest: Money

    /// Of what sales have; nil while they are too few. A slip that was paid and went back is no measure.
    init?(of lines: [PaymentLine]) {
        let amounts = lines.filter { $0.paysItsSale && !$0.owesRefund }.map(\.amount).sorted()
        guard amounts.count >= Self.fewest, let largest = amounts.last else { return nil }
        middle = amounts[amounts.count / 2]
        self.largest = largest
    }

    /// Whether an amount is far above all of them.
    func isFarBelow(_ amount: Money) -> Bool { amount > largest && amount.cents >= middle.cents * Self.far }
}

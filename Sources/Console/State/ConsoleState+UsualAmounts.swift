import Payments

/// Asking about an amount that is far above the usual ones.
extension ConsoleState {
    /// The question before a new sale of far more than usual; nil when there is none to ask, or it was answered. What a sale
    /// still owes was asked about with its first prompt.
    func doubtfulAmount(_ reading: ReadingBack) -> Question? {
        let order = reading.order
        let amount = order.due ?? order.amount
        guard !reading.isAmountMeant, order.sale == nil, order.insteadOf == nil,
            let usual = UsualAmounts(of: book.latest), usual.isFarBelow(amount)
        else { return nil }
        return .muchMore(amount, usual)
    }

    /// Yes, that much is meant: the read-back stays, with its half second of dead keys.
    mutating func meanThatMuch() -> [ConsoleCommand] {
        readingBack?.isAmountMeant = true
        readingBack?.rearm(at: clock)
        tell(.info, TillWords.nowItSends)
        return []
    }
}

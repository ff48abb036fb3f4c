import Payments

/// Money that came straight to the shop a short while ago, and may be what a prompt is about to ask for once more.
extension ConsoleState {
    /// What came, or was taken, a short while ago and may be what this order asks for; the newest first.
    func cameStraight(_ order: PromptOrder) -> [DirectPayment] {
        directs.latest.filter { $0.mayBePaid(for: order, at: clock) }
    }

    /// The question before a prompt for money that may be there already; nil when there is none, or it was answered.
    func doubtfulStraight(_ reading: ReadingBack) -> Question? {
        cameStraight(reading.order).first { !reading.besides.contains($0.id) }.map {
            .paidStraight(reading.order, $0)
        }
    }

    /// Yes, the prompt is meant beside that money: the read-back stays, with its half second of dead keys.
    mutating func meanBeside(_ receipt: Receipt) -> [ConsoleCommand] {
        readingBack?.besides.insert(receipt)
        readingBack?.rearm(at: clock)
        return []
    }
}

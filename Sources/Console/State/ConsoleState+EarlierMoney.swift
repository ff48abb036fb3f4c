import Payments

/// Money that came in, and may be what a prompt is about to ask for once more.
extension ConsoleState {
    /// What came in, or was taken, and may be what this order asks for.
    func cameAlready(_ order: PromptOrder) -> [EarlierMoney] {
        // What nobody has taken for long may be older than the newest.
        let left = checks.items.compactMap { item -> DirectPayment? in
            guard case .unclaimed(let payment) = item, directs[payment.id] == nil else { return nil }
            return payment
        }
        return EarlierMoney.found(among: directs.latest + left, unplaced, for: order, at: clock)
    }

    /// Money that came in, and may be what a prompt that was not paid had asked for.
    func cameMeanwhile(_ line: PaymentLine) -> EarlierMoney? {
        (try? PromptOrder(phone: line.phone, amount: line.amount)).flatMap { cameAlready($0).first }
    }

    /// The question before a prompt for money that may be there already; nil when there is none, or it was answered.
    func doubtfulMoney(_ reading: ReadingBack) -> Question? {
        cameAlready(reading.order).first { !reading.besides.contains($0.receipt) }.map {
            .paidAlready(reading.order, $0)
        }
    }

    /// Yes, the prompt is meant beside that money: the read-back stays, with its half second of dead keys.
    mutating func meanBeside(_ receipt: Receipt) -> [ConsoleCommand] {
        readingBack?.besides.insert(receipt)
        readingBack?.rearm(at: clock)
        tell(.info, TillWords.nowItSends)
        return []
    }

    /// Money that may be a prompt's, by its receipt; nil where it waits for none.
    func row(waiting receipt: Receipt) -> UnplacedRow? { unplaced.first { $0.told.receipt == receipt } }

    /// The money that may be that prompt's payment.
    func waiting(for prompt: PaymentLine) -> [UnplacedRow] {
        unplaced.filter { $0.mayBePayment(of: prompt.id) }
    }
}

import Payments

/// Money that came straight to the shop a short while ago, and may be what a prompt is about to ask for once more.
extension ConsoleState {
    /// How long money paid straight to the shop looks like what the next prompt asks for.
    static let straightJustNow = Duration.seconds(900)

    /// What is free, came a short while ago and may be what this order asks for; the newest first.
    func cameStraight(_ order: PromptOrder) -> [DirectPayment] {
        directs.latest.filter { $0.mayBePaid(for: order) && clock - $0.heardAt < ConsoleState.straightJustNow }
    }

    /// The question before a prompt for money that may be there already; nil when there is none, or it was answered.
    func doubtfulStraight(_ reading: ReadingBack) -> Question? {
        cameStraight(reading.order).first { !reading.besides.contains($0.id) }.map {
            .paidStraight(reading.order, $0.id)
        }
    }

    /// Yes, the prompt is meant beside that money: the read-back stays, with its half second of dead keys.
    mutating func meanBeside(_ receipt: Receipt) -> [ConsoleCommand] {
        readingBack?.besides.insert(receipt)
        readingBack?.rearm(at: clock)
        return []
    }
}

extension DirectPayment {
    /// Whether somebody who pays what this order asks for may have paid this instead: nobody has taken it, no list
    /// speaks against it, and payer or account fit. Whom nobody names, or a hash, may be anybody.
    fileprivate func mayBePaid(for order: PromptOrder) -> Bool {
        guard isFree, listedAmount == nil, reversal == nil, look == nil, told.amount == order.amount else {
            return false
        }
        if known.payer?.mayHold(order.phone) ?? true { return true }
        let account = told.account.filter { $0 != " " }.uppercased()
        if let reference = order.reference?.text.filter({ $0 != " " }), account == reference.uppercased() {
            return true
        }
        return (try? MSISDN(parsing: account)) == order.phone
    }
}

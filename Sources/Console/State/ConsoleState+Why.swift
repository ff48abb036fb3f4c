import Payments

/// What the console will do next about a payment, and what may be done with its receipt.
extension ConsoleState {
    /// The receipt of the row looked at.
    var receiptInSight: Receipt? {
        if place == .detail { return detail.row?.receipt }
        return screen == .check ? checks.current?.row?.receipt : live.current?.receipt
    }

    mutating func openWhy() -> [ConsoleCommand] {
        guard let line = subject else { return [] }
        whyScroll = 0
        focus.append(.why)
        return detail.turn(to: .prompt(line)) || detail.record == nil ? [.loadDetail(line.id)] : []
    }

    /// The payment that is asked why about.
    var whySubject: PaymentLine? { detail.subject.flatMap(line(of:)) }
}

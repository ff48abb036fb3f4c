extension DirectPayment {
    /// The one payment for whose sale this was made by hand, as far as its payer, or else the account, tells: its prompt came to
    /// nothing, and the sale owes just that. Nil where there is none, or several.
    ///
    /// Only what is known for sure ties money to a sale: amount and time alone fit any customer of that minute.
    public func paysByHand(among lines: some Sequence<PaymentLine>) -> PaymentLine? {
        guard isFree, reversal == nil, look == nil else { return nil }
        var found: PaymentLine?
        for line in lines where mayPay(line) {
            // Several prompts of one sale are one; the newest is named.
            guard let known = found else {
                found = line
                continue
            }
            if known.sale?.id != line.sale?.id { return nil }
            if line.number > known.number { found = line }
        }
        return found
    }

    private func mayPay(_ line: PaymentLine) -> Bool {
        guard line.isOver, let sale = line.sale, sale.owed == amount, line.createdAt + Self.byHand > paidAt,
            paidAt > line.createdAt
        else { return false }
        let told = known(as: paidIn)
        if let payer = told.payer, payer.isDigits { return payer.mayHold(line.phone) }
        // A reference that is not the prompt's own is what everybody pays under.
        return line.reference == line.tag.reference && told.isPaidUnder(line.reference.text)
    }

    /// How long after a prompt its customer may come back and pay by hand.
    private static let byHand = Duration.seconds(3_600)
}

extension PaymentLine {
    /// Whether its prompt came to nothing, so that nobody waits for it.
    fileprivate var isOver: Bool {
        switch state {
        case .failed, .refused, .void: true
        case .unknown, .expired: isReleased
        case .prepared, .sending, .pending, .claimed, .failedUnverified, .conflict, .paid: false
        }
    }
}

import Payments

/// Safaricom's own list of the money that came in.
extension ModelGateway {
    /// One reading of it.
    struct Reading: Sendable {
        var list = StatementList([])
        /// What stands behind its rows, in their order.
        var payments: [ModelPayment] = []
        /// When what it lacks was paid, but for what a list that was cut lost.
        var gaps: [Timestamp] = []

        /// The time of which it should lack nothing: from its first row to ten minutes before its last.
        var settled: ClosedRange<Timestamp>? {
            let times = payments.map(\.paidAt)
            guard let first = times.min(), let last = times.max(), last - first >= .seconds(600) else { return nil }
            return first...last + .seconds(-600)
        }

        /// The time of which it lacks nothing, as the books are told. Some rows come in after hours here, and some never.
        /// Safaricom's list is taken for complete after ten minutes, so of a time with such a gap nobody is told.
        func complete(readAt now: Timestamp) -> TimeSpan? {
            guard let settled, !gaps.contains(where: settled.contains) else { return nil }
            return list.complete(readAt: now)
        }
    }

    /// How a row names the payer.
    enum Naming: CaseIterable { case clear, masked, hashed, absent }

    /// Reads the list: all that it has by now, or a part of it.
    ///
    /// - Parameters:
    ///   - isOfAll: whether it surely begins with the first payment.
    ///   - hidesPayers: whether it may hide who paid what a stranger claims for a prompt.
    ///   - hash: makes the hash of a number as Safaricom tells it, in hex.
    func readList(isWhole: Bool, isOfAll: Bool = false, hidesPayers: Bool, hash: (String) -> String) -> Reading {
        let (now, dice) = (around.time.now, around.dice)
        // A list names all payers in one way, mostly.
        let usual = dice.happens(7_000) ? dice.pick(Naming.allCases) : nil
        let form = dice.pick(ModelPayment.ReversalForm.allCases)
        var reading = Reading()
        // Of some hours, as it is pulled while a shop is at work: it is complete from its first row on.
        let begin =
            !isOfAll && dice.happens(5_000)
            ? around.time.outside + .milliseconds(-dice.wait(600_000...dice.pick([5_400_000, 21_600_000]))) : nil
        for payment in payments where begin.map({ payment.paidAt >= $0 }) ?? true {
            guard let from = payment.isListedFrom, from <= now else {
                reading.gaps.append(payment.paidAt)
                continue
            }
            guard isWhole || dice.happens(6_000) else { continue }
            var naming = usual ?? dice.pick(Naming.allCases)
            if !hidesPayers, naming == .absent, isClaimed(payment.receipt) { naming = .masked }
            let payer = name(payment, naming, hash)
            let reversals = payment.reversals(form, payer: payer)
            reading.list.reversals += reversals
            // A word in the payment's own row is that row.
            if reversals.first?.payment == nil { reading.list.lines.append(StatementLine(payment.row(payer: payer))) }
            reading.payments.append(payment)
        }
        reading.list.isWhole = isWhole
        reading.list.isComplete = isWhole
        return reading
    }

    private func name(_ payment: ModelPayment, _ naming: Naming, _ hash: (String) -> String) -> Payer? {
        switch naming {
        case .clear: .clear(payment.payer)
        case .masked: .masked("2547 ***** \(payment.payer.digits.suffix(3))")
        case .hashed: .hashed(hash(payment.payer.digits))
        case .absent: nil
        }
    }

    /// Takes back what is left of a payment, or a part of it.
    func takeBack(isWhole: Bool) -> ModelPayment? {
        let dice = around.dice
        let left = payments.filter { !$0.isGone }
        guard !left.isEmpty, let receipt = nextReceipt() else { return nil }
        let chosen = dice.pick(left)
        let rest = chosen.amount.cents - chosen.backCents
        let part = isWhole ? rest : max(100, rest / 100 / Int64(dice.draw(2...4)) * 100)
        return takeBack(
            Reversal(amount: Money(cents: min(part, rest)), at: around.time.outside, receipt: receipt),
            of: chosen.receipt)
    }
}

import Payments

/// What lists of Safaricom's own may do to the books.
extension CaseBook {
    /// Money came in, or a part of it was taken back.
    mutating func received(_ payment: ModelPayment) {
        money[payment.receipt] = payment
        if payment.backCents > payment.amount.cents {
            fail("model", "more of \(payment.receipt) was taken back than was paid")
        }
    }

    /// The attempts that a row which waits may be given to: those it fits, and those that a message named it for.
    var casesOfWaitingRows: [Case] {
        if waitingRows.isEmpty { return [] }
        let amounts = Set(waitingRows.compactMap { money[$0]?.amount })
        return cases.filter { found in
            amounts.contains(found.attempt.amount)
                || found.record.evidence.contains { $0.fact.namedReceipt.map(waitingRows.contains) ?? false }
        }
    }

    /// A list that has this payment was compared with the books: its money stands in exactly one place, and in nobody's
    /// who did not pay it.
    ///
    /// - Parameters:
    ///   - row: what the list has of it.
    ///   - numbers: the prompts that show its receipt.
    ///   - isOdd: whether a person was told to look into the row.
    mutating func listed(
        _ payment: ModelPayment, as row: C2BConfirmation?, shownBy numbers: [Int], direct: DirectPayment?, isOdd: Bool
    ) {
        let receipt = payment.receipt
        switch row?.payer {
        case .clear, .masked: payersTold.insert(receipt)
        case .hashed, nil: break
        }
        for number in numbers where isTold(row, tobeAnothersThan: cases[number].attempt) {
            if cases[number].money != receipt, cases[number].hand != receipt, !wasVouchedFor(receipt, number) {
                fail("I5", "#\(number) shows \(receipt), and a list has told that somebody else paid it")
            }
        }
        let places = numbers.count + (direct?.isRow == true ? 1 : 0)
        if places > 1 { fail("I6", "\(receipt) stands in the books \(places) times: \(numbers) and by itself") }
        // Two receipts for one prompt are shown to a person with that prompt.
        let isDoubted = cases.contains { found in
            found.isDoubtful && found.record.evidence.contains { $0.fact.namedReceipt == receipt }
        }
        if places == 0, !payment.isGone, !isOdd, !isDoubted {
            fail("I6", "\(receipt) is in a list, stands nowhere in the books, and nobody is told to look")
        }
    }

    /// The books took a list's silence for its word that those prompts were not paid. Of one that it did not have yet, that
    /// word was wrong.
    mutating func missed(_ ids: [AttemptID], in reading: ModelGateway.Reading) {
        for number in ids.compactMap({ places[$0] }) {
            let found = cases[number]
            if !reading.list.isWhole { fail("money", "#\(number) is said to be missing from a list that was cut") }
            if let own = found.money, reading.payments.contains(where: { $0.receipt == own }) {
                fail("money", "#\(number) is said to be missing from a list that has its row \(own)")
            }
            // The customer's wait is three minutes, by the clock of the world outside.
            let isCovered = { (taken: Timestamp) in
                reading.settled.map { $0.contains(taken) && $0.contains(taken + .seconds(180)) } ?? false
            }
            if let taken = found.name?.moment, !isCovered(taken) {
                fail("money", "#\(number) is said to be missing from a list that does not cover it")
            }
            if found.isAlive || found.charge != nil { cases[number].wasToldUnpaid = true }
        }
    }

    /// Whether a row that named no payer made a receipt a prompt's before another one told who paid it, and a person is told.
    func wasVouchedFor(_ receipt: Receipt, _ number: Int) -> Bool {
        cases[number].record.vouchedReceipt == receipt && cases[number].isDoubtful
    }

    /// Whether a row says that its payment is not that prompt's: by the payer's digits or by the reference.
    private func isTold(_ row: C2BConfirmation?, tobeAnothersThan attempt: Attempt) -> Bool {
        guard let row else { return false }
        let isNamedElse = attempt.isNamed && row.account != attempt.reference.text && row.account != "SHOP"
        return isNamedElse || row.payer.map { !$0.mayHold(attempt.phone) } ?? false
    }

    /// I9: the word of a row says paid if and only if the books say so, nothing about it is doubtful, and its sale has the
    /// money and lacks none.
    mutating func read(_ line: PaymentLine, saysPaid: Bool, number: Int) {
        guard cases.indices.contains(number), line.id == cases[number].attempt.id else { return }
        let found = cases[number]
        let isPaid = found.paysItsSale && found.record.doubts.isEmpty
        if saysPaid, !isPaid || !isPaidWhole(found, orByHand: true) {
            fail("I9", "#\(number) reads as paid; it is \(found.state.rawValue), in doubt \(found.record.doubts)")
        }
        if !saysPaid, isPaid, isPaidWhole(found, orByHand: false) {
            fail("I9", "#\(number) is paid, and its row does not read so")
        }
    }

    /// Whether all of its sale is paid by the books, whatever is asked for besides, or a person gave up the rest. What
    /// went back pays for nothing, also before a person has looked.
    ///
    /// - Parameter isByHand: whether money that was taken for it by hand, and that a list has told, counts.
    private func isPaidWhole(_ found: Case, orByHand isByHand: Bool) -> Bool {
        let kin = cases(of: found.attempt.sale)
        if kin.contains(where: \.record.isRestGivenUp) { return true }
        let hand = isByHand ? byHand[debt(of: found.attempt.sale)] ?? [:] : [:]
        let paid =
            kin.filter { $0.paysItsSale && $0.record.doubts.first != .reversed }.reduce(0) {
                $0 + $1.attempt.amount.cents
            }
            + hand.filter { listedReceipts.contains($0.key) }.reduce(0) { $0 + $1.value.cents }
        return paid >= owed(by: found.attempt.sale)?.cents ?? 0
    }

    /// The books were told of payments by a list.
    mutating func heard(_ rows: [C2BConfirmation]) { listedReceipts.formUnion(rows.map(\.receipt)) }

    /// The books were told of reversals.
    mutating func heard(_ lines: [ReversalLine]) {
        reversed.formUnion(lines.map(\.receipt))
        for line in lines { toldBack[line.receipt, default: []].append(line.told) }
    }

    /// What the books were told to be taken back stands at the payment, at the end.
    mutating func lookForReversals(in held: [DirectPayment]) {
        for payment in held where reversed.contains(payment.id) && payment.prompt == nil {
            if payment.reversal == nil { fail("I15", "\(payment.id) was taken back, and the books know nothing of it") }
            lookAtReversal(of: payment.id, told: [payment.reversal].compactMap { $0 })
        }
        // What was taken for another sale, too, tells of it beside that sale's money.
        for found in cases where found.state == .paid && !found.isKnownAsUsedTwice {
            guard let own = found.record.receipt, own == found.money, reversed.contains(own) else { continue }
            if !found.says(.reversed) {
                fail("I15", "#\(found.number) was taken back, and the books know nothing of it")
            }
        }
    }

    /// I15: the books hold no more of a payment to be taken back than was.
    mutating func lookAtReversal(of receipt: Receipt, told: [Reversal]) {
        let most = money[receipt]?.backCents ?? 0
        if TakenBack(told).atLeast.cents > most {
            fail("I15", "\(TakenBack(told).atLeast) of \(receipt) is said to be taken back, and \(most) cents were")
        }
    }

    /// Whether its customer really has the money back, and a person said so: then the sale may ask for it again.
    func isReallyGivenBack(_ found: Case) -> Bool {
        guard !found.paysItsSale, let own = found.money else { return false }
        if found.says(.wrong) { return true }
        return found.record.evidence.contains { item in
            guard item.source == .person, case .resolved(let kind, _) = item.fact else { return false }
            let isGone = kind == .reversed && money[own]?.isGone ?? false
            return isGone || (kind == .doubled && found.says(.doubled)) || kind == .refundOwed
        }
    }
}

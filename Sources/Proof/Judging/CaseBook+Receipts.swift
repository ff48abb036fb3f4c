import Payments

/// I6: each shilling that the books have heard of stands in one place, and the sums agree.
extension CaseBook {
    /// Weighs what the books hold of all receipts at the end.
    ///
    /// - Parameters:
    ///   - held: what the books hold of each receipt that there is.
    ///   - free: what they say nobody has taken.
    ///   - told: what was paid straight to the shop, and answered with 200.
    ///   - lines: what the rows of the prompts show, where the books have rows.
    mutating func weigh(_ held: [DirectPayment], free: [DirectPayment], told: [Receipt], lines: [Receipt?]) {
        let known = Set(held.map(\.id))
        for receipt in told where !known.contains(receipt) {
            fail("I7", "\(receipt) was paid straight to the shop, and is not in the books")
        }
        if Set(held.map(\.id)).count != held.count { fail("I5", "the model made a receipt twice") }
        // What a message says of a row that a list brought before is no news to the books.
        if lines.isEmpty { payersTold.formUnion(told) }
        for payment in held { weigh(payment) }
        lookForReversals(in: held)

        // Day by day; the shop has one shortcode.
        let (prompts, sales) = (held.filter { $0.prompt != nil }, held.filter { $0.sale != nil })
        for day in Set((held + free).map(\.paidAt.day)) {
            func sum(_ some: [DirectPayment]) -> Int64 {
                some.lazy.filter { $0.paidAt.day == day }.reduce(0) { $0 + $1.told.amount.cents }
            }
            let (all, placed) = (sum(held), sum(prompts) + sum(sales) + sum(free))
            if all != placed { fail("I6", "\(all) cents came in on \(day), and \(placed) stand in the books") }
        }
        let taken = Set(sales.map(\.id))
        for receipt in spent where !taken.contains(receipt) {
            fail("I6", "\(receipt) was taken for a sale, and the books do not know")
        }
        var shown: [Receipt: Int] = [:]
        for found in cases {
            guard let receipt = lines.isEmpty ? found.record.receipt : lines[found.number] else { continue }
            if let other = shown.updateValue(found.number, forKey: receipt) {
                fail("I5", "#\(other) and #\(found.number) show the same receipt")
            }
            if taken.contains(receipt), !found.isKnownAsUsedTwice {
                fail("I6", "#\(found.number) was paid by \(receipt), which a sale has taken")
            }
        }
    }

    /// Something was written down about money: all of it stands in one place now, with a prompt that it paid, with a sale
    /// that took it, or by itself.
    ///
    /// - Parameters:
    ///   - owners: the paid prompts that show it as their receipt, by their places.
    ///   - keepers: the prompts that may have it, as they stand now.
    mutating func touched(_ receipt: Receipt, ownedBy owners: [Int], keepers: [AttemptRecord], direct: DirectPayment?) {
        if owners.count > 1 { fail("I5", "\(receipt) is the receipt of \(owners)") }
        guard let direct else { return }
        if direct.prompt != nil, direct.sale != nil { fail("I5", "\(receipt) is a prompt's and a sale's") }
        // What a person took for a sale before it was proved a prompt's, reads as used twice there.
        if !owners.isEmpty, direct.isFree { fail("I6", "\(receipt) stands with \(owners) and is free") }
        for keeper in keepers where keeper.attempt.id == direct.prompt && keeper.state != .paid {
            fail("I6", "\(receipt) stands with a prompt that is \(keeper.state.rawValue): it counts nowhere")
        }
    }

    private mutating func weigh(_ payment: DirectPayment) {
        if payment.isFree, payment.reversal == nil, isDenied(payment.id) != (payment.state == .failed) {
            fail("I6", "\(payment.id) is \(payment.state.rawValue), and whether it came is said otherwise")
        }
        if payment.prompt != nil, payment.sale != nil { fail("I5", "\(payment.id) is a prompt's and a sale's") }
        let owner = cases.first { $0.charge == payment.id || $0.hand == payment.id }
        // Where nothing told who paid it in time, a forged message may pass: then two receipts are shown to a person; or at
        // a till two payments of one amount change places, and no sum is wrong.
        let place = payment.prompt.flatMap { places[$0] }
        let isForged = place.map { place in
            let found = cases[place]
            if payersTold.contains(payment.id) { return wasVouchedFor(payment.id, place) }
            let isExchanged =
                found.money != nil && !found.attempt.isKnownByReference
                && money[payment.id]?.amount == found.attempt.amount
            return found.isDoubtful || isExchanged
        }
        let isATwins = place.flatMap { place in owner.map { isTwin($0, of: cases[place]) } } ?? false
        if let prompt = payment.prompt, prompt != owner?.attempt.id, isForged != true, !isATwins {
            fail("I6", "\(payment.id) is counted for a prompt that it did not pay")
        }
        guard let owner else { return }
        // Taken for another sale before anybody knew whose it was: then a person is told that it was used twice.
        let isUsedTwice = payment.sale != nil && owner.isKnownAsUsedTwice
        // Another receipt was named for it, and a person is told: until one is proved, none is its own, and none is taken.
        let isSaid = !owner.record.doubts.isEmpty || owner.says(.resolved)
        // What a reversal is told of counts in no sum until a person has looked.
        let countsNowhere = [.claimed, .conflict].contains(payment.state)
        let isUndecided = payment.isFree && countsNowhere && owner.record.receipt == nil && isSaid
        // Where no reference tells whose it is, it waits beside a prompt without a receipt; and where a forged message at the
        // prompt's secret address named another receipt, which nothing denies, nobody can know whose it is.
        let isNamedElsewhere = cases.contains { other in
            other.number != owner.number && other.record.evidence.contains { $0.fact.namedReceipt == payment.id }
        }
        // Taken it may be, too, where what was named is money as well: then each payment is counted once.
        let isExchanged = owner.record.receipt.flatMap { money[$0] }?.amount == owner.attempt.amount
        let isUnknowable =
            (payment.isFree || isExchanged) && !owner.attempt.isKnownByReference && owner.record.vouchedReceipt == nil
            && (owner.record.receipt != payment.id || isNamedElsewhere)
        // The same customer paid as much by hand: which of the two payments is the prompt's makes no difference.
        let isSwapped =
            !owner.attempt.isKnownByReference
            && owner.record.vouchedReceipt.flatMap { money[$0] }.map {
                $0.payer == owner.attempt.phone && $0.amount == owner.attempt.amount
            } ?? false
        if owner.state == .paid, owner.money == payment.id, payment.prompt == nil, !isUsedTwice, !isUndecided,
            !isUnknowable, !isSwapped
        {
            fail(
                "I6",
                "#\(owner.number) is paid by \(owner.record.receipt.map(\.text) ?? "-"), and \(payment.id), its own money, is counted beside it (\(payment.isFree ? "free" : "taken"), \(payment.state.rawValue))"
            )
        }
        if payment.prompt == owner.attempt.id, owner.state != .paid {
            let state = owner.state.rawValue
            fail("I6", "\(payment.id) is counted for #\(owner.number), which is \(state): it counts nowhere")
        }
    }

    /// Whether two prompts are one customer's, for the same amount, where no reference tells their money apart: which of them a
    /// row is the payment of, nobody can know.
    func isTwin(_ one: Case, of other: Case) -> Bool {
        one.number != other.number && !one.attempt.isKnownByReference && one.attempt.phone == other.attempt.phone
            && one.attempt.amount == other.attempt.amount
    }

    /// Whether all that proves a prompt paid is the row of such another one's money.
    func isTwinsMoney(of record: AttemptRecord, _ number: Int) -> Bool {
        cases.contains { other in
            guard other.state != .paid, isTwin(other, of: cases[number]), let money = other.money else {
                return false
            }
            return record.hasRow(of: money)
        }
    }
}

import Payments

/// The reckoning once the faults have stopped and the gateway has had its time.
extension CaseBook {
    /// Whether all money is found, every answer is in, every message has ended and nothing more can be asked: then nothing is left to wait for.
    var isSettled: Bool {
        unended.isEmpty && orders.allSatisfy(\.isSettled)
            && cases.allSatisfy { found in
                // A machine that has just woken up has its answers still to take in.
                let isAnswered = found.pushes == 0 || found.record.isAnswered || found.state == .paid
                let isFound = found.charge == nil || found.state == .paid || isBeyondReach(found)
                return isAnswered && isFound && !canBeAskedAbout(found)
            }
    }

    /// Looks at every attempt and every sale for the last time.
    mutating func audit(_ dice: Dice) {
        for found in cases {
            coverage.ended(in: found.state)
            if canBeAskedAbout(found) {
                fail("liveness", "#\(found.number) is still \(found.state.rawValue) 48 h after the faults stopped")
            }
            if found.charge != nil, found.state != .paid, !isBeyondReach(found) {
                fail("money", "#\(found.number) was paid, is \(found.state.rawValue), and nobody is told to look")
            }
            // What a list proved paid before the program died needs no answer any more.
            if found.pushes > 0, !found.record.isAnswered, found.state != .paid {
                fail("liveness", "#\(found.number) was sent, and its answer is neither in nor known to be lost")
            }
            if found.wasAnsweredToTheLiving, !found.record.isAnswered {
                fail("liveness", "#\(found.number) was answered, the program lived on, and the books do not know")
            }
            if found.state == .void, found.pushes > 0 { fail("I2", "#\(found.number) is void, and was sent") }
            lookAtOrder(found, dice)
        }
        let debts = Dictionary(grouping: cases) { debt(of: $0.attempt.sale) }
        for (_, numbers) in debts.sorted(by: { $0.key.text < $1.key.text }) {
            audit(sale: numbers)
        }
    }

    /// I12: what the books told is what they hold; what a failed commit hid may stand behind it.
    mutating func reread(_ record: AttemptRecord?, number: Int) {
        guard let record, record.attempt == cases[number].attempt,
            record.evidence.starts(with: cases[number].record.evidence)
        else { return fail("I12", "#\(number) is no longer in the books as it was written down") }
    }

    /// A sale that was paid twice is known to a person.
    private mutating func audit(sale cases: [Case]) {
        guard let first = cases.first, let owed = owed(by: first.attempt.sale)?.cents else { return }
        func sum(_ some: [Case]) -> Int64 { some.reduce(0) { $0 + $1.attempt.amount.cents } }
        let paid = cases.filter { $0.state == .paid }
        // What was taken back whole, and is known so, makes nothing too much: its sale has it until a person has looked.
        let there = paid.filter { $0.paysItsSale && !($0.record.isReversedWhole && $0.isKnownAsReversed) }
        if sum(there) > owed, !paid.contains(where: \.isKnownAsDoubled) {
            fail("money", "the sale of #\(first.number) was paid twice, and no doubt says so")
        }
        let hand = (byHand[debt(of: first.attempt.sale)] ?? [:]).filter { money[$0.key]?.isGone != true }
        let handed = hand.reduce(0) { $0 + $1.value.cents }
        if handed > 0, !there.isEmpty, sum(there) + handed > owed,
            !paid.contains(where: \.isDoubtful)
        {
            fail("money", "the sale of #\(first.number) was paid twice, once by hand, and no doubt says so")
        }
        if sum(cases.filter { $0.charge != nil }) > owed, !cases.contains(where: \.isDoubtful) {
            let all = cases.map { "#\($0.number) \($0.state.rawValue)\($0.charge == nil ? "" : " charged")" }
            fail("money", "a sale was charged twice, and nobody is told to look: \(all.joined(separator: ", "))")
        }
        for found in paid where found.says(.reversed) && !found.isKnownAsReversed {
            fail("money", "#\(found.number) was taken back, and nobody is told to look")
        }
        for found in paid where found.says(.wrong) && !found.isDoubtful {
            fail("money", "#\(found.number) was paid by a stranger, and no refund is said to be owed")
        }
    }

    /// I8: any order, and any repetition, of the same facts says the same.
    private mutating func lookAtOrder(_ found: Case, _ dice: Dice) {
        var facts = found.record.evidence.map(\.fact)
        guard facts.count > 1 else { return }
        facts.append(facts[dice.draw(below: facts.count)])
        for place in facts.indices { facts.swapAt(place, dice.draw(place...facts.count - 1)) }
        if AttemptState(of: found.attempt.amount, given: facts) != found.state {
            fail("I8", "#\(found.number) is another thing in another order")
        }
    }

    /// Whether a question by its own name would still tell us something.
    private func canBeAskedAbout(_ found: Case) -> Bool {
        switch found.state {
        // What a stranger forged about a prompt that was never paid stays a contradiction until a person closes it.
        case .conflict where found.charge == nil: false
        case .pending, .unknown, .claimed, .failedUnverified, .expired, .conflict:
            found.record.isAnswered && found.name != nil && found.record.checkout == found.name && !found.isAlive
        case .prepared, .sending: true
        case .paid, .refused, .failed, .void: false
        }
    }

    /// Whether its answer was lost and nothing told us its name: then it has to stand among the doubts, or be listed as a
    /// message that nobody could check.
    private func isBeyondReach(_ found: Case) -> Bool {
        guard found.record.checkout != found.name else { return false }
        // A message that named it is all that it takes.
        if found.record.checkout == nil, found.record.evidence.contains(where: { $0.fact.namedCheckout == found.name })
        {
            return false
        }
        switch found.state {
        case .unknown, .expired, .conflict: return !found.record.doubts.isEmpty
        case .claimed, .failedUnverified: return found.record.uncheckedCallbackAt != nil || found.record.checkout != nil
        case .prepared, .sending, .pending, .paid, .refused, .failed, .void: return false
        }
    }
}

extension Case {
    /// Whether its evidence has that.
    func says(_ event: TruthEvent) -> Bool {
        record.evidence.contains { item in
            // In the column of what was paid twice stands, too, what became of a receipt.
            if event == .doubled { return item.fact.isDoubling }
            return TruthEvent(item.fact) == event
        }
    }

    /// Whether a person is told to look into it, or has done so. A message that nobody could check is listed with age.
    var isDoubtful: Bool {
        !record.doubts.isEmpty || says(.resolved) || state == .claimed || state == .failedUnverified
    }

    /// Whether its money is its sale's: what a stranger paid is owed back.
    var paysItsSale: Bool { state == .paid && !says(.wrong) && !wasGivenBack }

    /// Whether its customer may still pay its sale by it.
    var asksForItsSale: Bool {
        state.isOpen && !says(.wrong) && !(wasReleased && (state == .unknown || state == .expired))
    }

    /// Whether a person said of each refund that it owes that the money went back. Where two receipts are all that doubles
    /// it, one of them stays.
    private var wasGivenBack: Bool {
        guard record.doubts.first.map({ $0 == .reversed || !$0.endsInRefund }) ?? true else { return false }
        return record.evidence.contains { item in
            guard item.source == .person, case .resolved(let kind, _) = item.fact else { return false }
            return (kind == .usedTwice && record.isProvedByAnothersRow) || kind == .refundOwed
                || (kind == .doubled && says(.doubled))
                || (kind == .reversed && record.isReversedWhole)
        }
    }

    /// Whether a person is told that its money was taken back, or was told and has looked.
    var isKnownAsReversed: Bool {
        record.doubts.contains(.reversed)
            || record.evidence.contains { if case .resolved(.reversed, _) = $0.fact { true } else { false } }
    }

    /// Whether it is written down that a receipt of it was taken for another sale, or is another payment's.
    var isKnownAsUsedTwice: Bool {
        record.evidence.contains { if case .notItsReceipt = $0.fact { true } else { false } } || isUsedTwice
    }

    /// Whether it is written down that a receipt which may be its own was taken for another sale.
    private var isUsedTwice: Bool {
        record.evidence.contains { item in
            guard case .takenElsewhere(let receipt) = item.fact else { return false }
            return !record.evidence.contains { $0.fact == .notItsReceipt(receipt) }
        }
    }

    /// Whether a person is told that its sale was paid twice, or was told and has looked.
    var isKnownAsDoubled: Bool {
        record.doubts.contains(.doubled)
            || record.evidence.contains {
                if case .resolved(.doubled, _) = $0.fact { $0.source == .person } else { false }
            }
    }
}

import Payments

/// What people may decide.
extension CaseBook {
    /// What a person may say, and when.
    mutating func lookAtPerson(_ number: Int, before: AttemptRecord, added: Evidence) {
        switch added.fact {
        case .released(let approval):
            if !approval.isProven { fail("release", "#\(number) was released without a PIN") }
            let marked = before.evidence.first { TruthEvent($0.fact) == .mark }?.at ?? before.attempt.createdAt
            let asked = before.evidence.last { $0.source == .query || TruthEvent($0.fact) == .open }?.at
            if before.state != .unknown, before.state != .expired {
                fail("release", "#\(number) was released while it was \(before.state.rawValue)")
            } else if added.at - marked < .seconds(300) {
                fail("release", "#\(number) was released \((added.at - marked).wholeSeconds) s after its send mark")
            } else if asked.map({ added.at - $0 > .seconds(300) }) ?? true {
                fail("release", "#\(number) was released without a fresh answer")
            }
        case .goodsGiven(let approval):
            if !approval.isProven { fail("goods", "#\(number): goods were let go without a PIN") }
            let isPlain = cases[number].paysItsSale && before.doubts.isEmpty
            if isPlain || before.state == .prepared || before.state == .void {
                fail("goods", "#\(number): goods were let go on a name while it was \(before.state.rawValue)")
            }
        case .resolved(.restOwed, _):
            // Only a sale of which a part is paid has a rest, and a person gives it up once.
            let isKnown = before.evidence.contains { if case .resolved(.restOwed, _) = $0.fact { true } else { false } }
            if before.state != .paid || isKnown { fail("resolve", "#\(number): a rest was given up that is not owed") }
        case .resolved(.unknown, _):
            // Where nobody can ask: it was released, and no message and no answer has named it.
            let isNamed = before.evidence.contains { $0.fact.namedCheckout != nil }
            let isReleased = before.evidence.contains { if case .released = $0.fact { true } else { false } }
            if isNamed || !isReleased || (before.state != .unknown && before.state != .expired) {
                fail("resolve", "#\(number): that nobody knows about it was ended by a word that may not end it")
            }
        case .resolved(let kind, _):
            if kind == .contradiction || !before.doubts.contains(kind) {
                fail("resolve", "#\(number): a doubt was ended by a word that may not end it")
            }
        case .closedUnpaid(_, _, let pin):
            if pin != true { fail("resolve", "#\(number) was closed without a PIN") }
            let newest = before.evidence.last { $0.fact.isStrangers || TruthEvent($0.fact) == .mark }?.at
            if before.state != .conflict {
                fail("resolve", "#\(number) was closed while it was \(before.state.rawValue)")
            } else if let newest, added.at - newest < .seconds(600) {
                fail("resolve", "#\(number) was closed \((added.at - newest).wholeSeconds) s after the newest word")
            } else if before.evidence.contains(where: {
                $0.source == .confirmation && added.at - $0.at < .seconds(172_800)
            }) {
                fail("resolve", "#\(number) was closed although it was paid by hand")
            }
        case .doubled(let other):
            if places[other].map({
                cases[$0].state != .paid || debt(of: cases[$0].attempt.sale) != debt(of: before.attempt.sale)
            }) ?? true {
                fail("money", "#\(number) is doubled with a payment that is none")
            }
        case .doubledByHand(let receipt):
            let hand = byHand[debt(of: before.attempt.sale)] ?? [:]
            if hand[receipt] == nil {
                fail("money", "#\(number) is doubled with money that its sale was never paid by hand")
            }
            let paid = cases(of: before.attempt.sale).filter(\.paysItsSale).reduce(0) { $0 + $1.attempt.amount.cents }
            let handed = hand.reduce(0) { $0 + $1.value.cents }
            if paid + handed <= owed(by: before.attempt.sale)?.cents ?? 0 {
                fail("money", "#\(number) is told as one too many, and its sale was paid once")
            }
        case .takenElsewhere(let receipt):
            // Its message may have named another customer's receipt for it.
            let isAnothers =
                before.evidence.contains { $0.fact.namedReceipt == receipt }
                && ![cases[number].charge, cases[number].hand].contains(receipt)
            if !spent.contains(receipt), !isAnothers {
                fail("money", "#\(number): \(receipt) is said to be taken, and is not")
            }
        case .notItsReceipt(let receipt):
            if [cases[number].charge, cases[number].hand].contains(receipt) {
                fail("money", "#\(number): its own receipt \(receipt) is said to be another payment's")
            }
        case .reversed(let receipt, _):
            let told = cases[number].record.evidence.compactMap { item -> Reversal? in
                if case .reversed(receipt, let told) = item.fact { told } else { nil }
            }
            lookAtReversal(of: receipt, told: told)
        case .sendMarked, .accepted, .refused, .neverLeft, .answerLost, .callbackPaid, .callbackFailed, .queryPaid,
            .queryFailed, .queryOpen, .receiptFound, .rowMissing, .deadlinePassed, .stoppedWaiting, .restarted,
            .withdrawn, .wrongNumber:
            return
        }
    }
}

extension AttemptRecord {
    /// Whether it knows that already, so that it counts for nothing: the same fact from the same source. Answers to our
    /// questions always count anew, and so does a person's word once the doubt that it ended is there again.
    package func knows(_ evidence: Evidence) -> Bool {
        guard self.evidence.contains(where: { $0.source == evidence.source && $0.fact == evidence.fact }) else {
            return false
        }
        if case .resolved(let kind, _) = evidence.fact { return !doubts.contains(kind) }
        return !evidence.isAnswer
    }

    /// Why a person may not say that of this payment; nil when it may be written down.
    package func refusal(of evidence: Evidence) -> JournalRefusal? {
        if evidence.fact.lacksPIN { return .needsPIN }
        switch evidence.fact {
        case .released:
            let gate = ReleaseGate(for: self, at: evidence.at)
            return gate == .open ? nil : .notReleased(gate)
        case .resolved(.restOwed, _):
            // What the sale owes is in the books; that a part of it is paid is all that this record can tell.
            return state == .paid && !isRestGivenUp ? nil : .notResolvable(.restOwed)
        case .resolved(let kind, _):
            let endsByWord = kind.endsByWord || (kind == .unknown && isLeftToPeople)
            return endsByWord && doubts.contains(kind) ? nil : .notResolvable(kind)
        case .closedUnpaid:
            let gate = ClosingGate(for: self, at: evidence.at)
            return gate == .open ? nil : .notClosed(gate)
        case .wrongNumber:
            // It takes money out of a sale, and may have been asked for while nobody had paid yet.
            let isSigned = evidence.raw.map { !$0.allSatisfy(\.isWhitespace) } ?? false
            return state == .paid && !isSigned ? .unsigned : nil
        case .goodsGiven:
            // What plainly reads paid needs nobody's name, and what never went out asked nobody to pay.
            let isPlain = paysItsSale && doubts.isEmpty
            return isPlain || state == .prepared || state == .void ? .needsNoName(state) : nil
        case .sendMarked, .accepted, .refused, .neverLeft, .answerLost, .callbackPaid, .callbackFailed, .queryPaid,
            .queryFailed, .queryOpen, .receiptFound, .rowMissing, .deadlinePassed, .stoppedWaiting, .restarted,
            .withdrawn, .doubled, .doubledByHand, .takenElsewhere, .notItsReceipt, .reversed:
            return nil
        }
    }
}

extension PromptOrder {
    /// Why a sale that stands like that takes no prompt for this amount; nil when it does.
    package func refusal(by sale: SaleStanding) -> JournalRefusal? {
        if sale.isGivenUp { return .restGivenUp }
        return amount > sale.owed ? .overDue(remaining: sale.owed) : nil
    }
}

extension AttemptRecord {
    /// Whether it is weighed before another prompt goes: it is on that phone or for that sale, or is for another sale that
    /// shares the debt and failed a moment ago, when its customer may still pay, unless that phone was a stranger's. Whether
    /// it was released before is no reason not to wait.
    package func weighs(on order: PromptOrder, in sale: SaleID?, sharesDebt: Bool) -> Bool {
        attempt.phone == order.phone || attempt.sale == sale || (sharesDebt && state == .failed && !isWrongNumber)
    }

    /// Whether it has a say in whether a prompt that is written down may be sent: of what was paid before that, a person was
    /// asked then; of what was paid since, nobody knew.
    package func weighs(onSending attempt: Attempt) -> Bool {
        if self.attempt.id == attempt.id { return false }
        return state != .paid || paidAt.map { $0 > attempt.createdAt } ?? false
    }

    /// Whether it is told already that its sale was paid by another prompt, too: since it was like that before, or by a word
    /// that a person has said the end of. Whoever gave the money back is not to give it back again.
    package func isTold(doubledWith other: AttemptID, since before: AttemptRecord) -> Bool {
        guard let told = evidence.lastIndex(where: { $0.fact == .doubled(with: other) }) else { return false }
        return told >= before.evidence.count
            || evidence[told...].contains { item in
                if case .resolved(.doubled, _) = item.fact { item.source == .person } else { false }
            }
    }

    /// Another prompt by which its debt was paid already, so that this payment is too much; nil when there is none.
    ///
    /// - Parameter prompts: those of all sales that share the debt.
    package func paidAlready(among prompts: [AttemptRecord], owing due: Money) -> AttemptID? {
        let others = prompts.filter { $0.hasItsMoney && $0.attempt.id != attempt.id }
        guard hasItsMoney, let other = others.last else { return nil }
        return others.reduce(attempt.amount.cents) { $0 + $1.attempt.amount.cents } > due.cents ? other.attempt.id : nil
    }

    /// Whether its debt was paid more than is owed, by other prompts or by what a list has of the money taken by hand. What may
    /// be this very payment is not counted beside it.
    ///
    /// - Parameters:
    ///   - direct: what was paid straight to the shop, and taken for one of the sales that share the debt.
    ///   - prompts: those of all these sales.
    package func isTooMuch(beside direct: [DirectPayment], among prompts: [AttemptRecord], owing due: Money) -> Bool {
        guard hasItsMoney else { return false }
        let others = prompts.filter { $0.hasItsMoney && $0.attempt.id != attempt.id }
        let paid = others.reduce(attempt.amount.cents) { $0 + $1.attempt.amount.cents }
        return direct.filter(isBeside).reduce(paid) { $0 + $1.counts.cents } > due.cents
    }

    /// Money that was taken by hand for the debt, by which it was paid already, so that this payment is too much; nil when
    /// there is none, or somebody was told of it: one payment too many is one row to look into.
    ///
    /// Only where Safaricom's own list has both, each under its receipt: a message may be forged, and a prompt whose receipt
    /// is not known may have been paid by that very money. Whoever believes it sends the customer's money back.
    package func paidAlready(
        byHand direct: [DirectPayment], among prompts: [AttemptRecord], owing due: Money
    ) -> Receipt? {
        guard vouchedReceipt != nil, let newest = direct.last(where: isBeside),
            isTooMuch(beside: direct, among: prompts, owing: due),
            !prompts.contains(where: { $0.hasItsMoney && $0.isTold(doubledBy: newest.id) })
        else { return nil }
        return newest.id
    }

    /// Whether money that was taken by hand is there beside this payment, as Safaricom's own list, or a person who looked in
    /// it, tells.
    private func isBeside(_ direct: DirectPayment) -> Bool {
        direct.isProven && direct.counts > .zero && !mayBePaid(byTaken: direct.id)
    }

    /// Whether it is told that its sale was paid by that money, too, and Kaunta has not found since that it was not.
    private func isTold(doubledBy money: Receipt) -> Bool {
        guard let told = evidence.lastIndex(where: { $0.fact == .doubledByHand(money) }) else { return false }
        return !evidence[told...].contains { item in
            if case .resolved(.doubled, _) = item.fact { item.source == .console } else { false }
        }
    }
}

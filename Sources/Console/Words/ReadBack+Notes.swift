import Payments

/// What is worth knowing before an order is sent.
struct ReadBackNote: Equatable, Sendable {
    let words: Phrase
    let isWarning: Bool
}

extension ConsoleState {
    /// What stands under the question of a read-back.
    func readBackNotes(of order: PromptOrder) -> [ReadBackNote] {
        var notes: [ReadBackNote] = []
        func warn(_ words: Phrase) { notes.append(ReadBackNote(words: words, isWarning: true)) }
        // Before all others: it may be paid already.
        let earlier = cameAlready(order).first
        if let earlier { warn(DirectWords.cameAlready(earlier)) }
        if let text = order.reference?.text, TillForm.otherPhone(in: text, than: order.phone) != nil {
            warn(TillWords.referenceIsPhone)
        }
        let parts = parts(from: order)
        let later = standing(of: order).flatMap { SaleWords.laterPart(order.amount, of: $0) }
        if let later {
            warn(later)
        } else if parts.count > 1 {
            warn(SaleWords.parts(parts))
        }
        if let debt = form.debtLeftAlone, isTyped(order) { warn(SaleWords.ownDebt(debt)) }
        if let earlier = released(before: order) { warn(SaleWords.bothMayBePaid(earlier.amount)) }
        if let other = paidOtherwise(order) { warn(SaleWords.paidOtherwise(other)) }
        if order.isMeantAgain, let earlier = paidJustNow(order).first {
            warn(SaleWords.meantAgain(earlier))
        } else if parts.count < 2, later == nil, earlier == nil, environment.surroundings != .production {
            notes.append(ReadBackNote(words: ReadBack.practice, isWarning: false))
        }
        return notes
    }
}

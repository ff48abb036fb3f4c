import Payments
import Screen

extension ConsoleState {
    /// What a person must not overlook: each doubt, and what was decided about it.
    func redNotes(_ line: PaymentLine, _ record: AttemptRecord?, in text: inout DetailText) {
        for note in DetailNotes(line, record, isListed: isListed(line)).phrases {
            text.paragraph("\(Mark.attention.character) \(say(note))", .levelBad)
        }
        noteWaiting(for: line, in: &text)
    }

    /// The money in M-PESA's own list that may be its payment.
    func noteWaiting(for line: PaymentLine, in text: inout DetailText) {
        for row in unplaced where row.perhapsOf.contains(where: { $0.id == line.id }) {
            let words = say(OperatorTexts.mayBePaid(by: row))
            if row.isLikelySpent {
                text.paragraph(words, .textMuted)
            } else {
                text.paragraph("\(Mark.attention.character) \(words)", .levelBad)
            }
        }
    }
}

/// The red notes of one payment.
struct DetailNotes {
    private(set) var phrases: [Phrase] = []

    init(_ line: PaymentLine, _ record: AttemptRecord?, isListed: Bool) {
        guard let record else {
            if line.state == .paid, let doubt = line.doubt {
                phrases = [OperatorTexts.sentence(for: doubt, about: line)]
            }
            return
        }
        for doubt in record.doubts where doubt.endsByWord {
            phrases.append(OperatorTexts.sentence(for: doubt, about: line))
        }
        if let claim = record.paidByHand {
            phrases.append(OperatorTexts.paidByHand(claim, reference: line.reference, in: line.state))
        }
        if record.isWrongNumber, record.state != .paid {
            phrases.append(
                OperatorTexts.wrongNumber(in: record.state, isAsked: !line.isUnasked, isListed: isListed))
        }
        // What a doubt says already is not said twice; what was resolved stays in sight.
        for note in record.notes where !record.doubts.contains(where: note.isSaid) {
            if note != .receiptToFollow { phrases.append(note.words) }
        }
        for case .goodsGiven(let approval) in record.evidence.map(\.fact) {
            phrases.append(OperatorTexts.goodsGiven(approval, for: record))
        }
        guard record.isReleased else { return }
        for case .released(let approval) in record.evidence.map(\.fact) {
            phrases.append(OperatorTexts.released(approval))
        }
    }
}

extension AttemptRecord.Note {
    /// Whether a doubt of that kind says the same.
    fileprivate func isSaid(by doubt: Doubt.Kind) -> Bool {
        switch self {
        case .deniedElsewhere: doubt == .denied
        case .otherAmountNamed: doubt == .otherAmount
        case .late: doubt == .late
        case .receiptToFollow: false
        case .reversed: doubt == .reversed
        }
    }
}

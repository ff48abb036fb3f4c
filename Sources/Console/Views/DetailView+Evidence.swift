import Payments
import Screen

/// What was learnt about one payment: who said it, under which ids, in which words.
extension ConsoleState {
    func history(_ record: AttemptRecord, in text: inout DetailText) {
        text.title(DetailWords.history)
        for item in record.evidence {
            text.line(
                TextLine(
                    Span(moment(item.at), .textMuted), Span("  "), Span(say(item.source.words), item.source.role)))
            text.paragraph(say(item.words), .text, indent: 2)
        }
    }

    func ids(_ record: AttemptRecord, in text: inout DetailText) {
        text.title(DetailWords.ids)
        text.fact(DetailWords.tag, record.attempt.tag.text)
        if let checkout = record.checkout {
            text.fact(DetailWords.checkout, checkout.masked)
            if let made = checkout.moment {
                let (year, month, day) = made.day.civil
                let date = "\(day) \(say(ScreenWords.month(month))) \(year) \(made.time)"
                text.remark(say(DetailWords.checkoutMoment(date)))
            }
        }
        if let merchant = record.merchant { text.fact(DetailWords.merchant, merchant.text.fitForEyes) }
    }

    func raw(_ record: AttemptRecord, in text: inout DetailText) {
        let messages = record.evidence.filter { $0.raw != nil }
        guard !messages.isEmpty else { return }
        text.title(DetailWords.raw)
        guard detail.isUnfolded else {
            text.paragraph(say(DetailWords.folded(messages.count)), .textMuted)
            return
        }
        for item in messages {
            text.line(TextLine(Span(item.at.time, .textMuted), Span("  "), Span(say(item.source.words), .textMuted)))
            let lines = (item.raw ?? "").split(whereSeparator: \.isNewline)
            for line in lines { text.paragraph(String(line).fitForEyes, .text, indent: 2) }
        }
    }
}

extension Evidence.Source {
    /// How far it is believed, as a colour.
    var role: Role {
        switch self {
        case .console, .person: .textMuted
        case .pushAnswer: .text
        case .callback, .confirmation: .levelWarn
        case .query, .transactionStatus, .pull, .statement: .levelGood
        }
    }
}

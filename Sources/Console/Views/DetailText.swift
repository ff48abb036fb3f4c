import Payments
import Screen

/// One payment in full, as lines of a given width.
struct DetailText {
    private(set) var lines: [TextLine] = []
    private let width: Int
    private let language: Language
    private static let labelWidth = 12

    init(width: Int, language: Language) {
        self.width = max(8, width)
        self.language = language
    }

    mutating func title(_ phrase: Phrase) {
        lines.append(.blank)
        lines.append(TextLine(Span(phrase[language], .title)))
    }

    /// A name and what it is, on further lines where it is long.
    mutating func fact(_ name: Phrase, _ text: String, _ role: Role = .text) {
        let room = width - DetailText.labelWidth
        for (index, part) in text.wrapped(to: room).enumerated() {
            let label = TextLine(Span(index == 0 ? name[language] : "", .textMuted))
            lines.append(label.padded(to: DetailText.labelWidth) + TextLine(Span(part, role)))
        }
    }

    /// A remark under a fact.
    mutating func remark(_ text: String, _ role: Role = .textMuted) {
        let room = width - DetailText.labelWidth
        for part in text.wrapped(to: room) {
            lines.append(TextLine().padded(to: DetailText.labelWidth) + TextLine(Span(part, role)))
        }
    }

    mutating func paragraph(_ text: String, _ role: Role = .text, indent: Int = 0) {
        for part in text.wrapped(to: width - indent) {
            lines.append(TextLine(Span(String(repeating: " ", count: indent) + part, role)))
        }
    }

    mutating func line(_ line: TextLine) { lines.append(line) }

    /// Two groups of facts: beside each other where there is room, else one after the other.
    mutating func groups(_ left: (inout DetailText) -> Void, _ right: (inout DetailText) -> Void) {
        guard width >= 64 else {
            left(&self)
            right(&self)
            return
        }
        let half = width / 2
        var (first, second) = (
            DetailText(width: half - 2, language: language), DetailText(width: half, language: language)
        )
        left(&first)
        right(&second)
        for index in 0..<max(first.lines.count, second.lines.count) {
            let line = index < first.lines.count ? first.lines[index] : .blank
            lines.append(line.padded(to: half) + (index < second.lines.count ? second.lines[index] : .blank))
        }
    }
}

extension ConsoleState {
    /// One payment: its heading, and below it as much of the rest as there is room for.
    func drawDetail(on canvas: inout Canvas) {
        let width = canvas.size.columns - 2
        guard let line = detail.subject.flatMap(line(of:)) else {
            canvas.write(say(DetailWords.none), row: 0, column: 1, as: .textMuted, width: width)
            return
        }
        let isFocused = focus.contains(.detail)
        canvas.write(
            say(DetailWords.title) + " \(line.tag)", row: 0, column: 1, as: isFocused ? .title : .textMuted,
            width: width)
        let lines = detailLines
        let rows = canvas.size.rows - 1
        let first = min(detail.scroll, max(0, lines.count - rows))
        for (row, text) in lines.dropFirst(first).prefix(rows).enumerated() {
            canvas.write(text, row: row + 1, column: 1, width: width)
        }
        if lines.count > rows {
            canvas.scrollBar(
                column: canvas.size.columns - 1, rows: 1..<canvas.size.rows, first: first, shown: rows,
                total: lines.count)
        }
    }

    /// Everything that is told of the payment looked at.
    var detailLines: [TextLine] {
        guard let line = detail.subject.flatMap(line(of:)) else { return [] }
        var text = DetailText(width: (arrangement.detailPane?.columns ?? size.columns) - 3, language: language)
        let record = detail.record
        summary(line, record, in: &text)
        whatNext(line, in: &text)
        code(line, record, in: &text)
        guard let record else {
            text.title(DetailWords.history)
            text.paragraph(say(DetailWords.reading), .textMuted)
            return text.lines
        }
        history(record, in: &text)
        ids(record, in: &text)
        raw(record, in: &text)
        return text.lines
    }

    private func summary(_ line: PaymentLine, _ record: AttemptRecord?, in text: inout DetailText) {
        text.paragraph("\(line.status.glyph.unicode) \(say(line.state.headline))", line.role)
        text.paragraph(say(DetailWords.reason(for: line.state)), .textMuted)
        text.groups {
            asked(line, record, in: &$0)
        } _: {
            proof(line, record, in: &$0)
        }
        for note in record?.notes ?? [] where note != .receiptToFollow {
            text.paragraph("\(Mark.attention.character) \(say(note.words))", .levelBad)
        }
    }

    /// Asked against paid.
    private func asked(_ line: PaymentLine, _ record: AttemptRecord?, in text: inout DetailText) {
        text.fact(DetailWords.amount, "KES \(line.amount.grouped)", .amount)
        if let claimed = record?.claim?.amount {
            let fits = claimed == line.amount
            text.fact(DetailWords.paid, "KES \(claimed.grouped)", .amount)
            text.remark(
                "\((fits ? Mark.paid : Mark.attention).character) "
                    + say(fits ? DetailWords.asAsked : DetailWords.differs), fits ? .levelGood : .levelBad)
            if line.state == .claimed { text.remark(say(DetailWords.claimOnly), .statusWaiting) }
        }
        text.fact(DetailWords.phone, revealed == line.id ? line.phone.grouped : line.phone.masked, .phone)
        if let payer = record?.claim?.payer { self.payer(payer, line, in: &text) }
    }

    private func proof(_ line: PaymentLine, _ record: AttemptRecord?, in text: inout DetailText) {
        if let receipt = line.receipt ?? record?.receipt {
            text.fact(DetailWords.receipt, receipt.text, .receipt)
            if let day = receipt.dateHint {
                let isOld = line.createdAt.day.number - day.number > 1
                let date = "\(day.civil.day) \(say(ScreenWords.month(day.civil.month))) \(day.civil.year)"
                text.remark(say(DetailWords.receiptDay(date, isOld: isOld)), isOld ? .levelWarn : .textMuted)
            }
        } else if line.state == .paid {
            text.fact(DetailWords.receipt, say(TillWords.receiptToFollow), .textMuted)
        }
        text.fact(DetailWords.reference, line.reference.text)
        if let record { text.fact(DetailWords.payee, record.attempt.payee.description) }
        text.fact(DetailWords.created, moment(line.createdAt))
    }

    private func payer(_ payer: Payer, _ line: PaymentLine, in text: inout DetailText) {
        switch payer {
        case .clear(let number):
            text.fact(DetailWords.payer, number.masked, .phone)
            let isSame = number == line.phone
            text.remark(
                "\(isSame ? Mark.paid.character : Mark.attention.character) "
                    + say(isSame ? DetailWords.samePhone : DetailWords.otherPhone),
                isSame ? .levelGood : .levelBad)
        case .masked, .hashed: text.fact(DetailWords.payer, "\(payer)".fitForEyes, .phone)
        }
    }

    private func whatNext(_ line: PaymentLine, in text: inout DetailText) {
        text.title(DetailWords.whatNext)
        if line.state.isSettled {
            text.paragraph(say(DetailWords.settled), .textMuted)
        } else if health.asking == line.id {
            text.paragraph(say(TillWords.asking), .accent)
        } else if let next = line.nextCheckAt {
            text.paragraph(say(next <= clock ? TillWords.willAskSoon : DetailWords.willAsk(moment(next))), .accent)
        } else {
            text.paragraph(say(TillWords.noQuestion), .textMuted)
        }
        switch line.state {
        case .unknown, .expired, .conflict, .claimed, .failedUnverified:
            text.paragraph(say(OperatorTexts.sentence(for: line.state)), line.role)
        case .prepared, .sending, .pending, .paid, .refused, .failed, .void: break
        }
    }

    /// The gateway's code in three lines, and what to say to the customer in both languages.
    private func code(_ line: PaymentLine, _ record: AttemptRecord?, in text: inout DetailText) {
        guard let code = line.resultCode ?? record?.resultCode, line.state != .paid else { return }
        var decline = environment.explain(code)
        var theirs = decline.theirWords
        for fact in (record?.evidence ?? []).map(\.fact) {
            switch fact {
            case .refused(let refusal):
                decline = environment.explainRefusal(refusal)
                theirs = refusal.message
            case .queryFailed(_, let said, let words) where said == code: theirs = words
            case .callbackFailed(let denial) where denial.code == code: theirs = denial.text
            default: continue
            }
        }
        text.title(Phrase("\(DetailWords.code.english) \(code)", sw: "\(DetailWords.code.swahili) \(code)"))
        if !theirs.isEmpty { text.fact(DetailWords.theirWords, theirs.fitForEyes, .textMuted) }
        text.fact(DetailWords.meaning, say(decline.meaning))
        text.fact(DetailWords.doNow, say(decline.doNow), .textStrong)
        if !decline.say.english.isEmpty {
            text.fact(DetailWords.sayEnglish, "“\(decline.say.english)”")
            text.fact(DetailWords.saySwahili, "“\(decline.say.swahili)”")
        }
    }

    private func history(_ record: AttemptRecord, in text: inout DetailText) {
        text.title(DetailWords.history)
        for item in record.evidence {
            text.line(
                TextLine(
                    Span(moment(item.at), .textMuted), Span("  "), Span(say(item.source.words), item.source.role)))
            text.paragraph(say(item.words), .text, indent: 2)
        }
    }

    private func ids(_ record: AttemptRecord, in text: inout DetailText) {
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

    private func raw(_ record: AttemptRecord, in text: inout DetailText) {
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

import Payments
import Screen

extension ConsoleState {
    /// One payment: its heading, and below it as much of the rest as there is room for.
    func drawDetail(on canvas: inout Canvas) {
        let width = canvas.size.columns - 2
        if let payment = directShown { return drawDirect(payment, on: &canvas) }
        guard let line = detail.subject.flatMap(line(of:)) else {
            canvas.write(say(DetailWords.none), row: 0, column: 1, as: .textMuted, width: width)
            return
        }
        let isFocused = focus.contains(.detail)
        canvas.write(
            say(DetailWords.title) + " \(line.tag)", row: 0, column: 1, as: isFocused ? .title : .textMuted,
            width: width)
        let rows = canvas.size.rows - 1
        drawScrolled(
            isFocused || rows > 12 ? detailLines : briefLines(line, width: width, rows: rows), on: &canvas)
    }

    private func drawDirect(_ payment: DirectPayment, on canvas: inout Canvas) {
        let width = canvas.size.columns - 2
        let isFocused = focus.contains(.detail)
        canvas.write(
            say(DirectWords.title), row: 0, column: 1, as: isFocused ? .title : .textMuted, width: width)
        let isWhole = isFocused || canvas.size.rows > 13
        drawScrolled(isWhole ? directLines(payment) : briefLines(payment, width: width), on: &canvas)
    }

    /// The lines under the heading, as many as there is room for. Beside a list only a sign says that there are more: a bar
    /// would be drawn anew, down its whole length, at every news of the payment.
    func drawScrolled(_ lines: [TextLine], on canvas: inout Canvas) {
        let width = canvas.size.columns - 2
        let rows = canvas.size.rows - 1
        let first = min(detail.scroll, max(0, lines.count - rows))
        for (row, text) in lines.dropFirst(first).prefix(rows).enumerated() {
            canvas.write(text, row: row + 1, column: 1, width: width)
        }
        let edge = canvas.size.columns - 1
        if lines.count > rows, focus.contains(.detail) {
            canvas.scrollBar(column: edge, rows: 1..<canvas.size.rows, first: first, shown: rows, total: lines.count)
        } else if lines.count > first + rows {
            canvas.write("↓", row: rows, column: edge, as: .textMuted)
        }
    }

    /// Everything that is told of the payment looked at.
    var detailLines: [TextLine] {
        if let payment = directShown { return directLines(payment) }
        guard let line = detail.subject.flatMap(line(of:)) else { return [] }
        var text = DetailText(width: (arrangement.detailPane?.columns ?? size.columns) - 3, language: language)
        let record = detail.record
        summary(line, record, in: &text)
        whatNext(line, in: &text)
        rest(line, record, in: &text)
        return text.lines
    }

    /// What was asked and paid, and who said what: without the verdict and what to do, which stand elsewhere.
    func particulars(of line: PaymentLine, in text: inout DetailText) {
        let record = detail.record?.attempt.id == line.id ? detail.record : nil
        text.groups {
            asked(line, record, in: &$0)
        } _: {
            proof(line, record, in: &$0)
        }
        rest(line, record, in: &text)
    }

    private func rest(_ line: PaymentLine, _ record: AttemptRecord?, in text: inout DetailText) {
        code(line, record, in: &text)
        guard let record else {
            text.title(DetailWords.history)
            text.paragraph(say(DetailWords.reading), .textMuted)
            return
        }
        history(record, in: &text)
        ids(record, in: &text)
        raw(record, in: &text)
    }

    private func summary(_ line: PaymentLine, _ record: AttemptRecord?, in text: inout DetailText) {
        let word = line.state == .failed ? " · \(say(line.status.word))" : ""
        text.paragraph("\(line.status.mark.character) \(say(line.headline))\(word)", line.role)
        text.paragraph(say(DetailWords.reason(for: line, record)), .textMuted)
        redNotes(line, record, in: &text)
        text.groups {
            asked(line, record, in: &$0)
        } _: {
            proof(line, record, in: &$0)
        }
    }

    /// Asked against paid.
    private func asked(_ line: PaymentLine, _ record: AttemptRecord?, in text: inout DetailText) {
        text.fact(DetailWords.amount, "KES \(line.amount.grouped)", .amount)
        if let claimed = record?.claim?.amount {
            let isPaid = line.state == .paid
            text.fact(isPaid ? DetailWords.paid : DetailWords.claimed, "KES \(claimed.grouped)", .amount)
            compare(claimed == line.amount, line, in: &text)
            if !isPaid { text.remark(say(DetailWords.claimOnly), .statusWaiting) }
        }
        text.fact(DetailWords.phone, revealed == line.id ? line.phone.grouped : line.phone.masked, .phone)
        if let payer = record?.claim?.payer { self.payer(payer, line, in: &text) }
    }

    private func proof(_ line: PaymentLine, _ record: AttemptRecord?, in text: inout DetailText) {
        if let receipt = line.receipt ?? record?.receipt {
            text.fact(DetailWords.receipt, receipt.text, .receipt)
            if let day = receipt.dateHint {
                let isOld = line.createdAt.day.number - day.number > 1
                let year = day.civil.year == clock.day.civil.year ? "" : " \(day.civil.year)"
                let date = "\(day.civil.day) \(say(ScreenWords.month(day.civil.month)))\(year)"
                text.remark(say(DetailWords.receiptDay(date, isOld: isOld)), isOld ? .levelWarn : .textMuted)
            }
        } else if line.state == .paid {
            text.fact(
                DetailWords.receipt, say(isReceiptHeard ? TillWords.receiptToFollow : TillWords.receiptUnheard),
                .textMuted)
        }
        text.fact(DetailWords.reference, line.reference.text.asTyped)
        if let record { text.fact(DetailWords.payee, record.attempt.payee.description) }
        text.fact(DetailWords.created, moment(line.createdAt))
    }

    private func payer(_ payer: Payer, _ line: PaymentLine, in text: inout DetailText) {
        text.fact(DetailWords.payer, payer.masked, .phone)
        if case .clear(let number) = payer { compare(number == line.phone, line, in: &text) }
    }

    /// Whether what a message names is what was asked. The colour and the sign of paid are for what is paid.
    private func compare(_ fits: Bool, _ line: PaymentLine, in text: inout DetailText) {
        if !fits {
            text.remark("\(Mark.attention.character) \(say(DetailWords.differs))", .levelBad)
        } else if line.state == .paid {
            text.remark("\(Mark.paid.character) \(say(DetailWords.asAsked))", .levelGood)
        } else {
            text.remark(say(DetailWords.asAsked))
        }
    }

    /// The same in a few lines, where the list takes most of the room: what it is, what next, who spoke last.
    private func briefLines(_ line: PaymentLine, width: Int, rows: Int) -> [TextLine] {
        var text = DetailText(width: width, language: language)
        let phone = revealed == line.id ? line.phone.grouped : line.phone.masked
        text.line(
            TextLine(
                Span("\(line.status.mark.character) \(say(line.status.word))", line.role), Span("   "),
                Span("KES \(line.amount.grouped)", .amount), Span("   "), Span(phone, .phone), Span("   "),
                Span(line.receipt?.text ?? "", .receipt)))
        if line.state == .unknown, !line.isReleased {
            // What not to do is more than why.
            text.paragraph(say(sentence(about: line, now: clock)), line.role)
        } else {
            text.paragraph(
                say(DetailWords.reason(for: line, detail.record?.attempt.id == line.id ? detail.record : nil)),
                .textMuted)
        }
        if line.state.isOpen { whatIsAsked(line, in: &text) }
        if let words = OperatorTexts.needsNoPrompt(line) {
            text.paragraph(say(words), .textStrong)
        } else if let decline = decline(for: line) {
            text.paragraph("\(say(decline.meaning)) (\(decline.code)) \(say(decline.doNow))")
        }
        var spoken: [TextLine] = []
        for item in (detail.record?.evidence ?? []).reversed() where spoken.count + text.lines.count < rows {
            spoken.append(
                TextLine(
                    Span(moment(item.at), .textMuted), Span("  "), Span(say(item.source.words), item.source.role),
                    Span("  "), Span(say(item.words))))
        }
        return text.lines + spoken.reversed()
    }

    private func whatNext(_ line: PaymentLine, in text: inout DetailText) {
        text.title(DetailWords.whatNext)
        if line.leavesRest, let sale = line.sale {
            text.paragraph(say(DetailWords.restOwed(sale.owed)), .levelWarn)
        } else if line.waitsElsewhere {
            text.paragraph(say(SaleWords.noGoodsYetElsewhere), .levelWarn)
        } else if line.lostAPart {
            text.paragraph(say(SaleWords.noGoodsYetLost), .levelWarn)
        } else if let words = OperatorTexts.needsNoPrompt(line) {
            text.paragraph(say(words), .textStrong)
        } else if line.state.isSettled, line.nextCheckAt == nil {
            text.paragraph(say(DetailWords.settled), .textMuted)
        } else if line.state.isSettled {
            whatIsAsked(line, in: &text)
            text.paragraph(say(WhyWords.lateRhythm), .textMuted)
        } else if line.state.canBeAskedAbout {
            whatIsAsked(line, in: &text)
        }
        switch line.state {
        case .unknown, .expired, .conflict, .claimed, .failedUnverified:
            let usual =
                line.isUnasked
                ? OperatorTexts.unasked(isListed: isListed(line)) : OperatorTexts.sentence(for: line.state)
            let words = line.isReleased ? OperatorTexts.isReleased : usual
            text.paragraph(say(words), line.role)
        case .prepared, .sending, .pending, .paid, .refused, .failed, .void: break
        }
    }

    /// When M-PESA is asked next, as a time of day: nothing here counts down.
    func whatIsAsked(_ line: PaymentLine, in text: inout DetailText) {
        if health.consoleGone != nil {
            text.paragraph(say(WhyWords.nobodyAsks), .levelWarn)
        } else if health.asking == line.id {
            text.paragraph(say(TillWords.asking), .accent)
        } else if let until = turnedAway(at: clock), line.nextCheckAt.map({ $0 <= until }) ?? false {
            text.paragraph(say(TillWords.turnedAway(until: until)), .levelWarn)
        } else if let next = line.nextCheckAt {
            text.paragraph(say(next <= clock ? TillWords.willAskSoon : DetailWords.willAsk(moment(next))), .accent)
        } else {
            text.paragraph(say(TillWords.noQuestion), .textMuted)
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
            case .sendMarked, .accepted, .neverLeft, .answerLost, .callbackPaid, .callbackFailed, .queryPaid,
                .queryFailed, .queryOpen, .receiptFound, .rowMissing, .deadlinePassed, .stoppedWaiting, .restarted,
                .withdrawn, .closedUnpaid, .released, .goodsGiven, .wrongNumber, .doubled, .doubledByHand,
                .takenElsewhere,
                .notItsReceipt, .reversed, .resolved:
                continue
            }
        }
        text.title(Phrase("\(DetailWords.code.english) \(code)", sw: "\(DetailWords.code.swahili) \(code)"))
        if !theirs.isEmpty { text.fact(DetailWords.theirWords, theirs.fitForEyes, .textMuted) }
        text.fact(DetailWords.meaning, say(decline.meaning))
        // What to do about a failure is said only once it is verified: of two answers nobody knows which is true.
        guard line.state == .failed || line.state == .refused, OperatorTexts.needsNoPrompt(line) == nil else { return }
        text.fact(DetailWords.doNow, say(decline.doNow), .textStrong)
        if !decline.say.english.isEmpty {
            text.fact(DetailWords.sayEnglish, "“\(decline.say.english)”")
            text.fact(DetailWords.saySwahili, "“\(decline.say.swahili)”")
        }
    }
}

import Payments
import Screen

extension ConsoleState {
    /// The box in which a code from a customer's phone is typed, and what the books know of it.
    func drawCode(on canvas: inout Canvas) {
        guard let code else { return }
        let width = min(64, size.columns - 4)
        let lines = codeLines(code, width: width - 4)
        let box = arrangement.body.centred(
            Size(columns: width, rows: min(arrangement.body.rows, max(lines.count, 5) + 6)))
        canvas.veil(arrangement.body)
        canvas.fill(box, as: .surfaceRaised)
        canvas.box(box, title: say(CodeWords.title), note: say(CodeWords.note), as: .borderFocus)
        canvas.within(box.inset(rows: 1, columns: 2)) { canvas in
            canvas.write(say(CodeWords.code), row: 1, column: 0, as: .textStrong, width: 9)
            var shown = code.field
            let cursor = shown.cursor
            shown.replace(with: shown.text.uppercased())
            canvas.write(shown.text, row: 1, column: 10, as: .fieldFocus, width: 11)
            if place == .code { canvas.placeCursor(row: 1, column: 10 + cursor) }
            for (row, line) in lines.enumerated() {
                canvas.write(line, row: row + 3, column: 0, width: canvas.size.columns)
            }
        }
    }

    /// What is said about the code so far.
    func codeLines(_ check: CodeCheck, width: Int) -> [TextLine] {
        var text = DetailText(width: width, language: language)
        guard let code = check.code else {
            text.paragraph(say(CodeWords.ask), .textMuted)
            return text.lines
        }
        if let odd = CodeWords.odd(code.age(on: clock.day), on: date(of: code)) {
            text.paragraph("\(Mark.attention.character) \(say(odd))", .levelWarn)
        }
        if let finding = check.finding, let strange = code.strangeAmount(beside: finding) {
            text.paragraph("\(Mark.attention.character) \(say(CodeWords.otherAmount(strange)))", .levelBad)
        }
        switch check.finding {
        case nil: text.paragraph(say(CodeWords.looking), .textMuted)
        case .spent(let line):
            headline(CodeWords.used, .attention, .levelBad, in: &text)
            text.paragraph(say(CodeWords.spent(on: line, at: moment(line.sentAt ?? line.createdAt))))
            if let warning = line.warning {
                text.paragraph("\(Mark.attention.character) \(say(warning))", .levelBad)
            }
        case .direct(let payment): tell(of: payment, in: &text)
        case .named(let lines):
            headline(CodeWords.notConfirmed, .waiting, .statusWaiting, in: &text)
            text.paragraph(say(CodeWords.namedByMessage))
            for line in lines { text.paragraph(say(CodeWords.named(self.line(of: line.id) ?? line)), .textStrong) }
            if audience == .cashier, lines.contains(where: { $0.state.isOpen && hasName($0) }) {
                text.paragraph(say(CodeWords.askedNow), .accent)
            }
        case .takenBack(let told):
            headline(StatusWord(for: .reversed).word, .attention, .levelBad, in: &text)
            text.paragraph(say(OperatorTexts.takenBack(told)), .levelWarn)
        case .unplaced(let row):
            headline(CodeWords.notConfirmed, .waiting, .statusWaiting, in: &text)
            text.paragraph(say(OperatorTexts.unplaced(row)))
        case .setAside(let message):
            headline(CodeWords.notBelieved, .attention, .levelBad, in: &text)
            text.paragraph(say(CodeWords.setAside(message, at: moment(message.at))))
            text.paragraph(say(CodeWords.inTheList(isPulled: environment.pullsList)))
        case .unheard:
            headline(CodeWords.unheard, .unknown, .statusUnknown, in: &text)
            text.paragraph(say(CodeWords.nobodyToldOfIt))
            text.paragraph(say(CodeWords.inTheList(isPulled: environment.pullsList)))
        }
        tellOfQuestion(check, in: &text)
        return text.lines
    }

    /// Where a question to Safaricom about the code stands, or that it can be asked where the books prove nothing.
    private func tellOfQuestion(_ check: CodeCheck, in text: inout DetailText) {
        if let question = check.question, question.answer?.reason == nil || check.finding?.wantsProof == true {
            let standing = StatusQuestionWords.standing(of: question, at: moment(question.askedAt), now: clock)
            text.paragraph(say(standing), question.answer?.reason == nil ? .accent : .levelWarn)
        }
        guard check.finding?.wantsProof == true, audience == .cashier, hindranceToAskAboutCode == nil else { return }
        text.paragraph(say(StatusQuestionWords.mayAsk(by: keyName(.askAgain, in: .code))))
    }

    private func tell(of payment: DirectPayment, in text: inout DetailText) {
        let name = payment.told.name.asTyped
        let who = name.isEmpty ? payment.told.payer?.masked ?? "–" : name
        let what = "KES \(payment.told.amount.grouped) · \(who)"
        if payment.isReversed {
            headline(StatusWord(for: .reversed).word, .attention, .levelBad, in: &text)
            text.paragraph(what)
            text.paragraph(say(payment.words), .levelWarn)
        } else if payment.reversal != nil, payment.prompt == nil {
            headline(payment.isGivenBack ? StatusWord.givenBack.word : CodeWords.used, .attention, .levelBad, in: &text)
            text.paragraph(what)
            text.paragraph(say(payment.words), .levelWarn)
        } else if payment.isOnItsWayBack {
            headline(StatusWord.onItsWayBack.word, .attention, .levelBad, in: &text)
            text.paragraph(what)
            text.paragraph(say(DirectWords.refusal(.onItsWayBack)), .levelWarn)
        } else if let sale = payment.sale {
            headline(CodeWords.used, .attention, .levelBad, in: &text)
            text.paragraph(say(CodeWords.taken(what, for: sale, at: payment.takenAt.map { moment($0) })))
        } else if payment.prompt != nil {
            headline(CodeWords.used, .attention, .levelBad, in: &text)
            text.paragraph(say(CodeWords.ofPrompt(what)))
        } else if payment.listedAmount != nil {
            headline(StatusWord(for: .otherAmount).word, .attention, .levelBad, in: &text)
            text.paragraph(what)
            text.paragraph(say(payment.words), .levelWarn)
        } else if let tag = payment.foreignTag, payment.look == nil {
            headline(CodeWords.anotherTills, .attention, .levelWarn, in: &text)
            text.paragraph(what)
            text.paragraph(say(DirectWords.isAnotherTills(tag)), .levelWarn)
        } else if let claim = payment.claim, claim.until > clock, claim.by != environment.tillName {
            headline(CodeWords.held, .attention, .levelWarn, in: &text)
            text.paragraph(say(CodeWords.held(by: claim, what)))
        } else {
            headline(CodeWords.straight, .attention, .accent, in: &text)
            text.paragraph(say(CodeWords.free(what)))
        }
        if payment.verifiedAt == nil { text.paragraph(say(CheckWords.unsigned), .levelWarn) }
    }

    private func headline(_ phrase: Phrase, _ mark: Mark, _ role: Role, in text: inout DetailText) {
        text.paragraph("\(mark.character) \(say(phrase))", role)
    }

    private func date(of code: TypedCode) -> String {
        guard let day = code.receipt.dateHint else { return "" }
        let (year, month, number) = day.civil
        let suffix = year == clock.day.civil.year ? "" : " \(year)"
        return "\(number) \(say(ScreenWords.month(month)))\(suffix)"
    }
}

import Payments
import Screen

extension ConsoleState {
    /// A window too small for a screen: the current payment, and the advice to enlarge it.
    func drawCard(on canvas: inout Canvas, now: Timestamp) {
        let width = canvas.size.columns
        let rows = canvas.size.rows
        guard width > 0, rows > 0 else { return }
        var lines: [(String, Role)] = []
        if place == .question, let question {
            lines.append((say(title(of: question)), .title))
            lines.append((say(text(of: question)), .text))
            let (yes, no) = (answerKeys(.yes), answerKeys(.no))
            lines.append(("\(yes) \(say(ScreenWords.yes)) · \(no) \(say(ScreenWords.no))", .text))
        } else if let decision, place == .decision {
            lines.append(
                (say(DecisionWords.title(decision.kind)), .title))
            for field in decision.fields {
                lines.append(("\(say(decision.name(of: field))) \(decision[field].text)", .text))
            }
        } else if let code, place == .code {
            lines.append(("\(say(CodeWords.code)) \(code.field.text.uppercased())", .textStrong))
            lines += codeLines(code, width: max(8, width - 2)).flatMap { $0.spans.map { ($0.text, $0.role) } }
        } else if screen == .check, let item = shownCheck {
            lines.append(("\(item.word.mark.character) \(say(item.word.word))", item.role))
            lines.append(("KES \(item.amount.short) \(who(item))", .text))
            lines.append((say(sentence(of: item)), .text))
        } else if let readingBack {
            lines.append(("KES \(readingBack.order.amount.short)", .textStrong))
            lines.append((readingBack.order.phone.grouped, .textStrong))
            let isReady = readingBack.isArmed(at: now) && hindrance(to: .send) == nil
            lines.append(("\(keyName(.send, in: .readBack)) \(say(TillWords.sendsNow))", isReady ? .key : .keyDisabled))
            for note in readBackNotes(of: readingBack.order) where note.isWarning {
                lines.append(("\(Mark.attention.character) \(say(note.words))", .levelWarn))
            }
        } else if screen == .till, !form.isBlank {
            lines.append(("\(say(TillWords.phone)) \(FieldPicture(phone: form.phone).text)", .text))
            lines.append(("KES \(FieldPicture(amount: form.amount).text)", .textStrong))
            if let complaint = form.complaint(about: form.focus) { lines.append((say(complaint), .levelBad)) }
            if let doubt = form.referenceDoubt { lines.append((say(doubt), .levelWarn)) }
        }
        if !checks.items.isEmpty {
            let count = say(CheckWords.count(checks.items.count))
            lines.append(("\(Mark.attention.character) \(count)", .levelBad))
        }
        if screen != .check, let line = shownEntry?.line ?? banner?.line {
            if isServingAnother(than: line) {
                lines.append(("\(Mark.dot.character) \(say(TillWords.anotherPayment)): \(say(line.headline))", .text))
            } else {
                lines.append(("\(line.headlineMark.character) \(say(line.headline))", line.headlineRole))
            }
            lines.append(("KES \(line.amount.short) \(line.phone.masked)", .text))
            if line.state.isOpen { lines.append((say(nextCheck(of: line, now: now)), .textMuted)) }
        }
        if let alarm { lines.append((say(alarm), .levelBad)) }
        if let toast = toasts.shown.last { lines.append((say(toast.notice.text), toast.notice.level.role)) }
        lines.append((say(ScreenWords.surroundings(environment.surroundings)), .textMuted))
        lines.append((say(TillWords.enlarge), .textMuted))
        var row = rows > 8 ? 1 : 0
        let column = width > 12 ? 1 : 0
        for (text, role) in lines where row < rows {
            row += canvas.writeWrapped(
                text, row: row, column: column, width: width - column,
                rows: min(place == .question ? 6 : 3, rows - row),
                as: role)
        }
    }
}

import Payments
import Screen

extension ConsoleState {
    /// The box in which somebody puts a name and a reason to a decision.
    func drawDecision(on canvas: inout Canvas) {
        guard let decision else { return }
        let width = min(64, size.columns - 4)
        let (words, confirms): (Phrase, Phrase) =
            switch decision.kind {
            case .release: (DecisionWords.release(decision.line), DecisionWords.confirmsRelease)
            case .close: (DecisionWords.close(decision.line), DecisionWords.confirmsClosing)
            case .resolve(let doubt):
                (DecisionWords.resolve(doubt, decision.line), DecisionWords.confirmsResolution)
            case .wrongNumber:
                (
                    DecisionWords.wrongNumber(decision.line, opensForm: opensForm(insteadOf: decision.line)),
                    DecisionWords.confirmsResolution
                )
            }
        var lines = say(words).wrapped(to: width - 4)
        if decision.kind == .close {
            let record = detail.record.flatMap { $0.attempt.id == decision.line.id ? $0 : nil }
            lines += DecisionWords.answers(record).map { say($0).fitForEyes.wrapped(to: width - 4) } ?? []
        }
        let box = arrangement.body.centred(
            Size(columns: width, rows: min(arrangement.body.rows, lines.count + 7 + decision.fields.count)))
        let isGrave = !decision.isResolution
        canvas.veil(arrangement.body)
        canvas.fill(box, as: .surfaceRaised)
        canvas.box(
            box, title: say(DecisionWords.title(decision.kind)), as: isGrave ? .levelBad : .borderFocus,
            titleAs: isGrave ? .levelBad : .title)
        canvas.within(box.inset(rows: 1, columns: 2)) { canvas in
            for (row, line) in lines.enumerated() {
                canvas.write(line, row: row + 1, column: 0, as: isGrave ? .textStrong : .text)
            }
            let row = lines.count + decision.fields.count
            for (index, field) in decision.fields.enumerated() {
                draw(field, decision, on: &canvas, row: lines.count + 2 + index)
            }
            let key: Role = hindrance(to: .confirm) == nil ? .key : .keyDisabled
            canvas.write(
                TextLine(Span(keyName(.confirm, in: .decision), key)).padded(to: 8) + TextLine(Span(say(confirms))),
                row: row + 3, column: 0,
                width: canvas.size.columns)
            canvas.write(
                TextLine(Span("Esc", .key)).padded(to: 8) + TextLine(Span(say(DecisionWords.closes))), row: row + 4,
                column: 0, width: canvas.size.columns)
        }
    }

    private func draw(_ field: Decision.Field, _ decision: Decision, on canvas: inout Canvas, row: Int) {
        let isFocused = place == .decision && decision.focus == field
        let (name, hint): (Phrase, Phrase?) =
            switch field {
            case .seen: (DecisionWords.seen, DecisionWords.seenHint)
            case .times: (DecisionWords.times, DecisionWords.timesHint)
            case .by: (DecisionWords.by, nil)
            case .reason: (decision.isResolution ? DecisionWords.done : DecisionWords.reason, nil)
            }
        canvas.write(say(name), row: row, column: 0, as: isFocused ? .textStrong : .textMuted, width: 11)
        let width = canvas.size.columns - 13
        decision[field].draw(
            on: &canvas, row: row, column: 12, width: width, as: isFocused ? .fieldFocus : .field, hasFocus: isFocused)
        if let hint, decision[field].isEmpty {
            canvas.write(say(hint), row: row, column: 13, as: .textMuted, width: width - 2)
        }
    }
}

extension Decision {
    /// Whether it says what was done about a doubt.
    fileprivate var isResolution: Bool { if case .resolve = kind { true } else { false } }
}

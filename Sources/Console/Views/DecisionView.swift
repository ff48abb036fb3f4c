import Payments
import Screen

extension ConsoleState {
    /// The box in which somebody puts a name and a reason to a decision.
    func drawDecision(on canvas: inout Canvas) {
        guard let decision else { return }
        let width = min(64, size.columns - 4)
        let (title, words, what, confirms): (Phrase, Phrase, Phrase, Phrase) =
            switch decision.kind {
            case .release:
                (
                    DecisionWords.releaseTitle, DecisionWords.release(decision.line), DecisionWords.reason,
                    DecisionWords.confirmsRelease
                )
            case .resolve(let doubt):
                (
                    DecisionWords.resolveTitle, DecisionWords.resolve(doubt, decision.line), DecisionWords.done,
                    DecisionWords.confirmsResolution
                )
            }
        let lines = say(words).wrapped(to: width - 4)
        let box = arrangement.body.centred(Size(columns: width, rows: min(arrangement.body.rows, lines.count + 9)))
        let isRelease = decision.kind == .release
        canvas.veil(arrangement.body)
        canvas.fill(box, as: .surfaceRaised)
        canvas.box(
            box, title: say(title), as: isRelease ? .levelBad : .borderFocus, titleAs: isRelease ? .levelBad : .title)
        canvas.within(box.inset(rows: 1, columns: 2)) { canvas in
            for (row, line) in lines.enumerated() {
                canvas.write(line, row: row + 1, column: 0, as: isRelease ? .textStrong : .text)
            }
            let row = lines.count + 2
            field(.by, DecisionWords.by, decision, on: &canvas, row: row)
            field(.reason, what, decision, on: &canvas, row: row + 1)
            let key: Role = hindrance(to: .confirm) == nil ? .key : .keyDisabled
            canvas.write(
                TextLine(Span("Alt-R", key)).padded(to: 8) + TextLine(Span(say(confirms))), row: row + 3, column: 0,
                width: canvas.size.columns)
            canvas.write(
                TextLine(Span("Esc", .key)).padded(to: 8) + TextLine(Span(say(DecisionWords.closes))), row: row + 4,
                column: 0, width: canvas.size.columns)
        }
    }

    private func field(
        _ field: Decision.Field, _ name: Phrase, _ decision: Decision, on canvas: inout Canvas, row: Int
    ) {
        let isFocused = place == .decision && decision.focus == field
        canvas.write(say(name), row: row, column: 0, as: isFocused ? .textStrong : .textMuted, width: 11)
        decision[field].draw(
            on: &canvas, row: row, column: 12, width: canvas.size.columns - 13, as: isFocused ? .fieldFocus : .field,
            hasFocus: isFocused)
    }
}

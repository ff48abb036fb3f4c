import Payments
import Screen

extension ConsoleState {
    /// The box in which somebody puts a name and a reason to a decision.
    func drawDecision(on canvas: inout Canvas) {
        guard let decision else { return }
        let width = min(64, size.columns - 4)
        let words: Phrase =
            switch decision.kind {
            case .release(let line): DecisionWords.release(line)
            case .giveGoods(let line): DecisionWords.giveGoods(line)
            case .close(let line): DecisionWords.close(line)
            case .resolve(let doubt, let line): DecisionWords.resolve(doubt, line)
            case .wrongNumber(let line): DecisionWords.wrongNumber(line, opensForm: opensForm(insteadOf: line))
            case .setApart(let row): DecisionWords.setApart(row)
            case .look(let payment): DecisionWords.look(payment)
            }
        var lines = say(words).wrapped(to: width - 4)
        if case .close(let line) = decision.kind {
            let record = detail.record.flatMap { $0.attempt.id == line.id ? $0 : nil }
            lines += DecisionWords.answers(record).map { say($0).fitForEyes.wrapped(to: width - 4) } ?? []
        }
        if case .release(let line) = decision.kind {
            lines += waiting(for: line).prefix(1).flatMap {
                say(OperatorTexts.mayBePaid(by: $0)).wrapped(to: width - 4)
            }
        }
        if let refusal = decision.refusal { lines = say(refusal).fitForEyes.wrapped(to: width - 4) + lines }
        // The fields and the keys are always in sight: a low window loses the blank rows, and then the end of the text.
        let room = arrangement.body.rows - 4 - decision.fields.count
        let gap = lines.count + 3 > room ? 0 : 1
        if lines.count > room { lines = lines.prefix(max(1, room) - 1) + ["…"] }
        let box = arrangement.body.centred(
            Size(columns: width, rows: min(arrangement.body.rows, lines.count + 4 + 3 * gap + decision.fields.count)))
        let isGrave = !decision.isResolution
        canvas.veil(arrangement.body)
        canvas.fill(box, as: .surfaceRaised)
        canvas.box(
            box, title: say(DecisionWords.title(decision.kind)), as: isGrave ? .levelBad : .borderFocus,
            titleAs: isGrave ? .levelBad : .title)
        canvas.within(box.inset(rows: 1, columns: 2)) { canvas in
            for (row, line) in lines.enumerated() {
                canvas.write(line, row: row + gap, column: 0, as: isGrave ? .textStrong : .text)
            }
            let fields = lines.count + 2 * gap
            let row = fields + decision.fields.count + gap
            for (index, field) in decision.fields.enumerated() {
                draw(field, decision, on: &canvas, row: fields + index)
            }
            let key: Role = hindrance(to: .confirm) == nil ? .key : .keyDisabled
            canvas.write(
                TextLine(Span(keyName(.confirm, in: .decision), key)).padded(to: 8)
                    + TextLine(Span(say(decision.isChecking ? PINWords.checking : decision.confirms))),
                row: row, column: 0,
                width: canvas.size.columns)
            canvas.write(
                TextLine(Span(keyName(.back, in: .decision), .key)).padded(to: 8)
                    + TextLine(Span(say(decision.isChecking ? PINWords.onlyCloses : DecisionWords.closes))),
                row: row + 1,
                column: 0, width: canvas.size.columns)
        }
    }

    private func draw(_ field: Decision.Field, _ decision: Decision, on canvas: inout Canvas, row: Int) {
        let isFocused = place == .decision && decision.focus == field
        let hint: Phrase? =
            switch field {
            case .seen: DecisionWords.seenHint
            case .times: DecisionWords.timesHint
            case .found: DecisionWords.foundHint
            case .pin: environment.practicePIN ?? PINWords.hint
            case .by, .reason: nil
            }
        canvas.write(
            say(decision.name(of: field)), row: row, column: 0, as: isFocused ? .textStrong : .textMuted, width: 11)
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

    /// What its key does.
    var confirms: Phrase {
        switch kind {
        case .release: DecisionWords.confirmsRelease
        case .giveGoods: DecisionWords.confirmsGivingGoods
        case .close: DecisionWords.confirmsClosing
        case .resolve, .wrongNumber: DecisionWords.confirmsResolution
        case .setApart: DecisionWords.confirmsSettingApart
        case .look: DecisionWords.confirmsLook(found)
        }
    }

    /// What a field asks for.
    func name(of field: Field) -> Phrase {
        switch field {
        case .seen: DecisionWords.seen
        case .times: DecisionWords.times
        case .found: DecisionWords.found
        case .by: needsPIN ? DecisionWords.supervisor : DecisionWords.by
        case .pin: PINWords.field
        case .reason: isResolution ? DecisionWords.done : DecisionWords.reason
        }
    }
}

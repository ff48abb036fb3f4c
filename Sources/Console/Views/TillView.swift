import Payments
import Screen

/// The till screen: the form or the read-back, the request box, the latest payments, the day's totals.
extension ConsoleState {
    func drawTill(on canvas: inout Canvas, now: Timestamp) {
        let arrangement = arrangement
        if let column = arrangement.tillDivider { drawDivider(column: column, on: &canvas) }
        canvas.within(arrangement.formPane) { drawForm(on: &$0, now: now) }
        if let pane = arrangement.latestPane { canvas.within(pane) { drawLatest(on: &$0) } }
    }

    private func drawForm(on canvas: inout Canvas, now: Timestamp) {
        let isRoomy = arrangement.hasBigDigits
        let sameDebt = form.debtLeftAlone == nil ? form.insteadOf.map { SaleWords.sameDebt($0.owed) } : nil
        let formTitle = form.sale.map { SaleWords.sameSale($0.owed) } ?? sameDebt ?? TillWords.newPayment
        let title = readingBack == nil ? formTitle : ReadBack.title
        canvas.write(say(title), row: tillTitleRow, column: 2, as: .title, width: canvas.size.columns - 3)
        var row = isRoomy ? 3 : 1
        if let readingBack {
            row = drawOrder(readingBack.order, on: &canvas, row: row, now: now)
        } else {
            row = drawFields(on: &canvas, row: row, now: now)
        }
        let panel = arrangement.hasPanel ? 2 + max(5, totalGroups.count) : 0
        let room = canvas.size.rows - row - panel
        let width = min(canvas.size.columns - 5, 72)
        let box = Rect(row: row, column: 2, rows: min(room, isRoomy ? 9 : 8), columns: width)
        if readingBack != nil {
            drawSendBox(on: &canvas, box: box, now: now)
        } else {
            drawRequestBox(on: &canvas, box: box, now: now)
        }
        if arrangement.hasPanel {
            let others = Rect(
                row: box.endRow, column: 2, rows: room - box.rows, columns: width)
            drawOtherRequests(on: &canvas, area: others)
            canvas.within(
                Rect(row: canvas.size.rows - panel, column: 2, rows: panel, columns: canvas.size.columns - 3)
            ) { drawTotals(on: &$0, isWide: true) }
        }
    }

    private static let fieldColumn = 15

    private func drawFields(on canvas: inout Canvas, row start: Int, now: Timestamp) -> Int {
        let column = ConsoleState.fieldColumn
        let room = canvas.size.columns - column - 1
        var row = start
        label(.phone, on: &canvas, row: row)
        let phone = FieldPicture(phoneOf: form)
        field(.phone, phone, on: &canvas, row: row, width: min(room, 18))
        hint(for: .phone, on: &canvas, row: row + 1, width: room)
        row += 2

        let amount = FieldPicture(amount: form.amount)
        let bigWidth = BigDigits.width(of: amount.text) ?? .max
        if arrangement.hasBigDigits {
            label(.amount, on: &canvas, row: row + 1)
            canvas.write("KES", row: row + 1, column: column, as: .textMuted)
            if hasLargeDigits, !form.amount.isEmpty, bigWidth < room - 6 {
                canvas.writeBig(amount.text, row: row, column: column + 4)
                if place == .till, form.focus == .amount {
                    let before = BigDigits.width(of: String(amount.text.prefix(amount.cursor))) ?? 0
                    canvas.placeCursor(row: row + 2, column: column + 4 + (before == 0 ? 0 : before + 1))
                }
            } else {
                field(.amount, amount, on: &canvas, row: row + 1, column: column + 4, width: min(room - 4, 14))
            }
            row += 3
        } else {
            label(.amount, on: &canvas, row: row)
            canvas.write("KES", row: row, column: column, as: .textMuted)
            field(.amount, amount, on: &canvas, row: row, column: column + 4, width: min(room - 4, 14))
            row += 1
        }
        hint(for: .amount, on: &canvas, row: row, width: room)
        row += 1

        label(.reference, on: &canvas, row: row)
        var isFocused = place == .till && form.focus == .reference
        if form.reference.isEmpty {
            canvas.write(
                say(TillWords.ownReference), row: row, column: column, as: .textMuted, width: min(room, 18))
            if isFocused { canvas.placeCursor(row: row, column: column) }
            isFocused = false
        } else {
            form.reference.draw(
                on: &canvas, row: row, column: column, width: min(room, 18),
                as: isFocused ? .fieldFocus : .field, hasFocus: isFocused)
        }
        if let doubt = form.referenceDoubt {
            // In a short window the box follows at once, and the row above is free: the amount is right by now.
            canvas.write(
                say(doubt), row: arrangement.hasBigDigits ? row + 1 : row - 1, column: 4, as: .levelWarn,
                width: canvas.size.columns - 5)
        }
        return row + (arrangement.hasBigDigits ? 2 : 1)
    }

    private func label(_ field: TillForm.Field, on canvas: inout Canvas, row: Int) {
        let name =
            switch field {
            case .phone: TillWords.phone
            case .amount: TillWords.amount
            case .reference: TillWords.reference
            }
        let isFocused = readingBack == nil && form.focus == field
        if isFocused { canvas.write(String(Mark.pointer.character), row: row, column: 2, as: .accent) }
        canvas.write(say(name), row: row, column: 4, as: isFocused ? .textStrong : .textMuted, width: 10)
    }

    private func field(
        _ field: TillForm.Field, _ picture: FieldPicture, on canvas: inout Canvas, row: Int,
        column: Int = ConsoleState.fieldColumn, width: Int
    ) {
        let isFocused = place == .till && form.focus == field
        let role: Role =
            form.complaint(about: field) != nil ? .fieldInvalid : isFocused ? .fieldFocus : .field
        canvas.write(picture.text, row: row, column: column, as: role, width: width)
        if isFocused { canvas.placeCursor(row: row, column: column + min(picture.cursor, width - 1)) }
    }

    /// Under a field: what is wrong with it, else what is worth knowing.
    private func hint(for field: TillForm.Field, on canvas: inout Canvas, row: Int, width: Int) {
        let column = ConsoleState.fieldColumn
        if let complaint = form.complaint(about: field) {
            canvas.write(say(complaint), row: row, column: column, as: .levelBad, width: width)
            return
        }
        if field == .amount, let debt = form.debtLeftAlone {
            let text = "\(Mark.attention.character) \(say(SaleWords.ownDebtBrief(debt)))"
            canvas.write(text, row: row, column: column, as: .levelWarn, width: width)
            return
        }
        if field == .phone, let recalled = form.recalled {
            let words = TillWords.recalled(recalled.index + 1, of: recalled.count)
            canvas.write(say(words), row: row, column: column, as: .textMuted, width: width)
            return
        }
        guard field == .phone, let phone = form.phoneCheck.value else { return }
        if let obstacle = obstacle(to: phone, amount: form.amountCheck.value, sale: form.sale?.id) {
            let text = "\(Mark.attention.character) \(say(brief(obstacle)))"
            canvas.write(text, row: row, column: column, as: .levelWarn, width: width)
            return
        }
        let digits = phone.digits
        let echo =
            "\(digits.prefix(3)) \(digits.dropFirst(3).prefix(3)) \(digits.dropFirst(6).prefix(3)) "
            + digits.suffix(3)
        let usual = phone.usualOperator.isEmpty ? "" : "\(phone.usualOperator) · "
        canvas.write(usual + echo, row: row, column: column, as: .textMuted, width: width)
    }

    /// The order as it is read to the customer, in the places of the fields.
    private func drawOrder(_ order: PromptOrder, on canvas: inout Canvas, row start: Int, now: Timestamp) -> Int {
        let column = ConsoleState.fieldColumn
        let room = canvas.size.columns - column - 1
        var row = start
        func name(_ phrase: Phrase, _ row: Int, _ canvas: inout Canvas) {
            canvas.write(say(phrase), row: row, column: 4, as: .textMuted, width: 10)
        }
        name(TillWords.phone, row, &canvas)
        canvas.write(order.phone.grouped, row: row, column: column, as: .textStrong, width: room)
        name(TillWords.paidTo, row + 1, &canvas)
        canvas.write(environment.payee?.description ?? "", row: row + 1, column: column, as: .text, width: room)
        row += 2
        let amount = order.amount.short
        if arrangement.hasBigDigits {
            name(TillWords.amount, row + 1, &canvas)
            canvas.write("KES", row: row + 1, column: column, as: .textMuted)
            if hasLargeDigits {
                canvas.writeBig(amount, row: row, column: column + 4)
            } else {
                canvas.write(amount, row: row + 1, column: column + 4, as: .textStrong)
            }
            row += 4
        } else {
            name(TillWords.amount, row, &canvas)
            canvas.write("KES \(amount)", row: row, column: column, as: .textStrong)
            row += 2
        }
        name(TillWords.reference, row, &canvas)
        let reference = order.reference?.text ?? say(TillWords.ownReference)
        canvas.write(
            reference, row: row, column: column, as: order.reference == nil ? .textMuted : .text, width: room)
        return row + (arrangement.hasBigDigits ? 2 : 1)
    }

    /// The question, and the keys that answer it.
    private func drawSendBox(on canvas: inout Canvas, box: Rect, now: Timestamp) {
        guard let readingBack else { return }
        let order = readingBack.order
        let hindrance = hindranceToOrder
        canvas.box(box, as: hindrance == nil ? .borderFocus : .border)
        canvas.within(box.inset(rows: 1, columns: 2)) { canvas in
            let width = canvas.size.columns
            let question = environment.payee.map { say(ReadBack.question(order, payee: $0)) } ?? ""
            let notes = readBackNotes(of: order).map { note in
                (
                    text: note.isWarning ? "\(Mark.attention.character) \(say(note.words))" : say(note.words),
                    role: note.isWarning ? Role.levelWarn : .textMuted
                )
            }
            // A warning is read whole: the question gives way to it, whose every word stands in the places of the fields.
            let needed = (hindrance == nil ? [question] + notes.map(\.text) : [question]).reduce(0) {
                $0 + $1.wrapped(to: width).count
            }
            let isCrowded = needed + 2 > canvas.size.rows
            var row =
                isCrowded
                ? 0
                : canvas.writeWrapped(question, row: 0, column: 0, width: width, rows: 3, as: .textStrong)
            if let hindrance {
                canvas.writeWrapped(
                    "\(Mark.attention.character) \(say(hindrance))", row: row + 1, column: 0, width: width,
                    rows: canvas.size.rows - row - 1, as: .levelWarn)
                return
            }
            for note in notes {
                row += canvas.writeWrapped(
                    note.text, row: row, column: 0, width: width, rows: canvas.size.rows - 2 - row, as: note.role)
            }
            row = min(row + 1, canvas.size.rows - 2)
            let key: Role = readingBack.isArmed(at: now) ? .key : .keyDisabled
            let names = keymap.keys(of: .send, in: .readBack, for: audience)
            let sign = names.last(where: \.isPrintable).map { TillWords.twice($0.name) }
            let first = names.first(where: { !$0.isPrintable })?.name
            let both = first.map { name in sign.map { TillWords.either(name, $0) } ?? Phrase(name, sw: name) } ?? sign
            let keys = TextLine(Span(both?[language] ?? "", key))
            let column = keys.width + 3
            canvas.write(
                keys.padded(to: column) + TextLine(Span(say(TillWords.sendsNow))), row: row, column: 0, width: width)
            let escape =
                TextLine(Span(keyName(.back, in: .readBack), .key)).padded(to: column)
                + TextLine(Span(say(TillWords.changes)))
            canvas.write(escape, row: row + 1, column: 0, width: width)
        }
    }
}

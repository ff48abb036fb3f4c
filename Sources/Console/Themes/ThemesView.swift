import Payments
import Screen

extension ConsoleState {
    /// The names, at the right; what lies beside them shows how a theme looks. Under them are the states in its colours.
    func drawThemes(on canvas: inout Canvas) {
        let body = arrangement.body
        let offers = wardrobe.offers
        let columns = min(52, size.columns)
        let rows = min(body.rows, max(3, offers.count) + 4)
        let box = Rect(row: body.row, column: size.columns - columns, rows: rows, columns: columns)
        canvas.fill(box, as: .surfaceRaised)
        canvas.box(box, title: say(ThemeWords.title), note: say(ThemeWords.note), as: .borderFocus)
        canvas.within(box.inset(rows: 1, columns: 2)) { canvas in
            let width = canvas.size.columns
            let shown = canvas.size.rows - 2
            if offers.isEmpty { canvas.write(say(ScreenWords.loading), row: 0, column: 0, as: .textMuted) }
            let first = max(0, min(wardrobe.cursor - shown / 2, offers.count - shown))
            for (row, offer) in offers.dropFirst(first).prefix(shown).enumerated() {
                let isCurrent = first + row == wardrobe.cursor
                if isCurrent {
                    let line = Rect(row: row, column: 0, rows: 1, columns: width)
                    canvas.fill(line, as: .listSelected)
                    canvas.write("\(Mark.pointer.character)", row: row, column: 0)
                }
                let role: Role = offer.fault == nil ? .text : .levelWarn
                canvas.write(offer.name, row: row, column: 2, as: role, width: 18)
                canvas.write(offer.theme.title, row: row, column: 21, as: .textMuted, width: max(0, width - 21))
            }
            drawSwatch(on: &canvas, row: canvas.size.rows - 1)
        }
    }

    private func drawSwatch(on canvas: inout Canvas, row: Int) {
        let states: [(Mark, Phrase, Role)] = [
            (.paid, ThemeWords.paid, .statusPaid), (.waiting, ThemeWords.waiting, .statusWaiting),
            (.failed, ThemeWords.failed, .statusFailed), (.unknown, ThemeWords.unknown, .statusUnknown),
        ]
        var column = 0
        for (mark, word, role) in states {
            column += canvas.write("\(mark.character) \(say(word))", row: row, column: column, as: role) + 1
        }
    }
}

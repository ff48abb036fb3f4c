import Payments
import Screen

/// The screen for a screen reader.
extension ConsoleState {
    /// How far a countdown goes at once.
    var countdownStep: Duration { environment.isAccessible ? .seconds(15) : .seconds(1) }

    /// The rest of a countdown as it is shown: whole steps, rounded up.
    func shown(_ left: Duration) -> Duration {
        guard environment.isAccessible, left > .zero else { return left }
        let step = countdownStep.milliseconds
        return .milliseconds((left.milliseconds + step - 1) / step * step)
    }

    /// Puts the cursor where the focus is, where no field has it: on the row that the pointer or the selection stands on,
    /// on the question of a read-back, on the first line of a text.
    func showCursor(on canvas: inout Canvas) {
        if canvas.cursor != nil { return }
        let rows = arrangement.body.row..<max(arrangement.body.row, arrangement.body.endRow)
        func place(where isIt: (Cell) -> Bool) -> Bool {
            for row in rows {
                for column in 0..<size.columns where canvas.cell(row: row, column: column).map(isIt) == true {
                    canvas.placeCursor(row: row, column: column)
                    return true
                }
            }
            return false
        }
        switch self.place {
        case .live, .check, .supervisor, .themes:
            if place(where: { $0.ground == .listSelected }) { return }
        case .readBack:
            if place(where: { $0.role == .textStrong && $0.glyph.text != " " }) { return }
        case .question, .help, .why, .detail, .till, .filter, .decision, .code, .palette:
            if place(where: { $0.role == .title && $0.glyph.text != " " }) { return }
        }
        canvas.placeCursor(row: 0, column: 0)
    }
}

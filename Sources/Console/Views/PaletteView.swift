import Payments
import Screen

/// The list of commands: the registry of keys, by name.
extension ConsoleState {
    func drawPalette(on canvas: inout Canvas) {
        guard let palette else { return }
        let found = commandsFound
        let under = beneath
        let shownRows = arrangement.paletteRows
        let first = max(0, min(palette.cursor - shownRows / 2, found.count - shownRows))
        let box = arrangement.paletteBox
        canvas.veil(arrangement.body)
        canvas.fill(box, as: .surfaceRaised)
        canvas.box(box, title: say(PaletteWords.title), note: say(PaletteWords.note), as: .borderFocus)
        canvas.within(box.inset(rows: 1, columns: 2)) { canvas in
            let width = canvas.size.columns
            canvas.write(":", row: 0, column: 0, as: .key)
            palette.field.draw(
                on: &canvas, row: 0, column: 2, width: width - 2, as: .fieldFocus, hasFocus: place == .palette)
            canvas.rule(row: 1)
            for (row, binding) in found.dropFirst(first).prefix(shownRows).enumerated() {
                let works = binding.action == .send ? false : under.hindrance(to: binding.action) == nil
                let keys = binding.names(language)
                let room = width - CellWidth.of(keys) - 1
                canvas.write(
                    (first + row == palette.cursor ? "▸ " : "  ") + say(binding.title), row: row + 2, column: 0,
                    as: works ? .text : .textMuted, width: room)
                canvas.write(keys, row: row + 2, column: room + 1, as: works ? .key : .keyDisabled)
                if first + row == palette.cursor {
                    canvas.tint(Rect(row: row + 2, column: 0, rows: 1, columns: width), as: .listSelected)
                }
            }
            canvas.rule(row: canvas.size.rows - 2)
            if let reason = hindranceToRun(palette.cursor) {
                // Where nothing is found, it stands where the eye looks for what is.
                let (row, role) = found.isEmpty ? (2, Role.text) : (canvas.size.rows - 1, .textMuted)
                canvas.write(say(reason), row: row, column: 0, as: role, width: width)
            }
        }
    }
}

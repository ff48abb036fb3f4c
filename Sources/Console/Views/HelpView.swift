import Payments
import Screen

/// Help: the registry of keys, for the place where it was opened.
extension ConsoleState {
    /// The place under the help.
    private var helpedPlace: Context { beneath.place }

    /// The lines of help, at the width of its box.
    var helpLines: [TextLine] {
        let width = arrangement.helpBox.columns - 4
        let place = helpedPlace
        let bindings = keymap.bindings(in: place, for: audience)
        let here = section(ScreenWords.help(place), bindings.filter { $0.group == .here })
        let everywhere = section(ScreenWords.everywhere, bindings.filter { $0.group == .everywhere })
        let practice = environment.practice.map { words in
            [.blank] + say(words).wrapped(to: width).map { TextLine(Span($0, .textMuted)) }
        }
        guard width >= 72 else { return here + [.blank] + everywhere + (practice ?? []) }
        let half = width * 5 / 9
        let beside = (0..<max(here.count, everywhere.count)).map { index in
            let left = index < here.count ? here[index] : .blank
            let right = index < everywhere.count ? everywhere[index] : .blank
            return left.fitted(to: half - 1).padded(to: half) + right
        }
        return beside + (practice ?? [])
    }

    private func section(_ title: Phrase, _ bindings: [Binding]) -> [TextLine] {
        let names = bindings.map { $0.names(language) }
        let column = (names.map(CellWidth.of).max() ?? 0) + 1
        let under = beneath
        return [TextLine(Span(say(title), .title))]
            + zip(bindings, names).map { binding, name in
                let works = binding.keys.isEmpty || under.hindrance(to: binding.action) == nil
                return TextLine(Span(name, works ? .key : .keyDisabled)).padded(to: column)
                    + TextLine(Span(say(binding.title), works ? .text : .textMuted))
            }
    }

    /// The console as it is once help, commands and questions are closed.
    var beneath: ConsoleState {
        var under = self
        while [.help, .palette, .question].contains(under.place) { under.focus.removeLast() }
        return under
    }

    func drawHelp(on canvas: inout Canvas) {
        drawBox(helpLines, from: helpScroll, title: ScreenWords.helpTitle, on: &canvas)
    }

    /// A box in the middle with lines that scroll; what lies under it is out of reach and looks so.
    func drawBox(_ lines: [TextLine], from scroll: Int, title: Phrase, on canvas: inout Canvas) {
        let box = arrangement.body.centred(
            Size(
                columns: arrangement.helpBox.columns, rows: min(arrangement.helpBox.rows, lines.count + 2)))
        let first = min(scroll, max(0, lines.count - arrangement.helpRows))
        let hasMore = first + arrangement.helpRows < lines.count
        canvas.veil(arrangement.body)
        canvas.fill(box, as: .surfaceRaised)
        canvas.box(
            box, title: say(title),
            note: say(hasMore ? ScreenWords.moreBelow : ScreenWords.helpNote), as: .borderFocus)
        canvas.within(box.inset(rows: 1, columns: 2)) { canvas in
            for (row, line) in lines.dropFirst(first).prefix(canvas.size.rows).enumerated() {
                canvas.write(line, row: row, column: 0, width: canvas.size.columns)
            }
        }
    }
}

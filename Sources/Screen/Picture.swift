/// A frame as an SVG picture in a theme's own colours, for pages about the program.
public enum Picture {
    private static let cellWidth = 8
    private static let cellHeight = 18
    private static let margin = 12

    /// The picture as a text. Blanks of the terminal's own background show the dark or light that suits the theme.
    public static func svg(of canvas: Canvas, theme: Theme) -> String {
        let page = theme.page
        let ink = theme.kind == .dark ? RGB(0xD8DEE7) : RGB(0x1C1B19)
        let width = canvas.grid.columns * cellWidth + 2 * margin
        let height = canvas.grid.rows * cellHeight + 2 * margin
        var lines = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" "
                + "width=\"\(width)\" height=\"\(height)\" font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" "
                + "font-size=\"13\">",
            "<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"\(page.hex)\"/>",
        ]
        for row in 0..<canvas.grid.rows {
            for run in canvas.runs(row: row) {
                lines += draw(run, row: row, canvas: canvas, theme: theme, page: page, ink: ink)
            }
        }
        return lines.joined(separator: "\n") + "\n</svg>\n"
    }

    private static func draw(
        _ run: Canvas.Run, row: Int, canvas: Canvas, theme: Theme, page: RGB, ink: RGB
    ) -> [String] {
        let look = Look(run, theme: theme, page: page, ink: ink)
        let x = margin + run.columns.lowerBound * cellWidth
        let y = margin + row * cellHeight
        var lines: [String] = []
        if look.background != page {
            let width = run.columns.count * cellWidth
            lines.append(
                "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(cellHeight)\" "
                    + "fill=\"\(look.background.hex)\"/>")
        }
        for (column, text) in words(of: run, row: row, canvas: canvas) {
            let length = CellWidth.of(text) * cellWidth
            lines.append(
                "<text x=\"\(margin + column * cellWidth)\" y=\"\(y + 13)\" textLength=\"\(length)\" "
                    + "lengthAdjust=\"spacingAndGlyphs\" fill=\"\(look.foreground.hex)\"\(look.attributes) "
                    + "xml:space=\"preserve\">\(escaped(text))</text>")
        }
        return lines
    }

    /// The parts of a run that have no two blanks in a row, each with its column.
    private static func words(of run: Canvas.Run, row: Int, canvas: Canvas) -> [(column: Int, text: String)] {
        var words: [(column: Int, text: String)] = []
        var blanks = 2
        for column in run.columns {
            let cell = canvas[row, column]
            if cell.span == 0 { continue }
            if cell.glyph == .blank {
                blanks += 1
                continue
            }
            if blanks > 1 || words.isEmpty {
                words.append((column, cell.glyph.text))
            } else {
                words[words.count - 1].text += String(repeating: " ", count: blanks) + cell.glyph.text
            }
            blanks = 0
        }
        return words
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
    }

    /// The colours of a run, with reverse already applied.
    private struct Look {
        let foreground: RGB
        let background: RGB
        let attributes: String

        init(_ run: Canvas.Run, theme: Theme, page: RGB, ink: RGB) {
            let style = theme.style(of: run.role)
            let under = theme.style(of: run.ground)
            let takesGround = run.role == .text && run.ground != .surface
            let front = (takesGround ? under : style).foreground.rgb ?? ink
            let back = (style.background ?? under.background)?.rgb ?? page
            var all = style.attributes
            if run.ground != .surface { all.formUnion(under.attributes) }
            foreground = all.contains(.reverse) ? back : front
            background = all.contains(.reverse) ? front : back
            var text = ""
            if all.contains(.bold) { text += " font-weight=\"bold\"" }
            if all.contains(.italic) { text += " font-style=\"italic\"" }
            if all.contains(.underline) { text += " text-decoration=\"underline\"" }
            if all.contains(.dim) { text += " opacity=\"0.6\"" }
            attributes = text
        }
    }
}

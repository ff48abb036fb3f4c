extension Canvas {
    /// Draws a horizontal rule over the width of the area, with a label two cells from its left end.
    public mutating func rule(row: Int, label: String = "", as role: Role = .border, labelAs: Role = .title) {
        rule(row: row, columns: 0..<size.columns, label: label, as: role, labelAs: labelAs)
    }

    /// Draws a horizontal rule over some columns, with a label two cells from its left end.
    public mutating func rule(
        row: Int, columns: Range<Int>, label: String = "", as role: Role = .border, labelAs: Role = .title
    ) {
        write(String(repeating: "─", count: columns.count), row: row, column: columns.lowerBound, as: role)
        let room = columns.count - 4
        guard !label.isEmpty, room > 2 else { return }
        let width = min(CellWidth.of(label), room - 2) + 2
        write(" " + label, row: row, column: columns.lowerBound + 2, as: labelAs, width: width - 1)
        write(" ", row: row, column: columns.lowerBound + width + 1, as: labelAs)
    }

    /// Draws a vertical rule; where it meets a horizontal one they are joined.
    public mutating func divider(column: Int, rows: Range<Int>, as role: Role = .border) {
        for row in rows {
            let crosses = cell(row: row, column: column)?.glyph == Glyph(cleaning: "─")
            let piece =
                if !crosses {
                    "│"
                } else if row == rows.lowerBound {
                    "┬"
                } else if row == rows.upperBound - 1 {
                    "┴"
                } else {
                    "┼"
                }
            write(piece, row: row, column: column, as: role)
        }
    }

    /// Draws a box around the inner part of a rectangle, with a title in its upper edge and a note in its lower one.
    /// What is inside stays as it is.
    public mutating func box(
        _ part: Rect, title: String = "", note: String = "", as role: Role = .border, titleAs: Role = .title,
        noteAs: Role = .textMuted
    ) {
        guard part.rows >= 2, part.columns >= 2 else { return }
        let line = String(repeating: "─", count: part.columns - 2)
        write("┌" + line + "┐", row: part.row, column: part.column, as: role)
        for row in part.row + 1..<part.endRow - 1 {
            write("│", row: row, column: part.column, as: role)
            write("│", row: row, column: part.endColumn - 1, as: role)
        }
        write("└" + line + "┘", row: part.endRow - 1, column: part.column, as: role)
        let room = part.columns - 4
        if !title.isEmpty, room > 2 {
            let width = min(CellWidth.of(title) + 2, room)
            write(" " + title + " ", row: part.row, column: part.column + 2, as: titleAs, width: width)
        }
        if !note.isEmpty, room > 2 {
            let width = min(CellWidth.of(note) + 2, room)
            write(
                " " + note + " ", row: part.endRow - 1, column: part.endColumn - 2 - width, as: noteAs, width: width)
        }
    }
}

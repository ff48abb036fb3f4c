extension Canvas {
    /// Draws how much of a whole is done, over `width` cells.
    public mutating func bar(row: Int, column: Int, width: Int, done: Int, of whole: Int) {
        guard width > 0 else { return }
        let filled = whole > 0 ? min(width, max(0, done) * width / whole) : 0
        write(String(repeating: "█", count: filled), row: row, column: column, as: .barFill)
        write(String(repeating: "░", count: width - filled), row: row, column: column + filled, as: .barEmpty)
    }

    /// Draws a row of values as columns of eight heights, the highest value filling its cell.
    public mutating func spark(_ values: [Int], row: Int, column: Int, as role: Role = .spark) {
        let highest = max(1, values.max() ?? 1)
        let steps = Array("▁▂▃▄▅▆▇█")
        let line = values.map { value in
            value <= 0 ? " " : steps[min(steps.count - 1, (value * steps.count - 1) / highest)]
        }
        write(String(line), row: row, column: column, as: role)
    }

    /// Draws where a window of `shown` rows from `first` on lies in `total` rows, down a column.
    public mutating func scrollBar(column: Int, rows: Range<Int>, first: Int, shown: Int, total: Int) {
        guard !rows.isEmpty, total > shown, shown > 0 else { return }
        let length = max(1, rows.count * shown / total)
        // At the bottom with the last row, and not before.
        let start = min(rows.count - length, first * (rows.count - length) / (total - shown))
        for (index, row) in rows.enumerated() {
            let isThumb = index >= start && index < start + length
            write(isThumb ? "█" : "│", row: row, column: column, as: isThumb ? .barFill : .border)
        }
    }
}

extension Canvas {
    /// Draws values as columns that stand on the lowest row of a rectangle, the highest filling it, in eighths of a
    /// cell.
    ///
    /// - Parameter step: the cells from one column to the next, from 1; from 2 on the last of them stays free.
    public mutating func columnChart(_ values: [Int], in part: Rect, step: Int, as role: Role = .chart1) {
        let highest = max(1, values.max() ?? 1)
        let steps = Array(" ▁▂▃▄▅▆▇")
        let width = max(1, step - 1)
        for (index, value) in values.enumerated() where value > 0 {
            // Something is never drawn as nothing.
            let eighths = max(1, value * part.rows * 8 / highest)
            for row in 0..<part.rows {
                let filled = eighths - row * 8
                guard filled > 0 else { break }
                let piece = filled >= 8 ? "█" : String(steps[filled])
                write(
                    String(repeating: piece, count: width), row: part.endRow - 1 - row,
                    column: part.column + index * step, as: role)
            }
        }
    }
}

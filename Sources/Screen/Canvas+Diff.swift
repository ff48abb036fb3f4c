/// What turns one frame into the next: the rows that differ, and the cursor.
public struct CanvasDifference: Equatable, Sendable {
    /// A row that differs, with its new cells from the first changed column to the last one.
    public struct Row: Equatable, Sendable {
        /// Its row, from 0.
        public let row: Int
        /// The first column that changed, from 0.
        public let column: Int
        /// The new cells from there on.
        public let cells: [Cell]
    }

    /// The size of the new frame; when it is another than the old one's, every row counts as changed.
    public let size: Size
    /// The rows that differ, from top to bottom.
    public let rows: [Row]
    /// Where the cursor stands; nil hides it.
    public let cursor: Point?

    /// How often the bell is to be rung.
    public let bells: Int

    /// What turns `old` into `new`; with no old frame, everything is new.
    public init(from old: Canvas?, to new: Canvas) {
        size = new.grid
        cursor = new.cursor
        bells = max(0, new.bells - (old?.bells ?? new.bells))
        let columns = new.grid.columns
        guard let old, old.grid == new.grid else {
            rows = (0..<new.grid.rows).map { row in
                Row(row: row, column: 0, cells: Array(new.cells[row * columns..<(row + 1) * columns]))
            }
            return
        }
        var changed: [Row] = []
        for row in 0..<new.grid.rows {
            let line = row * columns..<(row + 1) * columns
            guard let first = line.first(where: { old.cells[$0] != new.cells[$0] }),
                let last = line.last(where: { old.cells[$0] != new.cells[$0] })
            else { continue }
            changed.append(Row(row: row, column: first - row * columns, cells: Array(new.cells[first...last])))
        }
        rows = changed
    }
}

extension Canvas {
    /// The frame that a difference makes of this one.
    public func applying(_ difference: CanvasDifference) -> Canvas {
        var result = grid == difference.size ? self : Canvas(size: difference.size)
        for row in difference.rows {
            result.replace(row: row.row, column: row.column, with: row.cells)
        }
        result.moveCursor(to: difference.cursor)
        result.bells = bells + difference.bells
        return result
    }
}

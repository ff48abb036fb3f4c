/// How large something is, in character cells.
public struct Size: Equatable, Hashable, Sendable {
    /// The width; never below nothing when made.
    public var columns: Int
    /// The height; never below nothing when made.
    public var rows: Int

    /// A size of `columns` by `rows` cells; what is below nothing counts as nothing.
    public init(columns: Int, rows: Int) {
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }
}

/// A place on a canvas: row 0, column 0 is the upper left cell.
public struct Point: Equatable, Hashable, Sendable {
    /// The row, from 0 at the top.
    public var row: Int
    /// The column, from 0 at the left.
    public var column: Int

    /// Takes both, which may lie outside of everything.
    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }
}

/// A rectangle of cells.
public struct Rect: Equatable, Hashable, Sendable {
    /// Its first row.
    public var row: Int
    /// Its first column.
    public var column: Int
    /// How many rows it holds.
    public var rows: Int
    /// How many columns it holds.
    public var columns: Int

    /// A rectangle from its upper left corner; what is below nothing counts as nothing.
    public init(row: Int, column: Int, rows: Int, columns: Int) {
        self.row = row
        self.column = column
        self.rows = max(0, rows)
        self.columns = max(0, columns)
    }

    /// The rectangle of the given size in the upper left corner.
    public init(_ size: Size) {
        self.init(row: 0, column: 0, rows: size.rows, columns: size.columns)
    }

    /// How large it is, wherever it lies.
    public var size: Size { Size(columns: columns, rows: rows) }

    /// The first row below the rectangle.
    public var endRow: Int { row + rows }

    /// The first column right of the rectangle.
    public var endColumn: Int { column + columns }

    /// Whether no cell is inside.
    public var isEmpty: Bool { rows == 0 || columns == 0 }

    /// Whether the place is inside.
    public func contains(_ point: Point) -> Bool {
        point.row >= row && point.row < endRow && point.column >= column && point.column < endColumn
    }

    /// The cells that both rectangles hold.
    public func intersection(_ other: Rect) -> Rect {
        let top = max(row, other.row)
        let left = max(column, other.column)
        return Rect(
            row: top, column: left,
            rows: min(endRow, other.endRow) - top, columns: min(endColumn, other.endColumn) - left)
    }

    /// The rectangle without a margin of `rows` above and below and `columns` at both sides.
    public func inset(rows margin: Int = 0, columns side: Int = 0) -> Rect {
        Rect(row: row + margin, column: column + side, rows: rows - 2 * margin, columns: columns - 2 * side)
    }

    /// The upper `count` rows and the rest below them.
    public func split(top count: Int) -> (top: Rect, rest: Rect) {
        let cut = min(max(0, count), rows)
        return (
            Rect(row: row, column: column, rows: cut, columns: columns),
            Rect(row: row + cut, column: column, rows: rows - cut, columns: columns)
        )
    }

    /// The lower `count` rows and the rest above them.
    public func split(bottom count: Int) -> (rest: Rect, bottom: Rect) {
        let (rest, bottom) = split(top: rows - min(max(0, count), rows))
        return (rest, bottom)
    }

    /// The `count` columns at the left and the rest at their right.
    public func split(left count: Int) -> (left: Rect, rest: Rect) {
        let cut = min(max(0, count), columns)
        return (
            Rect(row: row, column: column, rows: rows, columns: cut),
            Rect(row: row, column: column + cut, rows: rows, columns: columns - cut)
        )
    }

    /// The `count` columns at the right and the rest at their left.
    public func split(right count: Int) -> (rest: Rect, right: Rect) {
        let (rest, right) = split(left: columns - min(max(0, count), columns))
        return (rest, right)
    }

    /// A rectangle of the given size in the middle, no larger than this one.
    public func centred(_ size: Size) -> Rect {
        let high = min(size.rows, rows)
        let wide = min(size.columns, columns)
        return Rect(row: row + (rows - high) / 2, column: column + (columns - wide) / 2, rows: high, columns: wide)
    }
}

/// Where a text stands in the width it is given.
public enum Alignment: Sendable {
    case left, centre, right
}

/// A grid of character cells that views draw on.
///
/// Rows and columns count from the upper left corner of the area being drawn on: the whole grid, or the rectangle given
/// to `within`. Nothing is ever drawn outside that area.
public struct Canvas: Sendable {
    /// The size of the whole grid.
    public let grid: Size

    /// Every cell, row after row.
    public private(set) var cells: [Cell]

    /// Where the terminal's cursor stands, in the whole grid; nil hides it.
    public private(set) var cursor: Point?

    /// How often the bell has been rung since the program started. The terminal rings for the difference to the frame
    /// before, so a frame drawn twice rings once.
    public var bells = 0

    private var area: Rect
    private var clip: Rect

    /// A blank canvas.
    public init(size: Size) {
        grid = size
        cells = Array(repeating: .blank, count: size.columns * size.rows)
        area = Rect(size)
        clip = Rect(size)
    }

    /// The size of the area being drawn on.
    public var size: Size { area.size }

    /// The area being drawn on as a rectangle of its own, from row 0, column 0.
    public var bounds: Rect { Rect(area.size) }

    /// The cell at a place of the whole grid, which must be inside.
    public subscript(row: Int, column: Int) -> Cell { cells[row * grid.columns + column] }

    /// Draws on a part: inside `draw`, row 0 and column 0 are the part's upper left corner and nothing leaves it.
    public mutating func within<Result>(_ part: Rect, _ draw: (inout Canvas) -> Result) -> Result {
        let (outerArea, outerClip) = (area, clip)
        area = Rect(
            row: outerArea.row + part.row, column: outerArea.column + part.column, rows: part.rows,
            columns: part.columns)
        clip = outerClip.intersection(area)
        defer { (area, clip) = (outerArea, outerClip) }
        return draw(&self)
    }

    /// Writes a text on one row and returns the cells it used.
    ///
    /// With a width, the text is padded with blanks to it, or cut to it with `…` at the end. What the text lies on stays
    /// as it was. Text from outside is cleaned (`Glyph.init(cleaning:)`); a wide character that fits only half is left
    /// out.
    @discardableResult
    public mutating func write(
        _ text: String, row: Int, column: Int, as role: Role = .text, width: Int? = nil, align: Alignment = .left
    ) -> Int {
        guard let width else { return put(Canvas.glyphs(of: text), row: row, column: column, as: role) }
        guard width > 0 else { return 0 }
        var glyphs = Canvas.glyphs(of: text)
        var used = glyphs.reduce(0) { $0 + $1.width }
        if used > width {
            while used > width - 1, let last = glyphs.popLast() { used -= last.width }
            glyphs.append(Glyph(cleaning: "…"))
            used += 1
        }
        let spare = width - used
        let before =
            switch align {
            case .left: 0
            case .centre: spare / 2
            case .right: spare
            }
        let blanks = Array(repeating: Glyph.blank, count: before)
        let after = Array(repeating: Glyph.blank, count: spare - before)
        put(blanks + glyphs + after, row: row, column: column, as: role)
        return width
    }

    /// Empties a rectangle and lays it on the ground of a role.
    public mutating func fill(_ part: Rect, as ground: Role = .surface) {
        visit(part) { canvas, row, column in
            canvas.set(Cell(glyph: .blank, role: .text, ground: ground), row: row, column: column)
        }
    }

    /// Lays what is already drawn in a rectangle on the ground of a role, as under the selected row of a list.
    public mutating func tint(_ part: Rect, as ground: Role) {
        visit(part) { canvas, row, column in canvas.cells[row * canvas.grid.columns + column].ground = ground }
    }

    /// Gives everything drawn in a rectangle one role, as behind a dialog.
    public mutating func veil(_ part: Rect, as role: Role = .scrim) {
        visit(part) { canvas, row, column in
            canvas.cells[row * canvas.grid.columns + column].role = role
            canvas.cells[row * canvas.grid.columns + column].ground = .surface
        }
    }

    /// Puts the terminal's cursor on a cell; outside the area it is hidden.
    public mutating func placeCursor(row: Int, column: Int) {
        let point = Point(row: area.row + row, column: area.column + column)
        cursor = clip.contains(point) ? point : nil
    }

    /// Hides the terminal's cursor.
    public mutating func hideCursor() { cursor = nil }

    /// The cell at a place of the area, or nil when that is outside.
    public func cell(row: Int, column: Int) -> Cell? {
        let point = Point(row: area.row + row, column: area.column + column)
        return clip.contains(point) ? self[point.row, point.column] : nil
    }

    /// Whether a row of the whole grid has glyphs of two cells.
    package func hasWideGlyphs(row: Int) -> Bool {
        cells[row * grid.columns..<(row + 1) * grid.columns].contains { $0.span != 1 }
    }

    /// Puts finished cells at a place of the whole grid.
    package mutating func replace(row: Int, column: Int, with new: [Cell]) {
        let start = row * grid.columns + column
        cells.replaceSubrange(start..<start + new.count, with: new)
    }

    /// Puts the cursor at a place of the whole grid.
    mutating func moveCursor(to point: Point?) { cursor = point }

    private static func glyphs(of text: String) -> [Glyph] {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.map(Glyph.init(ascii:)) }
        return text.map(Glyph.init(cleaning:))
    }

    @discardableResult
    private mutating func put(_ glyphs: [Glyph], row: Int, column: Int, as role: Role) -> Int {
        let line = area.row + row
        guard line >= clip.row, line < clip.endRow else { return glyphs.reduce(0) { $0 + $1.width } }
        var at = area.column + column
        let start = at
        for glyph in glyphs {
            let width = glyph.width
            if at >= clip.column, at + width <= clip.endColumn {
                let ground = cells[line * grid.columns + at].ground
                set(Cell(glyph: glyph, role: role, ground: ground, span: UInt8(width)), row: line, column: at)
            } else if width == 2, case let half = max(at, clip.column), half <= at + 1, half < clip.endColumn {
                set(Cell(role: role, ground: cells[line * grid.columns + half].ground), row: line, column: half)
            }
            at += width
        }
        return at - start
    }

    /// Sets a cell of the whole grid and blanks the other half of every wide glyph it cuts.
    private mutating func set(_ cell: Cell, row: Int, column: Int) {
        let first = row * grid.columns
        if cells[first + column].span == 0, column > 0 { blankHalf(first + column - 1) }
        let last = column + max(1, Int(cell.span)) - 1
        if cells[first + last].span == 2, last + 1 < grid.columns { blankHalf(first + last + 1) }
        cells[first + column] = cell
        if cell.span == 2 {
            var right = cell
            right.span = 0
            cells[first + last] = right
        }
    }

    private mutating func blankHalf(_ index: Int) {
        cells[index].glyph = .blank
        cells[index].span = 1
    }

    private mutating func visit(_ part: Rect, _ body: (inout Canvas, Int, Int) -> Void) {
        let moved = Rect(
            row: area.row + part.row, column: area.column + part.column, rows: part.rows, columns: part.columns)
        let inside = clip.intersection(moved)
        for row in inside.row..<inside.endRow {
            for column in inside.column..<inside.endColumn { body(&self, row, column) }
        }
    }
}

extension Canvas: Equatable {
    public static func == (left: Canvas, right: Canvas) -> Bool {
        left.grid == right.grid && left.cursor == right.cursor && left.bells == right.bells && left.cells == right.cells
    }
}

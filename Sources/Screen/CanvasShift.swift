/// Rows that stand some lines lower or higher in the next frame: a terminal moves them by itself, for a few bytes.
public struct CanvasShift: Equatable, Sendable {
    /// The rows among which they move: those that are moved out of them are lost, and blank ones come in.
    public let rows: Range<Int>
    /// How many lines lower they stand then; less than 0 is higher.
    public let distance: Int

    /// The longest way that is looked for: two entries of two lines, when two payments come at once.
    private static let longest = 4
    /// What a shift has to save, in cells: below that its own sequences are not worth it.
    private static let least = 64

    /// The shift after which least is left to be drawn; nil when none saves much.
    public init?(from old: Canvas, to new: Canvas) {
        guard old.grid == new.grid else { return nil }
        let all = 0..<new.grid.rows
        let unmoved = all.map { Self.cost(of: new, row: $0, over: old, row: $0) }
        // What is not drawn anew can't be saved.
        guard unmoved.reduce(0, +) > Self.least else { return nil }
        var best = (saved: Self.least, rows: all, distance: 0)
        for distance in (1...Self.longest).flatMap({ [$0, -$0] }) {
            let comes = Self.greatestRun(
                of: all.map { row in
                    guard all.contains(row - distance) else { return -.max / 2 }
                    return unmoved[row] - Self.cost(of: new, row: row, over: old, row: row - distance)
                })
            guard comes.sum > best.saved else { continue }
            let start = min(comes.rows.lowerBound, comes.rows.lowerBound - distance)
            let end = max(comes.rows.upperBound, comes.rows.upperBound - distance)
            // Where nothing comes, blanks do.
            let lost = (start..<end).filter { !comes.rows.contains($0) }
                .reduce(0) { $0 + Self.cost(of: new, row: $1, over: nil, row: $1) - unmoved[$1] }
            if comes.sum - lost > best.saved { best = (comes.sum - lost, start..<end, distance) }
        }
        guard best.distance != 0 else { return nil }
        (rows, distance) = (best.rows, best.distance)
    }

    /// The rows in which nothing comes to stand.
    public var blankRows: Range<Int> {
        distance > 0 ? rows.prefix(distance) : rows.suffix(-distance)
    }

    /// The frame as it looks when the rows have moved.
    public func applied(to canvas: Canvas) -> Canvas {
        var result = canvas
        for row in rows {
            let isBlank = blankRows.contains(row)
            let cells = (0..<canvas.grid.columns).map { isBlank ? .blank : canvas[row - distance, $0] }
            result.replace(row: row, column: 0, with: cells)
        }
        return result
    }

    /// The numbers beside each other that come to most together; empty where all are less than 1.
    private static func greatestRun(of numbers: [Int]) -> (sum: Int, rows: Range<Int>) {
        var greatest = (sum: 0, rows: 0..<0)
        var (sum, start) = (0, 0)
        for (index, number) in numbers.enumerated() {
            sum += number
            if sum <= 0 { (sum, start) = (0, index + 1) }
            if sum > greatest.sum { greatest = (sum, start..<index + 1) }
        }
        return greatest
    }

    /// About how many cells' worth of bytes it takes to draw a row over another one, or over nothing.
    private static func cost(of new: Canvas, row: Int, over old: Canvas?, row under: Int) -> Int {
        /// The way to cells that differ.
        let jump = 8
        var cost = 0
        var unchanged = jump
        for column in 0..<new.grid.columns {
            let cell = new[row, column]
            let was = old?[under, column] ?? .blank
            if cell == was || cell.glyph == .blank && was.glyph == .blank && cell.ground == was.ground {
                unchanged += 1
            } else {
                cost += 1 + min(unchanged, jump)
                unchanged = 0
            }
        }
        return cost
    }
}

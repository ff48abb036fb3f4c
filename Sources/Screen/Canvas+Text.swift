extension Canvas {
    /// The rows as text, with the blanks at their ends; characters the tier lacks are replaced.
    public func lines(glyphs: GlyphMap = .unicode) -> [String] {
        (0..<grid.rows).map { row in
            var line = ""
            for column in 0..<grid.columns where self[row, column].span > 0 {
                line += glyphs.shown(self[row, column])
            }
            return line
        }
    }

    /// Neighbouring cells of one row that share their role and ground.
    public struct Run: Equatable, Sendable {
        /// The columns it covers, from 0.
        public let columns: ClosedRange<Int>
        /// What its cells mean.
        public let role: Role
        /// What they lie on.
        public let ground: Role

        /// `0-5 title`, or `0-5 text/list.selected` when it does not lie on the plain surface.
        public var description: String {
            let place =
                columns.count == 1 ? "\(columns.lowerBound)" : "\(columns.lowerBound)-\(columns.upperBound)"
            return "\(place) \(role.name)" + (ground == .surface ? "" : "/\(ground.name)")
        }
    }

    /// The runs of a row, from its left end to its right one.
    public func runs(row: Int) -> [Run] {
        var runs: [Run] = []
        var start = 0
        for column in 0..<grid.columns {
            let cell = self[row, column]
            let next = column + 1 < grid.columns ? self[row, column + 1] : nil
            if let next, next.role == cell.role, next.ground == cell.ground { continue }
            runs.append(Run(columns: start...column, role: cell.role, ground: cell.ground))
            start = column + 1
        }
        return runs
    }

    /// The frame as a text to keep beside a test: a heading, the rows with their numbers, then under each row that has
    /// more than plain text the runs of its roles.
    public func picture(named name: String, glyphs: GlyphMap = .unicode) -> String {
        let place = cursor.map { "\($0.row),\($0.column)" } ?? "hidden"
        var text = "frame \(name)  size \(grid.columns)x\(grid.rows)  glyphs \(glyphs.tier)  cursor \(place)\n"
        for (row, line) in lines(glyphs: glyphs).enumerated() {
            let number = row + 1 < 10 ? "0\(row + 1)" : "\(row + 1)"
            var end = line.endIndex
            while end > line.startIndex, line[line.index(before: end)] == " " { end = line.index(before: end) }
            text += "\(number)|\(line[..<end])\n"
            let runs = runs(row: row).filter { $0.role != .text || $0.ground != .surface }
            if !runs.isEmpty { text += "   s: " + runs.map(\.description).joined(separator: " · ") + "\n" }
        }
        return text
    }
}

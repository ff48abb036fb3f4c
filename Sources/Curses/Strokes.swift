import Screen

/// The cells of a frame that change, look by look: a terminal is told of a place in fewer bytes than of a colour.
struct Strokes {
    /// For each look, in which rows which columns get it.
    private(set) var inOrder: [[(row: Int, columns: [Int])]] = []

    /// About how many bytes it takes to go to a place.
    private static let move = 7
    private static let upright = Glyph(cleaning: "│")
    /// What it has to save to be worth the work.
    private static let least = 24

    /// Takes rows apart; nil where it takes no fewer bytes to draw them so, and where glyphs of two cells would be cut.
    init?(_ rows: [Int], of canvas: Canvas, over base: Canvas, looks: inout Looks) {
        if rows.contains(where: { base.hasWideGlyphs(row: $0) || canvas.hasWideGlyphs(row: $0) }) { return nil }
        var places: [Looks.Look: Int] = [:]
        /// Runs of changed cells, and those of them that have one look.
        var (runs, pieces) = (0, 0)
        /// How often the look changes from left to right, from row to row.
        var turns = 0
        var last: Looks.Look?
        for row in rows {
            var run: [Int] = []
            func isChanged(_ column: Int) -> Bool { canvas[row, column] != base[row, column] }
            for column in 0..<canvas.grid.columns where isChanged(column) {
                run.append(column)
                if column + 1 < canvas.grid.columns, isChanged(column + 1) { continue }
                runs += 1
                for piece in Self.pieces(of: run, in: row, of: canvas, looks: &looks) {
                    pieces += 1
                    if piece.look != last { turns += 1 }
                    last = piece.look
                    let place = places[piece.look] ?? inOrder.count
                    if place == inOrder.count { inOrder.append([]) }
                    places[piece.look] = place
                    if inOrder[place].last?.row == row {
                        inOrder[place][inOrder[place].count - 1].columns += piece.columns
                    } else {
                        inOrder[place].append((row, piece.columns))
                    }
                }
                run = []
            }
        }
        // With every turn a terminal is told of a colour, and of its three parts where it shows all of 24 bits.
        let turn = looks.sheet?.depth == .direct ? 18 : 11
        let saved = (turns - inOrder.count) * turn - (pieces - runs) * Self.move
        guard saved >= Self.least else { return nil }
        inOrder = inOrder.flatMap { Self.sidesFirst(of: $0, in: canvas) }
    }

    /// The sides of boxes, and the lines between panes, by themselves: the way straight down is the shortest.
    private static func sidesFirst(
        of stroke: [(row: Int, columns: [Int])], in canvas: Canvas
    ) -> [[(row: Int, columns: [Int])]] {
        var alone: [Int: [Int]] = [:]
        for (row, columns) in stroke {
            for column in columns where canvas[row, column].glyph == upright { alone[column, default: []].append(row) }
        }
        let sides = alone.filter { _, rows in
            rows.count > 2 && rows.count == (rows.last ?? 0) - (rows.first ?? 0) + 1
        }
        if sides.isEmpty { return [stroke] }
        let rest = stroke.map { row, columns in
            (row: row, columns: columns.filter { sides[$0]?.contains(row) != true })
        }
        return sides.keys.sorted().map { column in (sides[column] ?? []).map { (row: $0, columns: [column]) } }
            + [rest.filter { !$0.columns.isEmpty }]
    }

    /// Neighbouring cells by their looks. A blank goes with what stands beside it: it has no look to be told of.
    private static func pieces(
        of run: [Int], in row: Int, of canvas: Canvas, looks: inout Looks
    ) -> [(look: Looks.Look, columns: [Int])] {
        var pieces: [(look: Looks.Look, columns: [Int])] = []
        for column in run {
            let look = looks.look(of: canvas[row, column])
            guard let last = pieces.last else {
                pieces.append((look, [column]))
                continue
            }
            if last.look == .blank { pieces[pieces.count - 1].look = look }
            if look == .blank || last.look == .blank || last.look == look {
                pieces[pieces.count - 1].columns.append(column)
            } else {
                pieces.append((look, [column]))
            }
        }
        return pieces
    }
}

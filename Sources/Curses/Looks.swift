import CNcurses
import Screen

/// How ncurses is told to draw each role on each ground: attributes and the number of a colour pair.
struct Looks {
    private struct Colours: Hashable {
        let foreground: Colour?
        let background: Colour?
    }

    /// How some cells look.
    struct Look {
        fileprivate let attributes: UInt32
        fileprivate let pair: Int32
        fileprivate let background: Colour?
        /// Whether a blank shows the ink.
        fileprivate let marksBlanks: Bool
    }

    private(set) var sheet: StyleSheet?
    var glyphs = GlyphMap.unicode

    /// What the numbers from 16 on stand for where the terminal shows colours of 24 bits: ncurses is told of no others.
    private(set) var direct: [UInt8: RGB] = [:]

    private let pairLimit: Int
    private var pairs: [Colours: Int32] = [:]
    private var known: [Look?]

    init(sheet: StyleSheet? = nil, pairLimit: Int = 0) {
        self.sheet = sheet
        self.pairLimit = pairLimit
        known = Array(repeating: nil, count: Role.allCases.count * Role.allCases.count)
    }

    /// Adds what a cell shows, in one or two cells of ncurses; `last` is the look of what stands before it in the row.
    mutating func append(_ cell: Cell, after last: inout Look?, to cells: inout [kt_cell]) {
        var look = look(of: cell)
        // The ink of a blank is not seen: with its neighbour's, the terminal need not be told to change it twice.
        if cell.glyph == .blank, let last, last.background == look.background, !last.marksBlanks, !look.marksBlanks {
            look = last
        }
        last = look
        func add(_ base: Unicode.Scalar, _ marks: [Unicode.Scalar]) {
            func mark(_ index: Int) -> UInt32 { index < marks.count ? marks[index].value : 0 }
            cells.append(
                kt_cell(
                    scalars: (base.value, mark(0), mark(1), mark(2)), pair: look.pair, attributes: look.attributes))
        }
        guard let text = glyphs.replacement(for: cell) else { return add(cell.glyph.scalar, cell.glyph.marks) }
        for character in text {
            let scalars = Array(character.unicodeScalars)
            add(scalars[0], Array(scalars.dropFirst()))
        }
    }

    private mutating func look(of cell: Cell) -> Look {
        let index = Int(cell.role.rawValue) * Role.allCases.count + Int(cell.ground.rawValue)
        if let look = known[index] { return look }
        let style = sheet?.style(cell.role, on: cell.ground) ?? .plain
        let look = Look(
            attributes: UInt32(style.attributes.rawValue),
            pair: pair(Colours(foreground: style.foreground, background: style.background)),
            background: style.background, marksBlanks: !style.attributes.isDisjoint(with: [.underline, .reverse]))
        known[index] = look
        return look
    }

    /// The pair of two colours, made when it is new; 0, the terminal's own, when no pair is left.
    private mutating func pair(_ colours: Colours) -> Int32 {
        if colours.foreground == nil, colours.background == nil { return 0 }
        if let pair = pairs[colours] { return pair }
        let next = Int32(pairs.count + 1)
        guard Int(next) < pairLimit, kt_pair(next, number(of: colours.foreground), number(of: colours.background)) == 0
        else { return 0 }
        pairs[colours] = next
        return next
    }

    /// The number that ncurses is told; -1 is the terminal's own colour.
    private mutating func number(of colour: Colour?) -> Int32 {
        switch colour {
        case nil: return -1
        case .number(let number): return Int32(number)
        case .direct(let rgb):
            if let known = direct.first(where: { $0.value == rgb })?.key { return Int32(known) }
            guard let next = UInt8(exactly: 16 + direct.count) else { return Int32(rgb.nearest16) }
            direct[next] = rgb
            return Int32(next)
        }
    }
}

import CNcurses
import Screen

/// How ncurses is told to draw each role on each ground: attributes and the number of a colour pair.
struct Looks {
    private struct Colours: Hashable {
        let foreground: Colour?
        let background: Colour?
    }

    /// How some cells look.
    struct Look: Hashable {
        fileprivate let attributes: UInt32
        fileprivate let pair: Int32

        /// Nothing, on the terminal's own ground.
        static let blank = Look(attributes: 0, pair: 0)
    }

    private(set) var sheet: StyleSheet?
    var glyphs = GlyphMap.unicode

    /// What the numbers from 16 on stand for where the terminal shows colours of 24 bits: ncurses is told of no others, and
    /// the pen exchanges them.
    private(set) var direct: [UInt8: RGB] = [:]

    private let pairLimit: Int
    private var pairs: [Colours: Int32] = [:]
    private var known: [Look?]
    private var knownBlanks: [Look?]

    init(sheet: StyleSheet? = nil, pairLimit: Int = 0) {
        self.sheet = sheet
        self.pairLimit = pairLimit
        known = Array(repeating: nil, count: Role.allCases.count * Role.allCases.count)
        knownBlanks = known
    }

    /// Adds what a cell shows, in one or two cells of ncurses.
    mutating func append(_ cell: Cell, to cells: inout [kt_cell]) {
        let look = look(of: cell)
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

    /// How a cell looks.
    mutating func look(of cell: Cell) -> Look {
        let index = Int(cell.role.rawValue) * Role.allCases.count + Int(cell.ground.rawValue)
        let isBlank = cell.glyph == .blank
        if let look = isBlank ? knownBlanks[index] : known[index] { return look }
        let style = sheet?.style(cell.role, on: cell.ground) ?? .plain
        let look =
            if isBlank, style.attributes.isDisjoint(with: [.underline, .reverse]) {
                // The ink of a blank is not seen: blanks on one ground are alike, whatever text stood there.
                Look(attributes: 0, pair: pair(Colours(foreground: nil, background: style.background)))
            } else {
                Look(
                    attributes: UInt32(style.attributes.rawValue),
                    pair: pair(Colours(foreground: style.foreground, background: style.background)))
            }
        if isBlank { knownBlanks[index] = look } else { known[index] = look }
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

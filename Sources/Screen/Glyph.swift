/// What one cell shows: a base scalar with up to three combining marks.
public struct Glyph: Equatable, Hashable, Sendable {
    /// The base scalar's value.
    private let base: UInt32

    /// Up to three marks of 21 bits each, the first in the lowest bits; 0 is none.
    private let packedMarks: UInt64

    private init(base: UInt32, packedMarks: UInt64 = 0) {
        self.base = base
        self.packedMarks = packedMarks
    }

    /// An empty cell.
    public static let blank = Glyph(base: 0x20)

    /// Stands for control characters and marks that would turn or hide text.
    public static let control = Glyph(base: 0xB7)  // ·

    /// Stands for what terminals do not agree how to draw.
    public static let odd = Glyph(base: 0x25A1)  // □

    /// The glyph of a character that may come from outside: kept when it is one scalar of width 1 or 2, or such a base
    /// with up to three combining marks; controls become `·` and everything else `□`.
    public init(cleaning character: Character) {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else {
            self = .blank
            return
        }
        if scalars.count == 1 {
            self = Glyph.cleaned(first)
            return
        }
        guard let width = CellWidth.of(first), width > 0, scalars.count <= 4 else {
            self = first.properties.generalCategory == .control ? .control : .odd
            return
        }
        var marks: UInt64 = 0
        for (index, mark) in scalars.dropFirst().enumerated() {
            guard Glyph.isPlainMark(mark) else {
                self = .odd
                return
            }
            marks |= UInt64(mark.value) << (21 * UInt64(index))
        }
        self.init(base: first.value, packedMarks: marks)
    }

    /// The glyph of one ASCII byte; controls become `·`.
    init(ascii byte: UInt8) {
        self = byte < 0x20 || byte >= 0x7F ? .control : Glyph(base: UInt32(byte))
    }

    private static func cleaned(_ scalar: Unicode.Scalar) -> Glyph {
        // Most of what is drawn: looking up what a scalar is takes longer than all the rest.
        if plain.contains(where: { $0.contains(scalar.value) }) { return Glyph(base: scalar.value) }
        if let width = CellWidth.of(scalar) {
            if width == 0 { return .odd }
            return scalar.properties.generalCategory == .spaceSeparator && width == 1
                ? .blank : Glyph(base: scalar.value)
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: return .control
        default: return .odd
        }
    }

    /// Scalars of width 1 that are kept as they are: ASCII, dashes and quotation marks, lines and blocks.
    package static let plain: [ClosedRange<UInt32>] = [0x20...0x7E, 0x2010...0x2027, 0x2500...0x259F]

    /// Whether the scalar is a mark that every terminal stacks; variation selectors change widths and are not.
    private static func isPlainMark(_ scalar: Unicode.Scalar) -> Bool {
        CellWidth.of(scalar) == 0 && !(0xFE00...0xFE0F).contains(scalar.value)
            && !(0xE0100...0xE01EF).contains(scalar.value) && !(0x1160...0x11FF).contains(scalar.value)
    }

    /// The base scalar.
    public var scalar: Unicode.Scalar { Unicode.Scalar(base) ?? " " }

    /// The combining marks, at most three.
    public var marks: [Unicode.Scalar] {
        guard packedMarks != 0 else { return [] }
        return (0..<3).compactMap { index in
            let value = UInt32(truncatingIfNeeded: packedMarks >> (21 * UInt64(index)) & 0x1F_FFFF)
            return value == 0 ? nil : Unicode.Scalar(value)
        }
    }

    /// The cells it takes: 1 or 2.
    public var width: Int { base < 0x1100 ? 1 : CellWidth.of(scalar) ?? 1 }

    /// The glyph as text.
    public var text: String {
        var view = String.UnicodeScalarView()
        view.append(scalar)
        view.append(contentsOf: marks)
        return String(view)
    }
}

/// One character cell: what it shows, what that means, and what it lies on.
public struct Cell: Equatable, Sendable {
    /// What is shown; the right half of a wide glyph holds the same glyph with a span of 0.
    public var glyph: Glyph

    /// What it means.
    public var role: Role

    /// What it lies on: the role whose background it takes when its own role has none.
    public var ground: Role

    /// The cells the glyph covers from here on: 1, 2, or 0 for the right half of a wide glyph.
    public var span: UInt8

    /// Takes the parts; without any, an empty cell.
    public init(glyph: Glyph = .blank, role: Role = .text, ground: Role = .surface, span: UInt8 = 1) {
        self.glyph = glyph
        self.role = role
        self.ground = ground
        self.span = span
    }

    /// An empty cell on the plain surface.
    public static let blank = Cell()
}

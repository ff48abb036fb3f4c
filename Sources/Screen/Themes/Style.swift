/// How text is drawn beside its colour.
public struct Attributes: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let bold = Attributes(rawValue: 1)
    /// Half bright, where the terminal can.
    public static let dim = Attributes(rawValue: 2)
    public static let italic = Attributes(rawValue: 4)
    public static let underline = Attributes(rawValue: 8)
    /// Text and ground trade colours.
    public static let reverse = Attributes(rawValue: 16)

    /// The words of theme files, in the order in which they are told.
    static let named: [(name: String, attribute: Attributes)] = [
        ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline), ("reverse", .reverse),
    ]
}

/// How many colours a terminal shows.
public enum ColourDepth: Int, CaseIterable, Comparable, Sendable {
    /// None: bold, underline and reverse only.
    case none = 0
    /// The eight of old terminals.
    case eight = 8
    /// Eight, and a bright one of each.
    case sixteen = 16
    /// The numbers 0 to 255.
    case full = 256
    /// Every colour of 24 bits.
    case direct = 0x1000000

    public static func < (left: ColourDepth, right: ColourDepth) -> Bool { left.rawValue < right.rawValue }
}

/// A colour as a terminal is told it.
public enum Colour: Hashable, Sendable, ExpressibleByIntegerLiteral {
    /// One of the terminal's numbers.
    case number(UInt8)
    /// The colour itself.
    case direct(RGB)

    /// One of the terminal's numbers.
    public init(integerLiteral number: UInt8) { self = .number(number) }
}

/// How a cell is drawn on a terminal of a known depth.
public struct Style: Hashable, Sendable {
    /// The text's colour; nil is the terminal's own.
    public var foreground: Colour?

    /// The colour behind it; nil is the terminal's own.
    public var background: Colour?
    /// How it is drawn beside its colours.
    public var attributes: Attributes

    /// Takes the parts; without any, plain text.
    public init(foreground: Colour? = nil, background: Colour? = nil, attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// Text as the terminal draws it by itself.
    public static let plain = Style()
}

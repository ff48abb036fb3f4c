/// One colour of a theme, for every depth.
public struct Paint: Hashable, Sendable {
    /// Where the colour comes from.
    public enum Source: Hashable, Sendable {
        /// The terminal's own.
        case terminal
        /// A colour of 24 bits, drawn by its nearest number where there are only numbers.
        case rgb(RGB)

        /// One of the terminal's 256 numbers.
        case number(UInt8)
    }

    /// Where it comes from when no number below takes its place.
    public var source: Source
    /// The number to use where there are 256 colours; nil is the nearest.
    public var full: UInt8?

    /// The number to use where there are sixteen; nil is chosen by hue and lightness.
    public var sixteen: UInt8?

    /// Takes where it comes from, and numbers that fit better than the nearest ones.
    public init(_ source: Source, full: UInt8? = nil, sixteen: UInt8? = nil) {
        self.source = source
        self.full = full
        self.sixteen = sixteen
    }

    /// The terminal's own colour.
    public static let terminal = Paint(.terminal)

    /// The colour written as `0xrrggbb`, with its number among sixteen where the nearest one would not do.
    static func hex(_ value: UInt32, sixteen: UInt8? = nil) -> Paint { Paint(.rgb(RGB(value)), sixteen: sixteen) }

    /// The colour where there are all of 24 bits; nil is the terminal's own. The first sixteen numbers are the person's own
    /// colours, and stay numbers.
    var direct: Colour? {
        switch source {
        case .terminal: nil
        case .rgb(let rgb): .direct(rgb)
        case .number(let number): number < 16 ? .number(number) : .direct(RGB(number: number))
        }
    }

    /// The number where there are 256 colours; nil is the terminal's own.
    var number256: UInt8? {
        if let full { return full }
        switch source {
        case .terminal: return nil
        case .rgb(let rgb): return rgb.nearest256
        case .number(let number): return number
        }
    }

    /// The number where there are sixteen colours; nil is the terminal's own.
    var number16: UInt8? {
        if let sixteen { return sixteen }
        switch source {
        case .terminal: return nil
        case .rgb(let rgb): return rgb.nearest16
        case .number(let number): return number < 16 ? number : RGB(number: number).nearest16
        }
    }

    /// The colour itself; nil is the terminal's own.
    var rgb: RGB? {
        switch source {
        case .terminal: nil
        case .rgb(let rgb): rgb
        case .number(let number): RGB(number: number)
        }
    }
}

extension Paint {
    /// Why a text is no colour.
    struct Unreadable: Error {
        let reason: String
    }

    /// Reads `#rgb`, `#rrggbb`, `default`, an ANSI name or a number from 0 to 255.
    init(text: String) throws(Unreadable) {
        if text == "default" {
            self = .terminal
        } else if text.first == "#" {
            self = Paint(.rgb(try Paint.rgb(hex: text)))
        } else if let number = Paint.ansiNumber(text) {
            self = Paint(.number(number))
        } else if let number = UInt8(text) {
            self = Paint(.number(number))
        } else {
            throw Unreadable(reason: "\"\(text)\" is no colour: write #rrggbb, default, an ANSI name or 0 to 255.")
        }
    }

    private static func rgb(hex text: String) throws(Unreadable) -> RGB {
        let digits = text.dropFirst()
        guard digits.count == 3 || digits.count == 6 else {
            throw Unreadable(reason: "colour \"\(text)\" has \(digits.count) digits; use 3 or 6.")
        }
        guard digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16) else {
            throw Unreadable(reason: "colour \"\(text)\" has signs that are no digits; use 0-9 and a-f.")
        }
        if digits.count == 6 { return RGB(value) }
        let (r, g, b) = (value >> 8 & 15, value >> 4 & 15, value & 15)
        return RGB(r * 0x110000 + g * 0x1100 + b * 0x11)
    }

    /// The number of `red`, `bright-red` and their like.
    static func ansiNumber(_ name: String) -> UInt8? {
        let isBright = name.hasPrefix("bright-")
        let base = isBright ? String(name.dropFirst(7)) : name
        guard let index = ansiNames.firstIndex(of: base) else { return nil }
        return UInt8(index) + (isBright ? 8 : 0)
    }

    private static let ansiNames = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
}

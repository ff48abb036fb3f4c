/// A colour of 24 bits.
public struct RGB: Hashable, Sendable {
    /// 0 to 255.
    public let red: UInt8
    /// 0 to 255.
    public let green: UInt8
    /// 0 to 255.
    public let blue: UInt8

    /// Takes the three parts.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// The colour written as `0xrrggbb`.
    public init(_ hex: UInt32) {
        self.init(
            red: UInt8(truncatingIfNeeded: hex >> 16), green: UInt8(truncatingIfNeeded: hex >> 8),
            blue: UInt8(truncatingIfNeeded: hex))
    }

    /// The colour as `#rrggbb`.
    public var hex: String {
        "#"
            + [red, green, blue].map { part in
                let digits = String(part, radix: 16)
                return part < 16 ? "0" + digits : digits
            }.joined()
    }

    /// The colour that terminals usually show for one of their 256 numbers.
    public init(number: UInt8) {
        switch number {
        case 0..<16: self.init(RGB.ansi[Int(number)])
        case 16..<232:
            let index = number - 16
            self.init(
                red: RGB.steps[Int(index / 36)], green: RGB.steps[Int(index / 6 % 6)],
                blue: RGB.steps[Int(index % 6)])
        default:
            let level = 8 + 10 * (number - 232)
            self.init(red: level, green: level, blue: level)
        }
    }

    private static let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
    private static let ansi: [UInt32] = [
        0x000000, 0xCD3131, 0x0DBC79, 0xE5E510, 0x2472C8, 0xBC3FBC, 0x11A8CD, 0xE5E5E5,
        0x666666, 0xF14C4C, 0x23D18B, 0xF5F543, 0x3B8EEA, 0xD670D6, 0x29B8DB, 0xFFFFFF,
    ]

    /// The nearest of the numbers 16 to 255 (cube and greys, which every terminal shows alike), as the eye sees it.
    public var nearest256: UInt8 {
        let own = lab
        var best: UInt8 = 16
        var least = Double.infinity
        for number in UInt8(16)...255 {
            let distance = own.distanceSquared(to: RGB.labs256[Int(number) - 16])
            if distance < least { (best, least) = (number, distance) }
        }
        return best
    }

    private static let labs256 = (UInt8(16)...255).map { RGB(number: $0).lab }

    /// One of the sixteen ANSI colours, by class of hue and lightness.
    public var nearest16: UInt8 {
        let own = lab
        if own.chroma < 14 {
            return own.lightness < 22 ? 0 : own.lightness < 52 ? 8 : own.lightness < 85 ? 7 : 15
        }
        let class8: UInt8 =
            switch hue {
            case ..<25, 330...: 1
            case ..<75: 3
            case ..<165: 2
            case ..<200: 6
            case ..<262: 4
            default: 5
            }
        return own.lightness > 52 ? class8 + 8 : class8
    }

    /// The hue in degrees, 0 to 360; red is 0.
    private var hue: Double {
        let (r, g, b) = (Double(red), Double(green), Double(blue))
        let high = max(r, g, b)
        let spread = high - min(r, g, b)
        guard spread > 0 else { return 0 }
        let sixth =
            high == r ? (g - b) / spread : high == g ? 2 + (b - r) / spread : 4 + (r - g) / spread
        return (sixth * 60 + 360).truncatingRemainder(dividingBy: 360)
    }

    /// The light it gives, 0 to 1, by the WCAG formula.
    var luminance: Double {
        0.2126 * RGB.linear(red) + 0.7152 * RGB.linear(green) + 0.0722 * RGB.linear(blue)
    }

    /// Whether dark text reads better on it than light text.
    public var isLight: Bool { luminance > 0.18 }

    /// How well text of one colour reads on another, 1 to 21, by the WCAG formula.
    public func contrast(on other: RGB) -> Double {
        let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (light + 0.05) / (dark + 0.05)
    }

    private static func linear(_ part: UInt8) -> Double {
        let value = Double(part) / 255
        guard value > 0.04045 else { return value / 12.92 }
        let base = (value + 0.055) / 1.055
        return base * base * Roots.root(base * base, 5)  // base to the power of 2.4
    }

    /// The light of each part, 0 to 1.
    var light: Light { Light(red: RGB.linear(red), green: RGB.linear(green), blue: RGB.linear(blue)) }

    private var lab: Lab { Lab(light) }
}

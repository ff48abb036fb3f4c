/// A colour scheme of the base16 family, as its YAML file tells it.
///
/// Only the flat form that the schemes are shared in is read: a key and a text on each line, the colours perhaps indented
/// under `palette:`. Anything else is refused, with its line.
public struct BaseScheme: Equatable, Sendable {
    /// Why a text is no scheme.
    public struct Unreadable: Error, Equatable {
        /// The line, from 1.
        public let line: Int
        /// What is wrong and what to do.
        public let reason: String
    }

    /// The scheme's name.
    public private(set) var name = "Imported"
    /// Whether it is light or dark: by its own word, else by its ground.
    public private(set) var kind = Theme.Kind.dark
    /// The colours by slot, `00` to `0F`, and to `17` in base24.
    public private(set) var slots: [String: RGB] = [:]

    /// Reads a text.
    public init(_ text: String) throws(Unreadable) {
        var variant: Theme.Kind?
        var inPalette = false
        for (index, line) in TOMLLines.split(text).enumerated() {
            guard let (key, value, isIndented) = try BaseScheme.pair(in: line, number: index + 1) else { continue }
            if isIndented, !inPalette {
                throw Unreadable(line: index + 1, reason: "only the colours under palette are indented.")
            }
            if key.hasPrefix("base"), key.count == 6 {
                let slot = key.dropFirst(4).uppercased()
                guard BaseScheme.allSlots.contains(slot) else {
                    throw Unreadable(line: index + 1, reason: "there is no slot \(key): base00 to base17 are.")
                }
                if slots[slot] != nil { throw Unreadable(line: index + 1, reason: "\(key) is there twice.") }
                slots[slot] = try BaseScheme.colour(value, of: key, line: index + 1)
                continue
            }
            inPalette = key == "palette"
            switch key {
            case "palette" where value.isEmpty: break
            case "scheme", "name": name = value
            case "variant":
                variant = Theme.Kind(rawValue: value)
                if variant == nil { throw Unreadable(line: index + 1, reason: "variant is dark or light.") }
            case "system", "slug", "author", "description": break
            default:
                let near = Nearness.hint(key, among: ["palette", "scheme", "name", "variant", "system", "author"])
                throw Unreadable(line: index + 1, reason: "\"\(key)\" is no part of a base16 scheme.\(near)")
            }
        }
        if let missing = BaseScheme.allSlots.prefix(16).first(where: { slots[$0] == nil }) {
            throw Unreadable(line: 1, reason: "base\(missing) is missing; a scheme has base00 to base0F.")
        }
        kind = variant ?? (slots["00"]?.isLight == true ? .light : .dark)
    }

    /// The theme file: the slots under the names that every theme shares.
    public var toml: String {
        let names = BaseScheme.names.compactMap { name, slot in
            slots[slot].map { "\(name)\(String(repeating: " ", count: 6 - name.count)) = \"\($0.hex)\"  # base\(slot)" }
        }
        return """
            # Brought in from a base16 scheme.
            format   = 1
            name     = "\(BaseScheme.plain(name))"
            kind     = "\(kind.rawValue)"
            inherits = "savanna-dark"

            [palette]
            \(names.joined(separator: "\n"))

            """
    }

    private static let names = [
        ("page", "00"), ("shade", "01"), ("slate", "01"), ("lake", "02"), ("dusk", "03"), ("stone", "04"),
        ("ink", "05"), ("bright", "07"), ("night", "00"), ("ember", "08"), ("sun", "0A"), ("leaf", "0B"),
        ("ice", "0C"), ("sky", "0D"), ("violet", "0E"),
    ]

    private static let allSlots = (0..<24).map { number in
        let digits = String(number, radix: 16, uppercase: true)
        return number < 16 ? "0" + digits : digits
    }

    private static func colour(_ text: String, of key: String, line: Int) throws(Unreadable) -> RGB {
        let digits = text.first == "#" ? text.dropFirst() : text[...]
        guard digits.utf8.count == 6, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
            let value = UInt32(digits, radix: 16)
        else { throw Unreadable(line: line, reason: "\(key) is no colour: write six digits, such as \"a1b2c3\".") }
        return RGB(value)
    }

    /// The key and the value of a line; nil for one that says nothing.
    private static func pair(
        in line: Substring, number: Int
    ) throws(Unreadable) -> (key: String, value: String, isIndented: Bool)? {
        let blanks = line.prefix { $0 == " " }.count
        let rest = line.dropFirst(blanks)
        if rest.isEmpty || rest.first == "#" || rest == "---" || rest == "..." { return nil }
        guard let colon = rest.firstIndex(of: ":"), rest.first != "\t", rest.first != "-" else {
            throw Unreadable(line: number, reason: "this is no line of a scheme: write a key, a colon and a text.")
        }
        let key = String(rest[..<colon])
        let value = rest[colon...].dropFirst().drop { $0 == " " }
        guard let quote = value.first, quote == "\"" || quote == "'" else {
            let bare = value.prefix { $0 != "#" }
            return (key, String(bare.reversed().drop { $0 == " " }.reversed()), blanks > 0)
        }
        let inner = value.dropFirst().prefix { $0 != quote }
        let after = value.dropFirst(inner.count + 1)
        guard after.first == quote, after.dropFirst().drop(while: { $0 == " " }).first.map({ $0 == "#" }) ?? true else {
            throw Unreadable(line: number, reason: "the text after \(key) has no end: close its quotation mark.")
        }
        return (key, String(inner), blanks > 0)
    }

    /// A name as it may stand between quotation marks.
    private static func plain(_ text: String) -> String {
        let kept = text.unicodeScalars.filter { scalar in
            scalar != "\"" && scalar != "\\" && scalar.properties.generalCategory != .control
        }
        return String(String.UnicodeScalarView(kept).prefix(60))
    }
}

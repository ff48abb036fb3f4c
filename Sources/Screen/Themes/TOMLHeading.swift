/// What must be looked at before a text is handed to the reader of TOML: that one ends the whole program at a heading
/// such as `[é]`, where it should complain.
public enum TOMLHeading {
    /// The first line whose bracket no name follows, and the column of the bracket; nil when there is none.
    public static func unreadable(in text: String) -> (line: Int, column: Int)? {
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let rest = line.drop { $0.properties.isWhitespace }
            guard rest.first == "[" else { continue }
            var name = rest.dropFirst()
            if name.first == "[" { name = name.dropFirst() }
            // Other blanks, a third bracket and the end of the line end the program like any other sign.
            name = name.drop { $0 == " " || $0 == "\t" }
            if name.first.map(begins) != true { return (index + 1, line.count - rest.count + 1) }
        }
        return nil
    }

    /// Whether a name may begin with it; a closing bracket the reader refuses by itself.
    private static func begins(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-", "\"", "'", "]": true
        default: false
        }
    }
}

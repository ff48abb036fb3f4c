/// Digits three rows high, made of `_` and `|` so that they show in any font.
public enum BigDigits {
    /// The three rows of a text of digits, commas, points and blanks; nil when it holds anything else.
    public static func rows(of text: String) -> [String]? {
        var rows = ["", "", ""]
        for (index, character) in text.enumerated() {
            guard let shape = shapes[character] else { return nil }
            for row in 0..<3 { rows[row] += (index == 0 ? "" : " ") + shape[row] }
        }
        return rows
    }

    /// The cells of a text in big digits; nil when it cannot be written so.
    public static func width(of text: String) -> Int? { rows(of: text)?.first?.count }

    private static let shapes: [Character: [String]] = [
        "0": [" _ ", "| |", "|_|"],
        "1": ["   ", "  |", "  |"],
        "2": [" _ ", " _|", "|_ "],
        "3": [" _ ", " _|", " _|"],
        "4": ["   ", "|_|", "  |"],
        "5": [" _ ", "|_ ", " _|"],
        "6": [" _ ", "|_ ", "|_|"],
        "7": [" _ ", "  |", "  |"],
        "8": [" _ ", "|_|", "|_|"],
        "9": [" _ ", "|_|", " _|"],
        ",": [" ", " ", ","],
        ".": [" ", " ", "."],
        " ": [" ", " ", " "],
    ]
}

extension Canvas {
    /// Writes a number three rows high and returns the cells it used; 0 when it holds what has no big shape.
    @discardableResult
    public mutating func writeBig(_ text: String, row: Int, column: Int, as role: Role = .amountBig) -> Int {
        guard let rows = BigDigits.rows(of: text) else { return 0 }
        for (index, line) in rows.enumerated() { write(line, row: row + index, column: column, as: role) }
        return rows[0].count
    }
}

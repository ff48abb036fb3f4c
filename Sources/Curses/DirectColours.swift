import Screen

/// Puts colours of 24 bits into what ncurses writes.
///
/// With a description of 256 colours ncurses writes `38;5;n` and `48;5;n`. With one of 24-bit colours it would write them
/// itself, but those descriptions are seldom installed, name no colour of the person's own above 7, and cannot say
/// `#000001`. So the numbers from 16 on stand for the colours of the theme, and are exchanged on the way out.
enum DirectColours {
    /// Whether a description writes colours so, by its capabilities `setaf` and `setab`.
    static func fit(foreground: String, background: String) -> Bool {
        foreground.contains("38;5;%p1%d") && background.contains("48;5;%p1%d")
    }

    /// The bytes with the colours that the numbers stand for.
    static func exchange(_ colours: [UInt8: RGB], in bytes: [UInt8]) -> [UInt8] {
        if colours.isEmpty { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 2)
        var rest = bytes[...]
        while let start = rest.firstIndex(of: 0x1B) {
            result += rest[..<start]
            rest = rest[start...]
            if let (digit, number, end) = colour(at: rest), let rgb = colours[number] {
                result += Array("\u{1B}[\(digit)8;2;\(rgb.red);\(rgb.green);\(rgb.blue)m".utf8)
                rest = rest[end...]
            } else {
                result.append(0x1B)
                rest = rest.dropFirst()
            }
        }
        return result + rest
    }

    /// The sequence `ESC [ 38 ; 5 ; n m`, or 48, at the start of some bytes: its first digit, n, and where it ends.
    private static func colour(at bytes: ArraySlice<UInt8>) -> (digit: Character, number: UInt8, end: Int)? {
        guard let end = bytes.prefix(12).firstIndex(of: UInt8(ascii: "m")) else { return nil }
        let text = String(decoding: bytes[bytes.startIndex..<end], as: UTF8.self)
        guard let digit = text.dropFirst(2).first, "34".contains(digit), text.hasPrefix("\u{1B}[\(digit)8;5;"),
            let number = UInt8(text.dropFirst(7))
        else { return nil }
        return (digit, number, end + 1)
    }
}

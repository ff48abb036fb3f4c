extension KeySequences {
    /// A string that the terminal sent, after its ESC: of those only the answer about the background means something.
    ///
    /// `] 11 ; rgb : RRRR / GGGG / BBBB`, each of one to four hexadecimal digits.
    static func string(_ body: ArraySlice<UInt8>) -> InputEvent? {
        let text = String(decoding: body, as: UTF8.self)
        guard let start = ["]11;rgb:", "]11;rgba:"].first(where: { text.hasPrefix($0) }) else { return nil }
        let parts = text.dropFirst(start.count).split(separator: "/", omittingEmptySubsequences: false)
        let levels = parts.prefix(3).compactMap(level)
        guard levels.count == 3, parts.count == (start.hasSuffix("a:") ? 4 : 3) else { return nil }
        return .ground(RGB(red: levels[0], green: levels[1], blue: levels[2]))
    }

    /// `? 997 ; 1 n` for dark, and 2 for light.
    static func groundReport(_ body: ArraySlice<UInt8>) -> InputEvent? {
        ["?997;1", "?997;2"].contains(String(decoding: body, as: UTF8.self)) ? .groundChanged : nil
    }

    /// One to four digits as a part of 255.
    private static func level(_ digits: Substring) -> UInt8? {
        guard (1...4).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
            let value = Int(digits, radix: 16)
        else { return nil }
        let most = 1 << (4 * digits.count) - 1
        return UInt8(value * 255 / most)
    }
}

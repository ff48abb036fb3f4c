extension String {
    /// Text from outside as it may stand on a screen, in a log or in a file: control characters and everything that
    /// reorders or hides text become U+FFFD, and phone numbers lose their middle.
    ///
    /// A phone number is a run of digits of the shapes 2547…/2541… (12), 07…/01… (10) and 7…/1… (9); the tail of a
    /// `ws_CO_` id is one too.
    public var fitForEyes: String { withoutControls.withPhonesMasked }

    /// What a payer or a cashier typed, fit for eyes, and nothing in it reads as a verdict of the console's own: PAID under
    /// “Account” is somebody's word.
    public var asTyped: String {
        let text = fitForEyes
        let small = text.lowercased()
        let isVerdict =
            ["paid", "imelipwa"].contains { small.contains($0) } || small.contains(where: Self.signs.contains)
        return isVerdict ? String(small.map { Self.signs.contains($0) ? "·" : $0 }) : text
    }

    private static let signs: Set<Character> = ["✓", "✔", "☑", "✅", "√"]

    private var withoutControls: String {
        if utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return self }
        return String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
                        "\u{FFFD}"
                    default: scalar
                    }
                }))
    }

    /// The text with phone numbers masked, and nothing else changed.
    public var withPhonesMasked: String {
        var result = ""
        var digits = ""
        for character in self {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else {
                result += digits.maskedIfPhone(after: result)
                digits = ""
                result.append(character)
            }
        }
        return result + digits.maskedIfPhone(after: result)
    }

    private func maskedIfPhone(after before: String) -> String {
        guard count >= 9 else { return self }  // Before all else: this is asked at every character.
        let word = String(before.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed())
        if word.hasPrefix("ws_CO_") {
            return count > 23 ? dropLast(9) + "•••••••••" : self
        }
        let isPhone =
            switch count {
            case 12: hasPrefix("2547") || hasPrefix("2541")
            case 10: hasPrefix("07") || hasPrefix("01")
            case 9: hasPrefix("7") || hasPrefix("1")
            default: false
            }
        return isPhone ? "\(dropLast(8))•••••\(suffix(3))" : self
    }
}

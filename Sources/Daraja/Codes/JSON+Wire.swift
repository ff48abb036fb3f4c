public import Payments
public import Transport

extension JSON {
    /// An amount read exactly from its characters, or nil: `1`, `1.00`, `"1,200.00"`, `1.5E3`.
    public var money: Money? { text.flatMap { try? Money(parsing: $0) } }

    /// An outcome: a number by its value (`0.0` is 0), a text as it is spelt.
    var resultCode: ResultCode? {
        switch self {
        case .number(let literal): ResultCode(integer.map { String($0) } ?? literal)
        case .string(let text): ResultCode(Self.code(spelt: text))
        case .null, .bool, .array, .object: nil
        }
    }

    /// A code as it is spelt. One that needs tidying is on no list: “[x]0” and “ 0” are not zero, and settle nothing.
    private static func code(spelt text: String) -> String {
        let code = shown(text)
        return code == text || code.isEmpty ? code : "“\(code)”"
    }

    /// A text or number fit for a screen: no control characters, no brackets of relays in front.
    var shownText: String? { text.map(shown) }

    /// A text or number in one line, as shown, but with every bracket that a person typed.
    var line: String? { text.map(oneLine) }

    /// An organisation's number, as text or number.
    var shortCode: ShortCode? {
        if case .string(let text) = self, let code = ShortCode(shown(text)) { return code }
        return integer.flatMap { ShortCode(String($0)) }
    }

    /// A moment: 14 digits, as number or text, or `2023-04-26 12:30:00`, of East Africa Time; `2023-04-26T12:30:00Z` is
    /// UTC, as it says.
    var moment: Timestamp? {
        if let number = integer, number > 0 { return Timestamp(wire: String(number)) }
        guard case .string(let text) = self else { return nil }
        let isUTC = text.count == 20 && text.last == "Z"
        guard text.count == 19 || isUTC, let moment = Timestamp(wire: text.filter(\.isWholeNumber)) else { return nil }
        return isUTC ? moment + .seconds(3 * 3600) : moment
    }

    /// Who paid: digits, clear or masked, or a hash.
    var payer: Payer? {
        if let number = integer { return Payer(wire: String(number)) }
        return shownText.flatMap { Payer(wire: $0) }
    }

    /// A balance: an amount, or Java's way of printing one: `{Amount={CurrencyCode=KES, BasicAmount=6186.83}}`.
    var balance: Money? {
        if let money { return money }
        let pieces = text?.split { "{},= ".contains($0) } ?? []
        guard let place = pieces.firstIndex(of: "BasicAmount"), place + 1 < pieces.count else { return nil }
        return try? Money(decimal: pieces[place + 1])
    }
}

/// A stranger's text, fit for a screen: one line, nothing invisible, at most 300 characters, without the bracket that
/// old relays put in front (`[STK_CB - ]Request cancelled by user`).
func shown(_ text: String) -> String {
    let line = oneLine(text)
    guard line.hasPrefix("["), let close = line.firstIndex(of: "]") else { return line }
    let after = line[line.index(after: close)...].drop(while: \.isWhitespace)
    return after.isEmpty ? line : String(after)
}

/// A stranger's text in one line: nothing invisible, at most 300 characters.
func oneLine(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: scalars.append(" ")
        case .format, .surrogate, .privateUse, .unassigned: continue
        default: scalars.append(scalar)
        }
    }
    let words = String(scalars).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return String(words.prefix(300))
}

/// Why a piece of text is not an amount.
public enum MoneyError: Error, Equatable, Sendable, CustomStringConvertible {
    /// There is nothing to read.
    case empty
    /// It is not a number.
    case notANumber
    /// It has parts of a cent.
    case partsOfACent
    /// It does not fit in 64 bits of cents.
    case tooLarge

    public var description: String {
        switch self {
        case .empty: "Type an amount."
        case .notANumber: "That is not an amount of money. Type digits, for example 1500."
        case .partsOfACent: "That amount has parts of a cent."
        case .tooLarge: "That amount is too large."
        }
    }
}

extension Money {
    /// Reads an amount as people and gateways spell it: `1500`, `1,500`, `1500/=`, `KES 5.00`, `1.5E3`, `-15.75`.
    ///
    /// - Throws: `MoneyError`; parts of a cent are refused, never rounded.
    public init(parsing text: String) throws(MoneyError) {
        var rest = Substring(text).trimmed
        if rest.isEmpty { throw .empty }
        for name in ["KES", "KSH.", "KSH", "SH"] where rest.prefix(name.count).uppercased() == name {
            rest = rest.dropFirst(name.count).trimmed
            break
        }
        for ending in ["/=", "/-"] where rest.hasSuffix(ending) {
            rest = rest.dropLast(ending.count).trimmed
        }
        self = try Money(decimal: Money.withoutGroups(rest))
    }

    /// Reads an amount as a person types it: as `init(parsing:)`, but no exponent, no sign, and at most two decimals,
    /// because `1.000` means a thousand to some.
    ///
    /// - Throws: `MoneyError`.
    public init(typed text: String) throws(MoneyError) {
        let money = try Money(parsing: text)
        var rest = Substring(text.uppercased()).trimmed
        for name in ["KES", "KSH.", "KSH", "SH"] where rest.hasPrefix(name) { rest = rest.dropFirst(name.count) }
        for ending in ["/=", "/-"] where rest.hasSuffix(ending) { rest = rest.dropLast(ending.count) }
        let decimals = rest.drop { $0 != "." }.dropFirst().prefix(while: \.isASCIIDigit)
        if rest.contains(where: { "E+-".contains($0) }) || decimals.count > 2 {
            throw .notANumber
        }
        self = money
    }

    /// Reads a plain decimal literal exactly: an optional sign, digits, an optional fraction and exponent.
    ///
    /// - Throws: `MoneyError`; the exponent is limited to ±18.
    public init(decimal text: Substring) throws(MoneyError) {
        var rest = text
        if rest.isEmpty { throw .empty }
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest = rest.dropFirst() }

        let mantissaEnd = rest.firstIndex { $0 == "e" || $0 == "E" } ?? rest.endIndex
        let mantissa = rest[..<mantissaEnd]
        var exponent = 0
        if mantissaEnd < rest.endIndex {
            let written = rest[rest.index(after: mantissaEnd)...]
            let digits = written.first == "-" || written.first == "+" ? written.dropFirst() : written
            guard !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit) else { throw .notANumber }
            guard let value = Int(written), (-18...18).contains(value) else { throw .tooLarge }
            exponent = value
        }

        let parts = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty, whole.allSatisfy(\.isASCIIDigit) else { throw .notANumber }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard parts.count == 1 || !fraction.isEmpty, fraction.allSatisfy(\.isASCIIDigit) else { throw .notANumber }

        var cents: Int64 = 0
        // The value is digits x 10^scale shillings, and cents are shillings x 10^2.
        var scale = exponent - fraction.count + 2
        var digits = (whole + fraction)[...].drop { $0 == "0" }
        while scale < 0, let last = digits.last {
            if last != "0" { throw .partsOfACent }
            digits = digits.dropLast()
            scale += 1
        }
        for digit in digits {
            cents = try Money.tenTimes(cents, plus: Int64(digit.wholeNumberValue ?? 0))
        }
        while scale > 0, cents > 0 {
            cents = try Money.tenTimes(cents, plus: 0)
            scale -= 1
        }
        self.init(cents: isNegative ? -cents : cents)
    }

    private static func tenTimes(_ value: Int64, plus digit: Int64) throws(MoneyError) -> Int64 {
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, overflowAgain) = product.addingReportingOverflow(digit)
        if overflow || overflowAgain { throw .tooLarge }
        return sum
    }

    /// Takes the thousands separators out of `1,250,000.00`; separators anywhere else are no number.
    private static func withoutGroups(_ text: Substring) throws(MoneyError) -> Substring {
        guard text.contains(",") else { return text }
        let whole = text.prefix { $0 != "." }
        let unsigned = whole.first == "-" || whole.first == "+" ? whole.dropFirst() : whole
        let groups = unsigned.split(separator: ",", omittingEmptySubsequences: false)
        guard let first = groups.first, (1...3).contains(first.count),
            groups.dropFirst().allSatisfy({ $0.count == 3 }),
            !text[whole.endIndex...].contains(",")
        else { throw .notANumber }
        return text.filter { $0 != "," }[...]
    }
}

extension Substring {
    /// Without the spaces and tabs at both ends.
    var trimmed: Substring {
        var rest = self.drop(while: \.isWhitespace)
        while rest.last?.isWhitespace == true { rest = rest.dropLast() }
        return rest
    }
}

extension Character {
    /// Whether it can stand in a sentence: no control character, nothing invisible, not endless.
    var isVisible: Bool {
        unicodeScalars.count <= 4
            && unicodeScalars.allSatisfy { scalar in
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
                default: true
                }
            }
    }

    /// Whether it is one of 0 to 9; digits of other scripts are not.
    var isASCIIDigit: Bool { "0" <= self && self <= "9" && isASCII }
}

extension JSON {
    /// A whole number read exactly from its digits, or nil: `1`, `1.00`, `"1.00"` and `1.5E3` are whole, `1.5` is not.
    ///
    /// No binary floating point: 14-digit dates and 12-digit phones that a relay spelt `2.0261002113722E13` survive.
    public var integer: Int64? {
        text.flatMap { Self.integer($0[...]) }
    }

    private static func integer(_ text: Substring) -> Int64? {
        var rest = text
        let isNegative = rest.first == "-"
        if isNegative { rest.removeFirst() }

        let pieces = rest.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
        guard let mantissa = pieces.first else { return nil }
        var exponent = 0
        if pieces.count == 2 {
            // 18 digits fill 64 bits: a larger exponent is a mistake or an attack.
            guard let written = Int(pieces[1]), (-18...18).contains(written) else { return nil }
            exponent = written
        }

        let parts = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count == 2 ? parts[1] : ""
        guard let whole = parts.first, isDigits(whole), parts.count == 1 || isDigits(fraction) else { return nil }

        var digits = (whole + fraction)[...]
        var scale = exponent - fraction.count
        while scale < 0 {
            guard let last = digits.popLast() else { break }
            if last != "0" { return nil }
            scale += 1
        }
        var value: Int64 = 0
        for digit in digits + String(repeating: "0", count: max(0, scale)) {
            let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflowAgain) = tens.addingReportingOverflow(Int64(digit.wholeNumberValue ?? 0))
            if overflow || overflowAgain { return nil }
            value = sum
        }
        return isNegative ? -value : value
    }

    private static func isDigits(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

extension JSONScanner {
    /// Reads a string that starts here, from its opening to its closing quote.
    mutating func string() throws(JSONFault) -> String {
        let start = place
        var text: [UInt8] = []
        place += 1
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                place += 1
                if text.count > limits.stringBytes { throw JSONFault(at: start, .stringTooLong) }
                guard let text = String(validating: text, as: UTF8.self) else { throw JSONFault(at: start, .notUTF8) }
                return text
            case UInt8(ascii: "\\"):
                text.append(contentsOf: try escape())
            case 0..<0x20:
                // A line end after which nothing comes is how a file ends that was cut off.
                throw fault(bytes[place...].allSatisfy { $0 <= 0x20 } ? .unexpectedEnd : .controlCharacter)
            default:
                text.append(byte)
                place += 1
            }
        }
        throw fault(.unexpectedEnd)
    }

    private mutating func escape() throws(JSONFault) -> [UInt8] {
        let start = place
        place += 1
        guard let byte = peek else { throw fault(.unexpectedEnd) }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return try unicode(from: start)
        default: throw JSONFault(at: start, .badEscape)
        }
    }

    /// Reads `XXXX` of `\uXXXX`, and the second half where the first is one of a pair.
    private mutating func unicode(from start: Int) throws(JSONFault) -> [UInt8] {
        let first = try hexDigits(from: start)
        var code = UInt32(first)
        if (0xDC00...0xDFFF).contains(first) { throw JSONFault(at: start, .loneSurrogate) }
        if (0xD800...0xDBFF).contains(first) {
            guard take("\\"), take("u") else {
                throw peek == nil ? fault(.unexpectedEnd) : JSONFault(at: start, .loneSurrogate)
            }
            let second = try hexDigits(from: start)
            guard (0xDC00...0xDFFF).contains(second) else { throw JSONFault(at: start, .loneSurrogate) }
            code = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw JSONFault(at: start, .loneSurrogate) }
        return Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private mutating func hexDigits(from start: Int) throws(JSONFault) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = peek else { throw fault(.unexpectedEnd) }
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw JSONFault(at: start, .badEscape)
            }
            value = value << 4 | UInt16(digit)
            place += 1
        }
        return value
    }
}

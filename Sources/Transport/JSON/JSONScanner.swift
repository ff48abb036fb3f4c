extension JSON {
    /// Reads a JSON text strictly: RFC 8259 in UTF-8, no name twice, nothing after the end, nothing beyond the limits.
    ///
    /// - Throws: `JSONFault` with the byte where it broke.
    public init(strict bytes: some Collection<UInt8>, limits: JSONLimits = .answer) throws(JSONFault) {
        if bytes.count > limits.bytes { throw JSONFault(at: limits.bytes, .tooLong) }
        var scanner = JSONScanner(bytes: Array(bytes), limits: limits)
        self = try scanner.document()
    }
}

/// Walks over the bytes once, from the first to the last.
struct JSONScanner {
    let bytes: [UInt8]
    let limits: JSONLimits
    var place = 0
    private var membersLeft: Int

    init(bytes: [UInt8], limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
        membersLeft = limits.members
    }

    mutating func document() throws(JSONFault) -> JSON {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            guard limits.allowsByteOrderMark else { throw fault(.byteOrderMark) }
            place = 3
        }
        skipBlanks()
        if place == bytes.count { throw fault(.empty) }
        let value = try value(depth: 0)
        skipBlanks()
        if place < bytes.count { throw fault(.trailingData) }
        return value
    }

    private mutating func value(depth: Int) throws(JSONFault) -> JSON {
        guard let byte = peek else { throw fault(.unexpectedEnd) }
        switch byte {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw fault(.unexpectedCharacter)
        }
    }

    private mutating func object(depth: Int) throws(JSONFault) -> JSON {
        if depth > limits.depth { throw fault(.tooDeep) }
        var members: [JSON.Member] = []
        var names: Set<String> = []
        place += 1
        skipBlanks()
        if take("}") { return .object(members) }
        while true {
            skipBlanks()
            let start = place
            guard let byte = peek else { throw fault(.unexpectedEnd) }
            guard byte == UInt8(ascii: "\"") else { throw fault(.unexpectedCharacter) }
            let name = try string()
            if !names.insert(name).inserted { throw JSONFault(at: start, .duplicateName) }
            skipBlanks()
            try expect(":")
            skipBlanks()
            try countMember()
            members.append(JSON.Member(name, try value(depth: depth)))
            skipBlanks()
            if take("}") { return .object(members) }
            try expect(",")
        }
    }

    private mutating func array(depth: Int) throws(JSONFault) -> JSON {
        if depth > limits.depth { throw fault(.tooDeep) }
        var elements: [JSON] = []
        place += 1
        skipBlanks()
        if take("]") { return .array(elements) }
        while true {
            skipBlanks()
            try countMember()
            elements.append(try value(depth: depth))
            skipBlanks()
            if take("]") { return .array(elements) }
            try expect(",")
        }
    }

    private mutating func number() throws(JSONFault) -> String {
        let start = place
        _ = take("-")
        if take("0") {
            if let byte = peek, Self.isDigit(byte) { throw fault(.badNumber) }
        } else {
            try digits()
        }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        if place - start > limits.numberCharacters { throw JSONFault(at: start, .numberTooLong) }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func digits() throws(JSONFault) {
        guard let first = peek else { throw fault(.unexpectedEnd) }
        guard Self.isDigit(first) else { throw fault(.badNumber) }
        while let byte = peek, Self.isDigit(byte) { place += 1 }
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONFault) -> JSON {
        for byte in word.withUTF8Buffer({ Array($0) }) {
            guard let found = peek else { throw fault(.unexpectedEnd) }
            guard found == byte else { throw fault(.unexpectedCharacter) }
            place += 1
        }
        return value
    }

    private mutating func countMember() throws(JSONFault) {
        if membersLeft == 0 { throw fault(.tooManyMembers) }
        membersLeft -= 1
    }

    private mutating func skipBlanks() {
        while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { place += 1 }
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(JSONFault) {
        if peek == nil { throw fault(.unexpectedEnd) }
        if !take(character) { throw fault(.unexpectedCharacter) }
    }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

    func fault(_ what: JSONFault.What) -> JSONFault { JSONFault(at: place, what) }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

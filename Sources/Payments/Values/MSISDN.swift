/// Why a piece of text is not a mobile number that M-PESA can prompt.
public enum MSISDNError: Error, Equatable, Sendable, CustomStringConvertible {
    /// There is nothing to read.
    case empty
    /// It has a character that no phone number has.
    case strangeCharacter(Character)
    /// It has too few digits.
    case tooShort
    /// It has too many digits.
    case tooLong
    /// It is a number of another country.
    case otherCountry
    /// It is Kenyan, but not a mobile number: those start 07 or 01.
    case notMobile

    public var description: String {
        switch self {
        case .empty: "Type a phone number."
        case .strangeCharacter(let character):
            character.isVisible
                ? "“\(character)” does not belong in a phone number."
                : "Something invisible does not belong in a phone number. Type it anew."
        case .tooShort: "The phone number is too short: 10 digits, like 0712 345 678."
        case .tooLong: "The phone number is too long: 10 digits, like 0712 345 678."
        case .otherCountry: "That is not a Kenyan number: M-PESA takes 07…, 01… or +254…"
        case .notMobile: "That is not a mobile number: M-PESA numbers start 07 or 01."
        }
    }
}

/// A Kenyan mobile number: 12 digits, 2547… or 2541…. Its description is masked.
public struct MSISDN: Equatable, Hashable, Sendable, Codable {
    /// The 12 digits as the gateway wants them.
    public let digits: String

    /// Reads a number however it is typed: 07…, 01…, 7…, 1…, 254…, +254…, 00254…, with spaces, dashes, dots, brackets.
    ///
    /// - Throws: `MSISDNError`, the reason in words. Portability is old, so no prefix is refused for its operator.
    public init(parsing text: String) throws(MSISDNError) {
        var digits = ""
        var isInternational = false
        for character in text {
            if character.isASCIIDigit {
                digits.append(character)
            } else if character == "+", digits.isEmpty, !isInternational {
                isInternational = true
            } else if !" -()./\u{00A0}\t".contains(character) {
                throw .strangeCharacter(character)
            }
        }
        if digits.isEmpty { throw .empty }
        if !isInternational, digits.hasPrefix("00") {
            isInternational = true
            digits.removeFirst(2)
        }
        if isInternational || digits.hasPrefix("254") {
            guard digits.hasPrefix("254") else { throw "254".hasPrefix(digits) ? .tooShort : .otherCountry }
            digits.removeFirst(3)
        } else if digits.hasPrefix("0") {
            digits.removeFirst()
        }
        if digits.count > 9 { throw .tooLong }
        if let first = digits.first, first != "7", first != "1" { throw .notMobile }
        if digits.count < 9 { throw .tooShort }
        self.digits = "254" + digits
    }

    /// The national form in groups, for the person who typed it: `0712 345 678`.
    public var grouped: String {
        let national = "0" + digits.dropFirst(3)
        return "\(national.prefix(4)) \(national.dropFirst(4).prefix(3)) \(national.dropFirst(7))"
    }

    /// The number with its middle hidden, for lists: `0712 ••• 678`.
    public var masked: String {
        "0\(digits.dropFirst(3).prefix(3)) ••• \(digits.suffix(3))"
    }

    /// The operator who was first given this prefix. Numbers move between operators, so it is a hint, never a reason.
    public var usualOperator: String {
        switch Int(digits.dropFirst(3).prefix(3)) ?? 0 {
        case 700...729, 740...743, 745, 746, 748, 757...759, 768, 769, 790...799, 110...119, 140...143, 180...182:
            "Safaricom"
        case 730...739, 750...756, 762, 780...789, 100...102: "Airtel"
        case 763...766: "Equitel"
        case 770...779: "Telkom"
        default: ""
        }
    }
}

extension MSISDN: CustomStringConvertible {
    public var description: String { "\(digits.prefix(4))•••••\(digits.suffix(3))" }
}

extension MSISDN {
    /// Reads a stored number, and takes only what is one: its masks rely on twelve digits.
    public init(from decoder: any Decoder) throws {
        let digits = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .digits)
        guard let number = try? MSISDN(parsing: digits), number.digits.utf8.elementsEqual(digits.utf8) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no number"))
        }
        self = number
    }
}

/// Who paid, as far as the gateway says.
public enum Payer: Equatable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The whole number.
    case clear(MSISDN)
    /// A number with stars in it.
    case masked(String)
    /// The SHA-256 of the 12 digits, as hex. Still personal data: the number is easily guessed from it.
    case hashed(String)

    /// Tells the three apart by shape; nil for anything else.
    public init?(wire text: String) {
        if text.contains("*") || text.contains("---") {
            // A stranger's text: what no mask has in it could steer the terminal that shows it.
            guard text.count <= 40, text.allSatisfy({ $0.isASCIIDigit || " *-+".contains($0) }) else { return nil }
            self = .masked(text)
        } else if text.utf8.count == 64, text.allSatisfy(\.isHexDigit) {
            self = .hashed(text.lowercased())
        } else if let number = try? MSISDN(parsing: text) {
            self = .clear(number)
        } else {
            return nil
        }
    }

    /// Whether it can be the holder of a phone, as far as digits tell: a hash is left to whoever can make one.
    public func mayHold(_ phone: MSISDN) -> Bool {
        switch self {
        case .clear(let number): return number == phone
        case .hashed: return true
        case .masked(let text):
            let seen = text.drop { !$0.isASCIIDigit && $0 != "*" && $0 != "-" }
            let first = seen.prefix(while: \.isASCIIDigit)
            let last = String(seen.reversed().prefix(while: \.isASCIIDigit).reversed())
            let forms = [phone.digits, "0" + phone.digits.dropFirst(3), String(phone.digits.dropFirst(3))]
            return forms.contains { $0.hasPrefix(first) } && phone.digits.hasSuffix(last)
        }
    }

    public var description: String {
        switch self {
        case .clear(let number): number.description
        case .masked(let text): Self.masked(text)
        case .hashed(let hex): "#\(hex.prefix(6))…"
        }
    }

    /// Hides what a sender's mask left over: of all digits only the first four and the last three stay.
    private static func masked(_ text: String) -> String {
        let last = text.count { $0.isASCIIDigit } - 3
        var place = 0
        return String(
            text.map { character in
                guard character.isASCIIDigit else { return character }
                place += 1
                return place <= 4 || place > last ? character : "*"
            })
    }
}

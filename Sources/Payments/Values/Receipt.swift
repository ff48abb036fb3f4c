/// The number of one M-PESA transaction: ten letters and digits. Proof that money moved, once Safaricom confirms it.
public struct Receipt: Equatable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The ten characters, in capitals.
    public let text: String

    /// Takes ten letters and digits in either case, trimmed; nil for anything else.
    public init?(_ text: String) {
        let trimmed = Substring(text).trimmed
        guard trimmed.count == 10, trimmed.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isASCIIDigit) })
        else { return nil }
        self.text = trimmed.uppercased()
    }

    /// The day that its first three characters name: year (A is 2006), month (A to L), day (1 to 9, then A to V).
    ///
    /// Only a hint that a code looks old (seen in 7 of 7 live pairs; samples in documents break it): never accept or
    /// refuse on it.
    public var dateHint: BusinessDay? {
        let characters = Array(text.utf8)
        let year = 2006 + Int(characters[0]) - Int(UInt8(ascii: "A"))
        let month = Int(characters[1]) - Int(UInt8(ascii: "A")) + 1
        let day =
            characters[2] <= UInt8(ascii: "9")
            ? Int(characters[2]) - Int(UInt8(ascii: "0"))
            : Int(characters[2]) - Int(UInt8(ascii: "A")) + 10
        guard year >= 2006 else { return nil }
        return BusinessDay(year: year, month: month, day: day)
    }

    public var description: String { text }
}

extension Receipt {
    /// Reads a stored receipt, and takes only what is one: its date hint relies on ten characters.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .text)
        guard let receipt = Receipt(text), receipt.text.utf8.elementsEqual(text.utf8) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no receipt"))
        }
        self = receipt
    }
}

/// Our short name for one prompt, unique in its ledger, easy to read aloud: two characters of the till, six of a counter,
/// and one to catch a slip.
///
/// Its alphabet has no vowels (so it spells nothing) and nothing that looks like something else.
public struct Tag: Equatable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The nine characters.
    public let text: String

    private static let alphabet = Array("23456789BCDFGHJKLMNPQRSTVWXYZ")

    /// Takes the text as stored.
    public init(_ text: String) { self.text = text }

    /// Makes the tag of the `number`-th prompt of a till.
    ///
    /// - Parameter till: two letters or digits; anything else falls back on `K2`.
    public init(till: String, number: Int64) {
        let base = Int64(Self.alphabet.count)
        var digits: [Character] = []
        var rest = max(0, number)
        for _ in 0..<6 {
            digits.append(Self.alphabet[Int(rest % base)])
            rest /= base
        }
        let prefix = till.count == 2 && till.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } ? till : "K2"
        let body = prefix.uppercased() + String(digits.reversed())
        text = body + String(Self.check(of: body))
    }

    /// The number with which the tags of a ledger begin, by the name of its first prompt, which chance drew: a ledger made anew,
    /// or another one of a till of that name, does not give out what stands in Safaricom's lists already.
    public static func firstNumber(after first: AttemptID) -> Int64 {
        // FNV-1a, kept to a number whose followers have room for a lifetime of prompts below the six characters' end.
        let mixed = first.text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return 10_000_000 + Int64(mixed % 500_000_000)
    }

    /// Whether the last character fits the others.
    public var isWhole: Bool {
        text.count == 9 && text.last == Self.check(of: String(text.dropLast()))
    }

    /// The tag that a customer's account is; nil where it is none.
    public init?(in account: String) {
        let tag = Tag(account.uppercased().filter { $0.isLetter || $0.isNumber })
        guard tag.isWhole, tag.text.dropFirst(2).allSatisfy(Self.alphabet.contains) else { return nil }
        self = tag
    }

    /// The reference that carries this tag on a prompt.
    public var reference: AccountReference? { AccountReference(text) }

    public var description: String { text }

    private static func check(of body: String) -> Character {
        var sum = 0
        for (place, byte) in body.utf8.enumerated() { sum += (place + 1) * Int(byte) }
        return alphabet[sum % alphabet.count]
    }
}

/// Our short name for one prompt, unique for ever, easy to read aloud: two characters of the till, six of a counter,
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

    /// The number with which the tags of a ledger begin whose first prompt goes out at that moment: the seconds of 2026 and
    /// after. A ledger made anew, or at another machine, does not give out what stands in Safaricom's lists already.
    public static func firstNumber(at now: Timestamp) -> Int64 { max(1, now.milliseconds / 1000 - 1_767_225_600) }

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

    /// The tag of another till than that one, where a customer's account is such a tag: that till's prompt was paid.
    public init?(anotherTillsIn account: String, than till: String) {
        guard let tag = Tag(in: account), !tag.text.hasPrefix(Tag(till: till, number: 0).text.prefix(2)) else {
            return nil
        }
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

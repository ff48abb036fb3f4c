/// The short text on the customer's prompt: 1 to 12 letters, digits, spaces and hyphens.
///
/// Other characters (`@ # &`) can make a prompt vanish without an error, so they are refused here.
/// The gateway never returns it, except as BillRefNumber of a pay bill's C2B confirmation.
public struct AccountReference: Equatable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The text as sent.
    public let text: String

    /// The longest text the gateway takes, in characters.
    public static let longest = 12

    /// Takes a text of the right shape, trimmed; nil for anything else.
    public init?(_ text: String) {
        guard let text = plain(text, atMost: Self.longest) else { return nil }
        self.text = text
    }

    public var description: String { text }
}

/// What the payment is for, in at most 13 plain characters: `TransactionDesc` on the wire.
public struct PromptDescription: Equatable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The text as sent.
    public let text: String

    /// The longest text the gateway takes, in characters.
    public static let longest = 13

    /// Takes a text of the right shape, trimmed; nil for anything else.
    public init?(_ text: String) {
        guard let text = plain(text, atMost: Self.longest) else { return nil }
        self.text = text
    }

    /// What stands there when nobody says otherwise.
    public static let usual = PromptDescription(known: "Payment")

    private init(known text: String) {
        self.text = text
    }

    public var description: String { text }
}

private func plain(_ text: String, atMost longest: Int) -> String? {
    let trimmed = Substring(text).trimmed
    let isPlain = trimmed.allSatisfy { $0.isASCII && ($0.isLetter || $0.isASCIIDigit || $0 == " " || $0 == "-") }
    return (1...longest).contains(trimmed.count) && isPlain ? String(trimmed) : nil
}

/// Our name for what is owed.
public struct SaleID: Equatable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// 16 characters of Crockford's base 32.
    public let text: String

    /// Takes the text as stored.
    public init(_ text: String) { self.text = text }

    /// Draws a new one.
    public init(from chance: Chance) { text = chance.name(of: 16) }

    public var description: String { text }
}

/// Our name for one prompt.
public struct AttemptID: Equatable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// 16 characters of Crockford's base 32.
    public let text: String

    /// Takes the text as stored.
    public init(_ text: String) { self.text = text }

    /// Draws a new one.
    public init(from chance: Chance) { text = chance.name(of: 16) }

    public var description: String { text }
}

/// Our name for one question about a receipt.
public struct StatusQuestionID: Equatable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// 16 characters of Crockford's base 32.
    public let text: String

    /// Takes the text as stored.
    public init(_ text: String) { self.text = text }

    /// Draws a new one.
    public init(from chance: Chance) { text = chance.name(of: 16) }

    public var description: String { text }
}

/// Our name for one order to give a payment back.
public struct ReversalID: Equatable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// 16 characters of Crockford's base 32.
    public let text: String

    /// Takes the text as stored.
    public init(_ text: String) { self.text = text }

    /// Draws a new one.
    public init(from chance: Chance) { text = chance.name(of: 16) }

    public var description: String { text }
}

/// One run of one process, so that a later one can tell its own marks from an earlier one's.
public struct BootID: Equatable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// 16 characters of Crockford's base 32.
    public let text: String

    /// Takes the text as stored.
    public init(_ text: String) { self.text = text }

    /// Draws a new one.
    public init(from chance: Chance) { text = chance.name(of: 16) }

    public var description: String { text }
}

/// The gateway's name for a prompt, given with its acceptance. Opaque.
public struct CheckoutRequestID: Equatable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The text as the gateway spelt it.
    public let text: String

    /// Takes the text as spelt.
    public init(_ text: String) { self.text = text }

    public var description: String { text }

    /// The text with the customer's phone digits hidden, for logs and exports: newer ids end in nine of them.
    public var masked: String {
        text.hasPrefix("ws_CO_") && text.count > 29 ? "\(text.dropLast(9))•••••••••" : text
    }
}

/// The gateway's second name for a prompt. Opaque.
public struct MerchantRequestID: Equatable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The text as the gateway spelt it.
    public let text: String

    /// Takes the text as spelt.
    public init(_ text: String) { self.text = text }

    public var description: String { text }
}

/// The gateway's outcome: a number, text or a word. `0`, `"0"` and `SFC_IC0003` are all legal.
public struct ResultCode: Equatable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The code as text, without quotes.
    public let text: String

    /// Takes the code as text.
    public init(_ text: String) { self.text = text }

    /// Whether it is exactly zero, the only success.
    public var isSuccess: Bool { text == "0" }

    /// The codes that end a prompt for good when an authenticated source says them (Payment truth: The closed lists).
    public static let terminal: Set<String> = [
        "1", "2", "3", "4", "8", "17", "1001", "1019", "1025", "1032", "1037", "2001", "2028", "8006", "9999",
        "SFC_IC0003",
    ]

    /// Whether a query that answers this has settled the prompt as not paid. Every unlisted code is still pending.
    public var isTerminalFailure: Bool { Self.terminal.contains(text) }

    public var description: String { text }
}

/// The secret last part of one attempt's callback address: 160 bits as 40 lowercase hex digits.
///
/// Hex, because other alphabets can spell words that Safaricom refuses in addresses. Only its hash is stored.
public struct CallbackToken: Equatable, Hashable, Sendable, CustomStringConvertible {
    /// The 40 hex digits.
    public let hex: String

    /// Takes 40 lowercase hex digits; nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 40, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        hex = String(text)
    }

    /// Draws a new one.
    public init(from chance: Chance) {
        hex = chance.bytes(20).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The form in which it is stored and looked up.
    ///
    /// - Parameter sha256: makes the hash of some bytes.
    public func hash(by sha256: ([UInt8]) -> some Sequence<UInt8>) -> TokenHash {
        TokenHash(bytes: Array(sha256(Array(hex.utf8))))
    }

    public var description: String { "\(hex.prefix(4))…" }
}

/// SHA-256 of a token's hex digits: it finds an address of ours, and does not tell it.
public struct TokenHash: Equatable, Hashable, Sendable, Codable {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// Takes the bytes as stored.
    public init(bytes: [UInt8]) { self.bytes = bytes }
}

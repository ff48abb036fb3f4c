/// An organisation's number at Safaricom: 5 to 7 digits.
public struct ShortCode: Equatable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The digits.
    public let digits: String

    /// Takes 5 to 7 digits; nil for anything else.
    public init?(_ text: String) {
        guard (5...7).contains(text.count), text.allSatisfy(\.isASCIIDigit) else { return nil }
        digits = text
    }

    /// The shortcode that Safaricom's public sandbox lends to everybody.
    public static let publicSandbox = "174379"

    public var description: String { digits }
}

/// What customers pay to.
public enum CollectionPoint: Equatable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// A pay bill number. With a fixed account (a bank's pay bill, say) every prompt names that account; without one,
    /// each prompt names its own reference.
    case payBill(ShortCode, account: AccountReference?)
    /// A Buy Goods till, and the store or head-office number that signs its requests.
    case till(ShortCode, store: ShortCode)

    /// The number that signs requests: `BusinessShortCode` on the wire.
    public var signer: ShortCode {
        switch self {
        case .payBill(let number, _): number
        case .till(_, let store): store
        }
    }

    /// The number that gets the money: `PartyB` on the wire.
    public var payee: ShortCode {
        switch self {
        case .payBill(let number, _): number
        case .till(let number, _): number
        }
    }

    public var description: String {
        switch self {
        case .payBill(let number, _): "Pay Bill \(number)"
        case .till(let number, _): "Till \(number)"
        }
    }
}

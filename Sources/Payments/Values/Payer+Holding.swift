/// Whether a payer holds a phone, as far as that can be told.
public enum Holding: Equatable, Sendable {
    /// The digits that are told are the phone's, or nobody is named.
    case yes
    /// A hash of another spelling of the number than we know, or of another number: neither the phone's nor certainly
    /// another's. It proves nothing, and the money is not free.
    case unknown
    /// Another phone's.
    case no
}

extension Payer {
    /// Whether this is the holder of a phone.
    ///
    /// A hash that fits none of the spellings that we know says nothing: which one is hashed is Safaricom's to change.
    ///
    /// - Parameter sha256: makes the hash of a text, as hex in small letters.
    public func holds(_ phone: MSISDN, sha256: (String) -> String) -> Holding {
        switch self {
        case .clear, .masked: mayHold(phone) ? .yes : .no
        case .hashed(let hex): phone.spellings.contains { sha256($0) == hex.lowercased() } ? .yes : .unknown
        }
    }
}

extension Payer {
    /// Whether it tells who paid: a mask that shows no last digits fits every phone, and is nobody.
    package var tellsWho: Bool { if case .hashed = self { true } else { isDigits } }

    /// Whether it shows digits of the number, the last ones among them.
    package var isDigits: Bool {
        switch self {
        case .clear: true
        case .hashed: false
        case .masked(let text): text.last?.isASCIIDigit ?? false
        }
    }

    /// Whether both can be one person, as far as digits tell: a hash, and what a mask hides, may be anybody's.
    package func mayBe(_ other: Payer) -> Bool {
        switch (self, other) {
        case (.clear(let phone), let payer), (let payer, .clear(let phone)): payer.mayHold(phone)
        case (.masked(let one), .masked(let two)): Self.agree(one, two)
        case (.hashed(let one), .hashed(let two)): one == two
        case (.hashed, .masked), (.masked, .hashed): true
        }
    }

    /// Whether this, from Safaricom's own list, says of a payment's payer what a message did not: a number in full, or
    /// digits where the message gave none, fewer or others. A hash says nothing, and a mask less than a number it fits.
    package func corrects(_ told: Payer?) -> Bool {
        switch (self, told) {
        case (.hashed, _): false
        case (.clear, _): self != told
        case (.masked, .clear(let phone)): !mayHold(phone)
        case (.masked(let text), .masked(let other)):
            text != other && (Self.shown(text) >= Self.shown(other) || !Self.agree(text, other))
        case (.masked, .hashed), (.masked, nil): true
        }
    }

    /// How many digits a mask shows.
    private static func shown(_ mask: String) -> Int { mask.count(where: \.isASCIIDigit) }

    /// Whether the digits that both masks show are the same.
    private static func agree(_ one: String, _ two: String) -> Bool {
        let ends = [one, two].map { $0.reversed().prefix(while: \.isASCIIDigit) }
        return zip(ends[0], ends[1]).allSatisfy(==) && zip(national(one), national(two)).allSatisfy(==)
    }

    /// The digits before the stars, without the country's or the trunk's.
    private static func national(_ mask: String) -> Substring {
        let digits = mask.drop { !$0.isASCIIDigit && $0 != "*" }.prefix(while: \.isASCIIDigit)
        return digits.hasPrefix("254") ? digits.dropFirst(3) : digits.hasPrefix("0") ? digits.dropFirst() : digits
    }
}

extension C2BConfirmation {
    /// Whether whoever paid it holds a phone; a prompt is paid from the phone it is on.
    public func holding(of phone: MSISDN, sha256: (String) -> String) -> Holding {
        payer?.holds(phone, sha256: sha256) ?? .yes
    }
}

extension MSISDN {
    /// The ways in which a gateway writes it.
    fileprivate var spellings: [String] {
        let national = String(digits.dropFirst(3))
        return [digits, "+\(digits)", "0\(national)", national]
    }
}

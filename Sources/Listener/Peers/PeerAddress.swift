import Glibc

/// The number of a machine that talks to us: four bytes or sixteen.
public struct PeerAddress: Equatable, Hashable, Sendable, CustomStringConvertible {
    /// The bytes, the most significant first.
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Reads `196.201.214.200` or `2001:db8::1`; nil for anything else, a name or a port behind it too.
    public init?(_ text: some StringProtocol) {
        let text = String(text)
        var four = in_addr()
        var sixteen = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = withUnsafeBytes(of: &four) { Array($0) }
        } else if inet_pton(AF_INET6, text, &sixteen) == 1 {
            let all = withUnsafeBytes(of: &sixteen) { Array($0) }
            // A socket that takes both writes the four bytes into sixteen: it is the same machine.
            let isMapped = all.prefix(10).allSatisfy { $0 == 0 } && all[10...11].allSatisfy { $0 == 0xFF }
            bytes = isMapped ? Array(all[12...]) : all
        } else {
            return nil
        }
    }

    /// What is counted as one peer: whoever has one address of sixteen bytes has 2^64 of them.
    var counted: PeerAddress {
        bytes.count == 4 ? self : PeerAddress(bytes: bytes.prefix(8) + [UInt8](repeating: 0, count: 8))
    }

    /// The text as it is usually written.
    public var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "unknown" }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

extension PeerAddress: Codable {
    /// Reads the text as it is usually written.
    ///
    /// - Throws: `DecodingError` for what is no address.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let address = PeerAddress(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "It is no address.")
        }
        self = address
    }

    /// Writes the text as it is usually written.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// One address, or all that begin alike: `196.201.214.200`, `196.201.214.0/24`.
public struct PeerRange: Equatable, Hashable, Sendable, CustomStringConvertible {
    let address: PeerAddress
    let bits: Int

    /// Reads an address, with or without a slash and the number of leading bits; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let first = parts.first, let address = PeerAddress(first), parts.count <= 2 else { return nil }
        let all = address.bytes.count * 8
        guard parts.count == 2 else {
            self.address = address
            bits = all
            return
        }
        guard parts[1].utf8.allSatisfy({ (48...57).contains($0) }), let bits = Int(parts[1]), (1...all).contains(bits)
        else { return nil }
        self.address = address
        self.bits = bits
    }

    /// Whether that address is in it.
    public func contains(_ other: PeerAddress) -> Bool {
        guard other.bytes.count == address.bytes.count else { return false }
        let whole = bits / 8
        guard address.bytes.prefix(whole) == other.bytes.prefix(whole) else { return false }
        let rest = bits % 8
        return rest == 0 || (address.bytes[whole] ^ other.bytes[whole]) >> (8 - rest) == 0
    }

    /// Whether all of that range is in it.
    public func contains(_ other: PeerRange) -> Bool { other.bits >= bits && contains(other.address) }

    /// The text as it is usually written.
    public var description: String {
        bits == address.bytes.count * 8 ? "\(address)" : "\(address)/\(bits)"
    }
}

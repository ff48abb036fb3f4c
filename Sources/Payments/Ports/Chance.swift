/// Where chance comes from: the system in the shop, a seed in a test.
public struct Chance: Sendable {
    /// Draws that many random bytes.
    public let bytes: @Sendable (Int) -> [UInt8]

    /// Takes the source.
    public init(bytes: @escaping @Sendable (Int) -> [UInt8]) { self.bytes = bytes }

    /// The operating system's generator.
    public static let system = Chance { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// A name of that many characters of Crockford's base 32, five bits each.
    func name(of length: Int) -> String {
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
        return String(bytes(length).map { alphabet[Int($0 & 31)] })
    }
}

import Crypto
import CryptoExtras
public import Foundation
import Payments

/// What PINs are mixed with before they are hashed: 32 bytes that are kept outside the books. Without it a copy of the books
/// is no help in finding a PIN: there are only a million of six digits.
public struct Pepper: Sendable {
    private let key: SymmetricKey

    /// How many bytes it has.
    public static let length = 32

    /// Takes the bytes; nil when they are not as many as they must be.
    public init?(_ bytes: Data) {
        guard bytes.count == Self.length else { return nil }
        key = SymmetricKey(data: bytes)
    }

    /// What a PIN is found right by: scrypt over HMAC-SHA-256 of its digits, with `r` 8 and `p` 1.
    ///
    /// - Parameters:
    ///   - salt: 16 bytes.
    ///   - work: the binary logarithm of scrypt's `N`; 17 takes 128 MiB and about a third of a second.
    func hash(_ pin: PIN, salt: Data, work: Int) throws -> Data {
        let mixed = Data(HMAC<SHA256>.authenticationCode(for: Data(pin.digits.utf8), using: key))
        let hash = try KDF.Scrypt.deriveKey(
            from: mixed, salt: salt, outputByteCount: 32, rounds: 1 << work, blockSize: 8, parallelism: 1)
        return hash.withUnsafeBytes { Data($0) }
    }

    /// A few bytes by which it is known again, and which tell nothing of it.
    var name: Data { Data(HMAC<SHA256>.authenticationCode(for: Data("kaunta: which key".utf8), using: key).prefix(8)) }

    /// Whether two hashes are the same; it takes as long when they are not.
    static func areSame(_ one: Data, _ other: Data) -> Bool {
        one.count == other.count && zip(one, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

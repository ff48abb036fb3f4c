import Crypto
package import Foundation
package import Payments

extension CallbackToken {
    /// The form in which a token is stored: SHA-256 of its hex digits.
    package var digest: Data { Data(hash { SHA256.hash(data: $0) }.bytes) }
}

/// SHA-256 of some bytes.
package func sha256(_ bytes: Data) -> Data { Data(SHA256.hash(data: bytes)) }

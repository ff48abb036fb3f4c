internal import FoundationEssentials
public import Payments

/// What proves that a request comes from the holder of a passkey: `Password` and `Timestamp` on the wire.
public struct Signature: Equatable, Sendable {
    /// The number that signs.
    public let signer: ShortCode
    /// 14 digits of East Africa Time.
    public let timestamp: String
    /// base64 of number, passkey and timestamp.
    let password: String

    /// Signs for that moment.
    public init(of signer: ShortCode, passkey: Secret, at moment: Timestamp) {
        self.signer = signer
        timestamp = moment.wire
        password = Self.base64(signer.digits + passkey.text + timestamp)
    }

    /// base64 of the bytes of a text.
    static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
}

extension Signature: CustomStringConvertible, CustomReflectable {
    public var description: String { "signature of \(signer) at \(timestamp)" }

    public var customMirror: Mirror { Mirror(self, children: ["signer": signer, "timestamp": timestamp]) }
}

public import Payments

/// What Safaricom gave the shop: keys of an app, a passkey, and the number that customers pay to.
public struct DarajaAccount: Equatable, Sendable {
    /// Which Daraja knows it.
    public let host: DarajaHost
    /// What customers pay to.
    public let payee: CollectionPoint
    let consumerKey: Secret
    let consumerSecret: Secret
    let passkey: Secret

    /// The passkey that Safaricom's sandbox lends to everybody. Public, so not a secret.
    public static let publicSandboxPasskey = "bfb279f9aa9bdbcf158e97dd71a467cd2e0c893059b10f78e6b72ada1ed2c919"

    /// Takes the parts.
    ///
    /// - Throws: `AccountFault` when one is missing, or when the sandbox's own are to be used for real money.
    public init(
        consumerKey: Secret, consumerSecret: Secret, passkey: Secret, payee: CollectionPoint, host: DarajaHost
    ) throws(AccountFault) {
        if consumerKey.isEmpty { throw .missing("consumer key") }
        if consumerSecret.isEmpty { throw .missing("consumer secret") }
        if passkey.isEmpty { throw .missing("passkey") }
        if host == .production {
            if passkey.text == Self.publicSandboxPasskey { throw .sandboxInProduction("passkey") }
            let numbers = [payee.signer.digits, payee.payee.digits]
            if numbers.contains(ShortCode.publicSandbox) { throw .sandboxInProduction("shortcode") }
        }
        self.consumerKey = consumerKey
        self.consumerSecret = consumerSecret
        self.passkey = passkey
        self.payee = payee
        self.host = host
    }

    /// Signs a request made at that moment.
    public func signature(at moment: Timestamp) -> Signature {
        Signature(of: payee.signer, passkey: passkey, at: moment)
    }
}

extension DarajaAccount: CustomStringConvertible {
    public var description: String { "\(payee) at \(host)" }
}

/// Why an account can't be used. Nothing was sent.
public enum AccountFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// A part is empty.
    case missing(String)
    /// A part that belongs to Safaricom's sandbox, with the host for real money.
    case sandboxInProduction(String)

    public var description: String {
        switch self {
        case .missing(let part): "The \(part) is missing."
        case .sandboxInProduction(let part):
            "The \(part) is the one of Safaricom's sandbox, but the host takes real money: one of the two is wrong."
        }
    }
}

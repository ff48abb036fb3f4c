/// Whom Safaricom lets ask about transactions and give them back: a user of the organisation's portal, with the password
/// already encrypted for Safaricom's certificate, as the Daraja portal hands it out (`SecurityCredential`).
public struct Initiator: Equatable, Sendable {
    /// The user's name (`Initiator`).
    public let name: String
    /// The encrypted password.
    public let credential: Secret

    /// Takes both.
    public init(name: String, credential: Secret) {
        self.name = name
        self.credential = credential
    }
}

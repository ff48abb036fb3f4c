public import Payments

/// Where callbacks are heard, and whose.
public struct ListenerConfiguration: Sendable {
    /// The port; 0 takes any free one.
    public var port: Int
    /// What the callback address has before the token, such as `/cb`; a proxy may leave it out.
    public var path: String
    /// The address of this machine to listen at: loopback, where a proxy that speaks TLS stands before it, or a public one.
    public var host = "127.0.0.1"
    /// The certificate, when TLS is spoken here and no proxy does it.
    public var certificate: ListenerCertificate?
    /// Whose messages count.
    public var peers = PeerList()
    /// Every limit.
    public var limits = ListenerLimits()
    /// The addresses for news of money paid straight to the shop; two while one takes the other's place.
    public var confirmationTokens: Set<CallbackToken> = []
    /// The addresses for the question whether such a payment may come.
    public var validationTokens: Set<CallbackToken> = []
    /// How that question is answered.
    public var validation = ValidationPolicy()
    /// What a look at our own public address is known by; nil where nobody looks.
    public var probe: ListenerProbe?

    /// Takes the port and the path before the token.
    public init(port: Int, path: String = "") {
        self.port = port
        self.path = path
    }
}

/// How we know our own listener when we look at our public address from outside: an address that nobody else is told
/// of, and the word that it answers. Both live as long as the process.
public struct ListenerProbe: Equatable, Sendable {
    /// The last part of the address.
    public let token: CallbackToken
    /// The word that is answered.
    public let nonce: String

    /// Takes one that was drawn.
    public init(token: CallbackToken, nonce: String) {
        self.token = token
        self.nonce = nonce
    }

    /// Draws a new one.
    public init(from chance: Chance) {
        token = CallbackToken(from: chance)
        nonce = CallbackToken(from: chance).hex
    }
}

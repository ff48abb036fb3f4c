public import Payments
public import Transport

/// The address in front of every callback token: where Safaricom posts to, as far as the shop can be reached.
public struct CallbackBase: Equatable, Sendable, CustomStringConvertible {
    /// The address, without a slash at its end.
    public let address: WebAddress

    /// Leads nowhere: what a prompt carries when the shop has no address. The questions do the work then.
    public static let nowhere = CallbackBase(address: WebAddress(https: "kaunta.invalid"))

    /// Words that Safaricom refuses anywhere in an address.
    private static let forbiddenWords = ["m-pesa", "mpesa", "safaricom", "exe", "cmd", "sql", "query"]

    /// Tunnels that Safaricom refuses for real money.
    private static let tunnels = ["ngrok", "loca.lt", "localhost.run", "serveo", "trycloudflare"]

    private init(address: WebAddress) { self.address = address }

    /// Reads an address as settings have it, and checks it against Safaricom's rules before a prompt is refused for it.
    ///
    /// - Throws: `CallbackBaseFault`.
    public init(_ text: String, for host: DarajaHost) throws(CallbackBaseFault) {
        guard let address = WebAddress(text), !address.path.contains("?") else { throw .notAnAddress(text) }
        let isLocalHost = if case .local = host { true } else { false }
        if address.isLoopback && !isLocalHost { throw .notPublic }
        if !address.isSecure && !(address.isLoopback && isLocalHost) { throw .notEncrypted }
        if address.host != address.host.lowercased() { throw .capitals }
        let lowered = address.description.lowercased()
        if let word = Self.forbiddenWords.first(where: lowered.contains) { throw .forbiddenWord(word) }
        if host == .production, let tunnel = Self.tunnels.first(where: address.host.contains) {
            throw .tunnel(tunnel)
        }
        self.address = address
    }

    /// The address of one attempt.
    public func address(for token: CallbackToken) -> String { address.appending("/\(token.hex)").description }

    public var description: String { address.description }
}

/// Why an address is no good for callbacks. Nothing was sent.
public enum CallbackBaseFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// It is not an address, or has a query.
    case notAnAddress(String)
    /// It is this machine, which Safaricom can't reach.
    case notPublic
    /// It is http.
    case notEncrypted
    /// Its host has capitals.
    case capitals
    /// It has a word that Safaricom refuses.
    case forbiddenWord(String)
    /// It goes through a public tunnel.
    case tunnel(String)

    public var description: String {
        let why =
            switch self {
            case .notAnAddress(let text): "“\(text)” is not an address like https://till.example.co.ke/cb"
            case .notPublic: "it is this machine, which Safaricom can't reach"
            case .notEncrypted: "Safaricom posts to https only"
            case .capitals: "Safaricom refuses capitals in the host"
            case .forbiddenWord(let word): "Safaricom refuses addresses with “\(word)” in them"
            case .tunnel(let tunnel): "Safaricom refuses public tunnels (\(tunnel)) for real money"
            }
        return "The callback address can't be used: \(why)."
    }
}

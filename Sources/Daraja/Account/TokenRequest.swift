internal import Payments
internal import Transport

/// Asks for an access token: the only GET of the API, and the only call that shows the keys.
enum TokenRequest {
    static let path = "/oauth/v1/generate?grant_type=client_credentials"

    /// How long a token lives when the answer does not say it readably.
    static let usualLife = Duration.seconds(3599)

    /// What an answer grants.
    struct Grant: Equatable {
        let token: Secret
        let life: Duration
    }

    static func call(for account: DarajaAccount) -> HTTPCall {
        let keys = Signature.base64("\(account.consumerKey.text):\(account.consumerSecret.text)")
        return HTTPCall(.get, account.host.base.appending(path), headers: [.init("Authorization", "Basic \(keys)")])
    }

    static func read(_ reply: HTTPReply) -> Result<Grant, GatewayUnready> {
        switch DarajaReply(reply) {
        case .answer(let json):
            guard let text = json["access_token"]?.text, isToken(text) else {
                return .failure(.unavailable(reason: "Safaricom's answer has no usable token"))
            }
            return .success(Grant(token: Secret(text), life: life(json["expires_in"])))
        case .fault(let fault):
            return .failure(unready(fault))
        }
    }

    private static func unready(_ fault: DarajaFault) -> GatewayUnready {
        if fault.status == 400, fault.shape == .empty {
            // What a wrong key or secret gets: HTTP 400 with nothing in it.
            return .credentials(
                reason: "Safaricom refuses the consumer key or secret: copy both again, for this host, without blanks")
        }
        if [.oauthMisuse, .tokenRefused, .productMissing].contains(fault.meaning) {
            return .credentials(reason: "Safaricom refuses the keys (\(fault))")
        }
        return .unavailable(reason: "Safaricom gives no token (\(fault))")
    }

    private static func life(_ json: JSON?) -> Duration {
        guard let seconds = json?.integer, (1...86_400).contains(seconds) else { return usualLife }
        return .seconds(seconds)
    }

    /// Whether it can stand in a header.
    private static func isToken(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 4096 && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}

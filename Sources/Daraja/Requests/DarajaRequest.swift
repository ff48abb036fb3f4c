public import Transport

/// A call of the API: where it goes, what it carries, and what comes back.
public protocol DarajaRequest: Equatable, Sendable {
    /// What an answer amounts to.
    associatedtype Response: Sendable

    /// The path on the host.
    var path: String { get }

    /// What it carries, with the names spelt as Safaricom spells them.
    var body: JSON { get }

    /// What a whole answer, of whatever status, amounts to.
    func response(to reply: HTTPReply) -> Response
}

extension DarajaRequest {
    /// The request as it goes out.
    func call(to host: DarajaHost, bearing token: AccessToken) -> HTTPCall {
        HTTPCall(
            .post, host.base.appending(path),
            headers: [
                .init("Authorization", "Bearer \(token.secret.text)"), .init("Content-Type", "application/json"),
                .init("Accept", "application/json"),
            ],
            body: body.bytes)
    }
}

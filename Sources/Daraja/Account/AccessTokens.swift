package import Payments
package import Transport

/// The right to call Daraja for about an hour.
package struct AccessToken: Equatable, Sendable {
    /// The token itself.
    let secret: Secret
    /// When a new one is due, by the clock that never jumps.
    let renewAt: Duration
}

/// Hands out one token to everybody, renews it a minute early, and forgets a failed renewal.
///
/// Safaricom says that a new token ends the one before, so there is never more than one request for it at a time.
package actor AccessTokens {
    private let account: DarajaAccount
    private let wire: Wire
    private let timekeeper: Timekeeper
    private let clock: ServerClock
    private var current: AccessToken?
    private var renewal: Task<Result<AccessToken, GatewayUnready>, Never>?

    /// Takes what it needs.
    package init(for account: DarajaAccount, over wire: Wire, timekeeper: Timekeeper, clock: ServerClock) {
        self.account = account
        self.wire = wire
        self.timekeeper = timekeeper
        self.clock = clock
    }

    /// The token, fetched when there is none or it is about to end.
    ///
    /// - Throws: `GatewayUnready`.
    package func token() async throws(GatewayUnready) -> AccessToken {
        if let current, timekeeper.uptime() < current.renewAt { return current }
        let task = renewal ?? Task { await fetch() }
        renewal = task  // Before the await: an actor lets others in while it waits.
        return try await task.value.get()
    }

    /// Drops that token, which was refused; a newer one stays.
    package func forget(_ token: AccessToken) {
        if current == token { current = nil }
    }

    /// Drops the token, whatever it is, so that the next one comes fresh.
    package func forget() { current = nil }

    private func fetch() async -> Result<AccessToken, GatewayUnready> {
        let result = await ask()
        current = try? result.get()
        renewal = nil
        return result
    }

    private func ask() async -> Result<AccessToken, GatewayUnready> {
        let askedAt = timekeeper.uptime()
        do throws(TransportFault) {
            let reply = try await wire.send(TokenRequest.call(for: account))
            await clock.note(reply)
            return TokenRequest.read(reply).map { grant in
                AccessToken(secret: grant.token, renewAt: askedAt + grant.life - .seconds(60))
            }
        } catch {
            return .failure(.unavailable(reason: error.reason))
        }
    }
}

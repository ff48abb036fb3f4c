public import Payments
public import Transport

/// Calls over one token, which is renewed once when it is refused, and what is answered later, which is sent once.
///
/// A prompt is none of them: it goes through `DarajaGateway`, which sends it once, too.
public struct DarajaCalls: Sendable {
    private let account: DarajaAccount
    private let wire: Wire
    private let tokens: AccessTokens
    private let clock: ServerClock

    /// Takes the account and the way out.
    public init(account: DarajaAccount, wire: Wire, timekeeper: Timekeeper) {
        let clock = ServerClock(timekeeper: timekeeper)
        self.init(
            account: account, wire: wire,
            tokens: AccessTokens(for: account, over: wire, timekeeper: timekeeper, clock: clock), clock: clock)
    }

    /// Takes the tokens of somebody who has some: each new one ends the one before.
    init(account: DarajaAccount, wire: Wire, tokens: AccessTokens, clock: ServerClock) {
        self.account = account
        self.wire = wire
        self.tokens = tokens
        self.clock = clock
    }

    /// Makes the call and reads the answer.
    ///
    /// - Throws: `GatewayUnready` when there was no token, or no answer; the call may have arrived all the same.
    func answer<Request: DarajaRequest>(to request: Request) async throws(GatewayUnready) -> Request.Response {
        let token = try await tokens.token()
        let reply = try await send(request, bearing: token)
        guard case .fault(let fault) = DarajaReply(reply), fault.meaning == .tokenRefused else {
            return request.response(to: reply)
        }
        await tokens.forget(token)
        return request.response(to: try await send(request, bearing: try await tokens.token()))
    }

    /// Gets a token, before something is sent once.
    ///
    /// - Throws: `GatewayUnready`; nothing was sent.
    func makeReady() async throws(GatewayUnready) { _ = try await tokens.token() }

    /// Sends something once, over a connection of its own. A refused token is a refusal: it is not sent again.
    func sendOnce(_ request: some DarajaRequest) async -> SentOnce {
        let token: AccessToken
        do throws(GatewayUnready) {
            token = try await tokens.token()
        } catch {
            return .neverLeft(reason: error.reason)
        }
        let sent = await wire.sendOnce(request.call(to: account.host, bearing: token))
        if case .answered(let reply) = sent {
            await clock.note(reply)
            if case .fault(let fault) = DarajaReply(reply), fault.meaning == .tokenRefused {
                await tokens.forget(token)
            }
        }
        return sent
    }

    private func send(
        _ request: some DarajaRequest, bearing token: AccessToken
    ) async throws(GatewayUnready) -> HTTPReply {
        do throws(TransportFault) {
            let reply = try await wire.send(request.call(to: account.host, bearing: token))
            await clock.note(reply)
            return reply
        } catch {
            throw .unavailable(reason: error.reason)
        }
    }
}

extension DarajaCalls {
    /// Tells Safaricom where to post about money paid straight to the shop.
    ///
    /// - Throws: `GatewayUnready`; an answer that was lost leaves open whether the addresses were taken, and asking again
    ///   tells.
    public func register(_ addresses: C2BRegister) async throws(GatewayUnready) -> C2BRegistration {
        try await answer(to: addresses)
    }

    /// Has Safaricom keep a list of what a number receives.
    ///
    /// - Throws: `GatewayUnready`; asking again tells whether an answer that was lost took effect.
    public func register(_ list: PullRegister) async throws(GatewayUnready) -> PullRegistration {
        try await answer(to: list)
    }
}

public import Payments
public import Transport

/// Safaricom's API behind the port that the engine knows.
public struct DarajaGateway: Gateway {
    /// How far the two clocks may be apart before prompts are held back.
    public static let largestSkew = C2BConfirmation.promptWindow.before

    private let account: DarajaAccount
    private let wire: Wire
    private let timekeeper: Timekeeper
    private let callbacks: CallbackBase
    private let tokens: AccessTokens
    private let clock: ServerClock

    /// Takes the account, the way out, and where callbacks are heard; with no such place the prompts carry an address
    /// that leads nowhere.
    public init(
        account: DarajaAccount, wire: Wire, callbacks: CallbackBase = .nowhere, timekeeper: Timekeeper
    ) {
        self.account = account
        self.wire = wire
        self.callbacks = callbacks
        self.timekeeper = timekeeper
        clock = ServerClock(timekeeper: timekeeper)
        tokens = AccessTokens(for: account, over: wire, timekeeper: timekeeper, clock: clock)
    }

    /// The calls that may be made again, over the same token: a second one would end the first.
    public var calls: DarajaCalls { DarajaCalls(account: account, wire: wire, tokens: tokens, clock: clock) }

    /// How far our clock is ahead of Safaricom's; nil before its first answer.
    public var clockSkew: Duration? {
        get async { await clock.skew }
    }

    public func makeReady() async throws(GatewayUnready) {
        _ = try await tokens.token()
        if let skew = await clock.skew, abs(skew.milliseconds) > Self.largestSkew.milliseconds {
            throw .clock(skew: skew)
        }
    }

    public func push(_ permit: consuming SendPermit) async -> PushAnswer {
        let address = callbacks.address(for: permit.token)
        let signature = account.signature(at: timekeeper.now())
        guard let push = STKPush(permit.attempt, signature: signature, callbackAddress: address) else {
            return PushAnswer(.neverLeft(reason: "the amount is not one that M-PESA takes"))
        }
        let token: AccessToken
        do throws(GatewayUnready) {
            token = try await tokens.token()
        } catch {
            return PushAnswer(.neverLeft(reason: error.reason))
        }
        switch await wire.sendOnce(push.call(to: account.host, bearing: token)) {
        case .neverLeft(let reason): return PushAnswer(.neverLeft(reason: reason))
        case .lost(let reason): return PushAnswer(.lost(reason: reason))
        case .answered(let reply):
            await clock.note(reply)
            let outcome = push.response(to: reply)
            if case .refused(let refusal) = outcome, refusal.kind == .token { await tokens.forget(token) }
            return PushAnswer(outcome, raw: Self.raw(reply, without: token))
        }
    }

    public func query(_ prompt: CheckoutRequestID) async -> QueryAnswer {
        // Twice at most: a question whose token was refused is asked once more with a new one.
        for isLastTry in [false, true] {
            let query = STKQuery(prompt, signature: account.signature(at: timekeeper.now()))
            do throws(GatewayUnready) {
                let token = try await tokens.token()
                let reply = try await ask(query, bearing: token)
                let raw = Self.raw(reply, without: token)
                if case .fault(let fault) = DarajaReply(reply), fault.meaning == .tokenRefused {
                    await tokens.forget(token)
                    if !isLastTry { continue }
                }
                return QueryAnswer(query.response(to: reply), raw: raw)
            } catch {
                switch error {
                case .unavailable(let reason): return QueryAnswer(.open(reason: reason))
                case .credentials(let reason): return QueryAnswer(.ourFault(reason: reason))
                case .clock: return QueryAnswer(.open(reason: error.reason))
                }
            }
        }
        return QueryAnswer(.open(reason: "Safaricom refused two tokens in a row"))
    }

    private func ask(_ query: STKQuery, bearing token: AccessToken) async throws(GatewayUnready) -> HTTPReply {
        do throws(TransportFault) {
            let reply = try await wire.send(query.call(to: account.host, bearing: token))
            await clock.note(reply)
            return reply
        } catch {
            throw .unavailable(reason: error.reason)
        }
    }

    /// The body as it came, up to 16 KiB, without the token that some errors repeat.
    private static func raw(_ reply: HTTPReply, without token: AccessToken) -> String {
        let text = String(decoding: reply.body.prefix(16_384), as: UTF8.self)
        return text.split(separator: token.secret.text, omittingEmptySubsequences: false).joined(separator: "…")
    }
}

import Payments
import Synchronization
import Testing
import Transport

@testable import Daraja

/// What every test of a request starts from.
enum Example {
    static let passkey = DarajaAccount.publicSandboxPasskey
    /// 2 October 2026, 11:30:05 in Nairobi.
    static func moment() throws -> Timestamp { try #require(Timestamp(wire: "20261002113005")) }

    static func payBill() throws -> CollectionPoint { .payBill(try #require(ShortCode("174379")), account: nil) }

    static func till() throws -> CollectionPoint {
        .till(try #require(ShortCode("5600101")), store: try #require(ShortCode("600100")))
    }

    static func account(
        _ payee: CollectionPoint? = nil, passkey: String = passkey, host: DarajaHost = .sandbox
    ) throws -> DarajaAccount {
        try DarajaAccount(
            consumerKey: Secret("sandbox-key"), consumerSecret: Secret("sandbox-secret"), passkey: Secret(passkey),
            payee: payee ?? payBill(), host: host)
    }

    static func attempt(
        _ payee: CollectionPoint? = nil, phone: String = "254708374149", shillings: Int64 = 1,
        reference: String = "INV001", purpose: String = "Payment"
    ) throws -> Attempt {
        Attempt(
            id: AttemptID("attempt1"), sale: SaleID("sale1"), tag: Tag(till: "T4", number: 1),
            phone: try MSISDN(parsing: phone), amount: try #require(Money(shillings: shillings)),
            payee: try payee ?? payBill(), reference: try #require(AccountReference(reference)),
            purpose: try #require(PromptDescription(purpose)), createdAt: try moment())
    }

    static let tokenHex = "0123456789abcdef0123456789abcdef01234567"
    static func token() throws -> CallbackToken { try #require(CallbackToken(tokenHex)) }
}

/// A network that plays what it is told and remembers what was sent.
final class ScriptedWire: Sendable {
    private struct State {
        var calls: [HTTPCall] = []
        var onceCalls: [HTTPCall] = []
        var replies: [Result<HTTPReply, TransportFault>] = []
        var onceReplies: [SentOnce] = []
        var tokenCount = 0
        var tokenReply: Result<HTTPReply, TransportFault>?
    }

    private let state = Mutex(State())
    /// Waits here before a token is answered.
    private let tokenGate: @Sendable () async -> Void

    init(tokenGate: @escaping @Sendable () async -> Void = {}) { self.tokenGate = tokenGate }

    /// Answers to ordinary calls other than tokens, in order; an unasked-for call finds nothing there.
    func answer(_ replies: Result<HTTPReply, TransportFault>...) { state.withLock { $0.replies += replies } }

    func answer(_ status: Int, _ body: String, retryAfter: String? = nil) {
        answer(.success(HTTPReply(status: status, body: Array(body.utf8), retryAfter: retryAfter)))
    }

    /// The answer to the next push.
    func answerPush(_ reply: SentOnce) { state.withLock { $0.onceReplies.append(reply) } }

    /// The answer to all calls for a token from now on; nil goes back to `token-1`, `token-2`…
    func answerTokens(_ reply: Result<HTTPReply, TransportFault>?) { state.withLock { $0.tokenReply = reply } }

    var calls: [HTTPCall] { state.withLock(\.calls) }
    var pushes: [HTTPCall] { state.withLock(\.onceCalls) }
    var tokenCount: Int { state.withLock(\.tokenCount) }

    var wire: Wire {
        Wire(
            send: { call async throws(TransportFault) in
                if call.method == .get {
                    await self.tokenGate()
                    return try self.nextToken().get()
                }
                return try self.next(call).get()
            },
            sendOnce: { call in
                self.state.withLock { state in
                    state.onceCalls.append(call)
                    return state.onceReplies.isEmpty
                        ? .lost(reason: "no script") : state.onceReplies.removeFirst()
                }
            })
    }

    private func nextToken() -> Result<HTTPReply, TransportFault> {
        state.withLock { state in
            state.tokenCount += 1
            let body = #"{"access_token":"token-\#(state.tokenCount)","expires_in":"3599"}"#
            return state.tokenReply ?? .success(HTTPReply(status: 200, body: Array(body.utf8)))
        }
    }

    private func next(_ call: HTTPCall) -> Result<HTTPReply, TransportFault> {
        state.withLock { state in
            state.calls.append(call)
            return state.replies.isEmpty ? .failure(TransportFault("no script")) : state.replies.removeFirst()
        }
    }
}

extension HTTPCall {
    var authorization: String? { headers.first { $0.name == "Authorization" }?.value }
    var text: String { String(decoding: body, as: UTF8.self) }
}

extension HTTPReply {
    static func of(_ status: Int, _ body: String, date: String? = nil) -> HTTPReply {
        HTTPReply(status: status, body: Array(body.utf8), date: date)
    }
}

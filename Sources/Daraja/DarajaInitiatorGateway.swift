public import Payments
internal import Transport

/// What a user of the organisation's may do behind the ports that the engine knows: ask about receipts, and give payments
/// back. Each call goes once, over a connection of its own, and is answered later.
public struct DarajaInitiatorGateway: StatusGateway, ReversalGateway {
    private let calls: DarajaCalls
    private let initiator: Initiator
    private let payee: CollectionPoint
    private let callbacks: CallbackBase

    /// Takes the calls, who makes them, whose transactions they are about, and where answers are heard.
    public init(_ calls: DarajaCalls, by initiator: Initiator, of payee: CollectionPoint, callbacks: CallbackBase) {
        self.calls = calls
        self.initiator = initiator
        self.payee = payee
        self.callbacks = callbacks
    }

    public func ask(about receipt: Receipt, answeredAt token: CallbackToken) async -> StatusReply {
        let query = StatusQuery(
            about: receipt, of: payee, by: initiator, answeredAt: callbacks.address(for: token))
        // Once is enough: a person asks again, and what surely never left is told as such.
        return switch await calls.sendOnce(query) {
        case .neverLeft(let reason): .notTaken(reason: "it could not be asked: \(reason)")
        case .lost(let reason): .unclear(reason: reason)
        case .answered(let reply): query.response(to: reply)
        }
    }

    public func makeReady() async throws(GatewayUnready) { try await calls.makeReady() }

    public func reverse(_ permit: consuming ReversalPermit) async -> ReversalAnswer {
        let request = ReversalRequest(
            permit.order, of: payee, by: initiator, resultAddress: callbacks.address(for: permit.token))
        return switch await calls.sendOnce(request) {
        case .neverLeft(let reason): .neverLeft(reason: reason)
        case .lost(let reason): .lost(reason: reason)
        case .answered(let reply): request.response(to: reply)
        }
    }
}

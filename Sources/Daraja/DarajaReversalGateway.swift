public import Payments
internal import Transport

/// Orders to give payments back behind the port that the engine knows: each over a connection of its own, once.
public struct DarajaReversalGateway: ReversalGateway {
    private let calls: DarajaCalls
    private let initiator: Initiator
    private let payee: CollectionPoint
    private let callbacks: CallbackBase

    /// Takes the calls, who orders, whose money it is, and where results are heard.
    public init(_ calls: DarajaCalls, by initiator: Initiator, of payee: CollectionPoint, callbacks: CallbackBase) {
        self.calls = calls
        self.initiator = initiator
        self.payee = payee
        self.callbacks = callbacks
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

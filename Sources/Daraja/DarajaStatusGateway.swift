public import Payments
internal import Transport

/// Questions about receipts behind the port that the engine knows.
public struct DarajaStatusGateway: StatusGateway {
    private let calls: DarajaCalls
    private let initiator: Initiator
    private let payee: CollectionPoint
    private let callbacks: CallbackBase

    /// Takes the calls, who asks, whose transactions they are, and where answers are heard.
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
}

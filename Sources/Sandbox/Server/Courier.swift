import Logging
import Payments
import Transport

/// Posts callbacks: each once, on a connection of its own, whatever the receiver says.
struct Courier: Sendable {
    private let transport: Transport
    /// For what somebody waits for: a validation counts as unanswered after eight seconds.
    private let hasty: Transport

    /// What came of a post.
    struct Receipt: Equatable, Sendable {
        var result: SandboxLog.Callback.Result
        /// The answer's body; empty where there was none.
        var body: [UInt8] = []
    }

    init(logger: Logger) {
        transport = Self.transport(within: .seconds(10), logger)
        hasty = Self.transport(within: .seconds(8), logger)
    }

    private static func transport(within total: Duration, _ logger: Logger) -> Transport {
        Transport(limits: TransportLimits(connect: .seconds(5), total: total, answerBytes: 65_536), logger: logger)
    }

    func deliver(_ delivery: Delivery) async -> Receipt {
        if delivery.address.leadsNowhere { return Receipt(result: .failed("the address leads nowhere")) }
        let call = HTTPCall(
            .post, delivery.address.web,
            headers: [
                .init("Content-Type", "application/json;charset=UTF-8"), .init("Businessshortcode", delivery.signer),
            ], body: delivery.body)
        return switch await (delivery.kind == .validation ? hasty : transport).sendOnce(call) {
        case .answered(let reply): Receipt(result: .answered(reply.status), body: reply.body)
        case .neverLeft(let reason), .lost(let reason): Receipt(result: .failed(reason))
        }
    }
}

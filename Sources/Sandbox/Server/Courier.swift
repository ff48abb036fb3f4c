import Logging
import Payments
import Transport

/// Posts callbacks: each once, on a connection of its own, whatever the receiver says.
struct Courier: Sendable {
    private let transport: Transport

    init(logger: Logger) {
        transport = Transport(
            limits: TransportLimits(connect: .seconds(5), total: .seconds(10), answerBytes: 65_536), logger: logger)
    }

    func deliver(_ delivery: Delivery) async -> SandboxLog.Callback.Result {
        if delivery.address.leadsNowhere { return .failed("the address leads nowhere") }
        let call = HTTPCall(
            .post, delivery.address.web,
            headers: [
                .init("Content-Type", "application/json;charset=UTF-8"), .init("Businessshortcode", delivery.signer),
            ], body: delivery.body)
        return switch await transport.sendOnce(call) {
        case .answered(let reply): .answered(reply.status)
        case .neverLeft(let reason), .lost(let reason): .failed(reason)
        }
    }
}

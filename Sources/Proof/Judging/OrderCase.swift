import Payments

/// One order of the shop's to give a payment back, as the judge follows it: what the books hold of it, and what really
/// became of it.
struct OrderCase: Sendable {
    /// The newest that the books told of it.
    var order: ReversalOrder
    /// How many requests for it reached the gateway.
    var posts = 0
    /// When the first one did, in milliseconds of the world.
    var postedAt: Int64?
    /// What came of it; nil while that is open.
    var end: End?

    init(_ order: ReversalOrder) { self.order = order }

    /// What the gateway did in the end.
    enum End: Sendable {
        /// It refused the call.
        case refused
        /// It said, or will say, that the money did not go back.
        case failed
        /// It gave the money back.
        case carriedOut
        /// It did nothing, and has not said so: the request was lost, or the money had gone back before.
        case nothing
    }

    /// Whether the books know what was answered at once, or that nobody does.
    var isSettled: Bool { posts == 0 || order.state != .sending }

    /// Whether the books may say so of it, as far as is known of what really happened.
    func mayRead(_ state: ReversalOrder.State) -> Bool {
        switch state {
        case .prepared: posts == 0
        case .void: posts == 0
        case .refused: posts == 1 && end == .refused
        case .failed: posts == 1 && end == .failed
        // Whether the money went back is held against the payment itself.
        case .sending, .asked, .unknown, .done, .superseded: true
        }
    }
}

extension ReversalOrder.State {
    /// What may follow it.
    var successors: [ReversalOrder.State] {
        switch self {
        case .prepared: [.sending, .void]
        case .sending: [.asked, .unknown, .refused, .void, .done]
        case .asked: [.unknown, .done, .failed, .superseded]
        case .unknown: [.done, .failed, .superseded]
        case .failed: [.done]
        case .done, .refused, .void, .superseded: []
        }
    }
}

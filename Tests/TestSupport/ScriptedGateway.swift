public import Payments

/// A gateway that answers from a script and counts what reaches it.
public actor ScriptedGateway: Gateway {
    private var unready: [GatewayUnready] = []
    private var pushAnswers: [PushAnswer] = []
    private var queryAnswers: [QueryAnswer] = []
    private var held: [CheckedContinuation<Void, Never>] = []
    private var holdsPushes = false

    /// The attempts whose push reached the wire, in order.
    public private(set) var pushed: [Attempt] = []
    /// The prompts that were asked about, in order.
    public private(set) var asked: [CheckoutRequestID] = []

    /// One with an empty script: pushes are accepted, questions are open.
    public init() {}

    /// Makes the next `makeReady` fail so.
    public func failReady(_ reason: GatewayUnready) { unready.append(reason) }

    /// Answers the next push so.
    public func answerPush(_ answer: PushAnswer) { pushAnswers.append(answer) }

    /// Answers the next question so.
    public func answerQuery(_ answers: QueryAnswer...) { queryAnswers += answers }

    /// Keeps pushes waiting for their answer until `release`.
    public func hold() { holdsPushes = true }

    /// Lets the held pushes go on.
    public func release() {
        holdsPushes = false
        for continuation in held { continuation.resume() }
        held = []
    }

    public func makeReady() async throws(GatewayUnready) {
        if !unready.isEmpty { throw unready.removeFirst() }
    }

    public func push(_ permit: consuming SendPermit) async -> PushAnswer {
        let attempt = permit.attempt
        pushed.append(attempt)
        let number = pushed.count
        if holdsPushes { await withCheckedContinuation { held.append($0) } }
        if !pushAnswers.isEmpty { return pushAnswers.removeFirst() }
        return PushAnswer(
            .accepted(
                merchant: MerchantRequestID("merchant-\(number)"), checkout: CheckoutRequestID("checkout-\(number)")))
    }

    public func query(_ prompt: CheckoutRequestID) async -> QueryAnswer {
        asked.append(prompt)
        return queryAnswers.isEmpty
            ? QueryAnswer(.open(reason: "The transaction is being processed")) : queryAnswers.removeFirst()
    }
}
